import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Child, startChild } from './child';
import type { Part } from './part';
import { becomesReady } from './ready';
import { StartError } from './startError';

/** A first start on a slow machine takes a while; a part that will never come up usually ends long before. */
const readyWithinMs = 90_000;

export interface Launched {
  /** Rejects with a {@link StartError} when a part ends although nobody asked it to. */
  readonly broken: Promise<never>;
  /** Stops everything, last started first. */
  stop(): Promise<void>;
}

/** Starts all parts and waits until every one is ready; if one cannot, stops the others and says why. */
export async function launch(
  parts: readonly Part[],
  dataDir: string,
  show: (text: string) => void,
  signal: AbortSignal,
): Promise<Launched> {
  const logDir = join(dataDir, 'logs');
  await mkdir(logDir, { recursive: true });
  let stopping = false;
  const children: Child[] = parts.map((part) => startChild(part, logDir, show));
  const stop = async () => {
    stopping = true;
    for (const child of children.toReversed()) await child.stop();
  };
  const broken = Promise.race(children.map((child) => child.ended.then((end) => ({ child, ...end })))).then(
    ({ child, how, lastLines }): never => {
      if (stopping) throw new StartError('Stopped.');
      throw new StartError(
        [`${child.part.name} ended (${how}). Its last words:`, ...lastLines.map((line) => `  ${line}`)].join('\n'),
      );
    },
  );
  const failed = new AbortController();
  broken.catch(() => failed.abort());
  try {
    await Promise.race([broken, allReady(parts, AbortSignal.any([signal, failed.signal]))]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { broken, stop };
}

async function allReady(parts: readonly Part[], signal: AbortSignal): Promise<void> {
  const answers = await Promise.all(parts.map((part) => becomesReady(part.readyUrl, readyWithinMs, signal)));
  const silent = parts.filter((_, index) => answers[index] === false);
  if (signal.aborted) throw new StartError('Stopped.');
  if (silent.length > 0) {
    throw new StartError(`Not ready after ${readyWithinMs / 1000} s: ${silent.map((part) => part.name).join(', ')}.`);
  }
}

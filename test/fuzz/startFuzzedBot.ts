import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { until } from '../support/chat';
import { freePort } from '../support/spawnBot';
import type { RunningBot } from '../support/startWorld';

export interface Memory {
  /** Bytes that are held after what is garbage has been collected. */
  readonly heapUsed: number;
  readonly rss: number;
}

/** A bot in a process of its own that tells what it complains of and how much memory it holds. */
export interface FuzzedBot extends RunningBot {
  /** Lines of its log at level error and above, and whatever else it printed; failures that only say that the machine is slow left out. */
  readonly complaints: readonly string[];
  /** How often the directory did not answer in time. */
  slow(): number;
  /** Its exit code, or the signal that ended it; undefined while it runs. */
  ended(): number | string | undefined;
  memory(): Promise<Memory>;
}

export async function startFuzzedBot(env: Readonly<Record<string, string>>): Promise<FuzzedBot> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--expose-gc', join(__dirname, 'fuzzedBot.js')], {
    env: { PATH: process.env.PATH ?? '', ...env, LOG_LEVEL: 'error', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const complaints: string[] = [];
  let slow = 0;
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (line) => {
      if (line.includes('"DirectoryUnavailable"')) slow += 1;
      else if (complaints.length < 200) complaints.push(line);
    });
  }
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ended = () => child.exitCode ?? child.signalCode ?? undefined;
  await until(
    async () => {
      if (ended() !== undefined) throw new Error(`the bot ended: ${complaints.join('\n')}`);
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
      return answer?.status === 200 ? true : undefined;
    },
    () => 'the bot to be ready',
  );
  return {
    port,
    complaints,
    slow: () => slow,
    ended,
    memory: () => memoryOf(child),
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

function memoryOf(child: ChildProcess): Promise<Memory> {
  return new Promise((resolve, reject) => {
    child.once('message', (said) => resolve(said as Memory));
    child.send('memory', (error) => {
      if (error !== null) reject(error);
    });
  });
}

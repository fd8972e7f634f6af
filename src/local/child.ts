import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, renameSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { noteworthy } from './noteworthy';
import type { Part } from './part';

/** How long a child may take to end before it is killed; the bot gives itself eight seconds. */
const stopWithinMs = 10_000;
const lastLinesKept = 15;

/** A running part. */
export interface Child {
  readonly part: Part;
  /** Settles when the process has ended, with its last log lines. */
  readonly ended: Promise<{ readonly how: string; readonly lastLines: readonly string[] }>;
  isRunning(): boolean;
  stop(): Promise<void>;
}

/**
 * Starts a part. Its output goes to a log file, noteworthy lines also to `show`. It gets a process group of its own,
 * so that Ctrl-C reaches only the launcher, which stops the parts in order; and a channel, whose closing tells it
 * that the launcher is gone.
 */
export function startChild(part: Part, logDir: string, show: (text: string) => void): Child {
  const child = fork(part.script, [...part.args], {
    cwd: part.cwd,
    env: { ...process.env, ...part.env },
    execArgv: part.preload.flatMap((module) => ['--require', module]),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
  });
  const lastLines = keepLog(part, child, logDir, show);
  const ended = new Promise<{ how: string; lastLines: readonly string[] }>((resolve) => {
    child.once('error', (error) => resolve({ how: error.message, lastLines }));
    child.once('close', (code, signal) => resolve({ how: signal ?? `exit code ${code}`, lastLines }));
  });
  const isRunning = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  return { part, ended, isRunning, stop: () => stopProcess(child, isRunning) };
}

async function stopProcess(child: ChildProcess, isRunning: () => boolean): Promise<void> {
  if (!isRunning()) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const patience = new AbortController();
  await Promise.race([exited, delay(stopWithinMs, undefined, { signal: patience.signal })]);
  patience.abort();
  if (isRunning()) child.kill('SIGKILL');
}

function keepLog(part: Part, child: ChildProcess, logDir: string, show: (text: string) => void): readonly string[] {
  const file = join(logDir, `${part.name}.log`);
  keepPrevious(file, join(logDir, `${part.name}.previous.log`));
  const log = createWriteStream(file);
  const lastLines: string[] = [];
  for (const stream of ['stdout', 'stderr'] as const) {
    const input = child[stream];
    if (input === null) continue;
    createInterface({ input }).on('line', (line) => {
      log.write(`${line}\n`);
      lastLines.push(line);
      if (lastLines.length > lastLinesKept) lastLines.shift();
      const text = noteworthy(line, stream);
      if (text !== undefined) show(`${part.name} | ${text}`);
    });
  }
  child.once('close', () => log.end());
  return lastLines;
}

/** The log of the run before stays readable beside the new one. */
function keepPrevious(file: string, previous: string): void {
  try {
    renameSync(file, previous);
  } catch {
    // There was no run before.
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { until } from './chat';

export interface SpawnedBot {
  readonly port: number;
  readonly pid: number;
  /** kill -9, and waits until the process is gone. */
  kill(): Promise<void>;
  signal(name: NodeJS.Signals): void;
  /** SIGTERM, and waits until the process is gone. */
  stop(): Promise<void>;
  /** Resolves with the exit code, or the signal that ended it. */
  readonly gone: Promise<number | NodeJS.Signals | null>;
}

export const builtBot = join(__dirname, '../../dist/src/main.js');
/** The built bot, which kills itself at every fail point once; the file DEATHS remembers where. */
export const mortalBot = join(__dirname, 'mortalBot.js');

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts the built bot as a process of its own and waits until it is ready. `output` takes all that it prints. */
export async function spawnBot(
  env: Readonly<Record<string, string>>,
  program = builtBot,
  output?: { write(piece: string): void },
): Promise<SpawnedBot> {
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, [program], {
    env: { PATH: process.env.PATH ?? '', ...env, PORT: String(port) },
    stdio: ['ignore', output === undefined ? 'ignore' : 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString('utf8');
    output?.write(chunk.toString('utf8'));
  });
  child.stdout?.setEncoding('utf8').on('data', (text: string) => output?.write(text));
  const gone = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? signal)),
  );
  await until(
    async () => {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the bot ended: ${complaint}`);
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
      return answer?.status === 200 ? true : undefined;
    },
    () => 'the bot to be ready',
  );
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await gone;
  };
  return {
    port,
    pid: child.pid ?? 0,
    gone,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    signal: (name) => void child.kill(name),
  };
}

import { fork } from 'node:child_process';
import { join } from 'node:path';

/** A part of a test that is a process of its own, and does what it is asked. */
export interface OwnProcess<H extends Handlers> {
  ask<N extends keyof H & string>(name: N, ...args: Parameters<H[N]>): Promise<Awaited<ReturnType<H[N]>>>;
  /** Ends it, and waits until it is gone. */
  stop(): Promise<void>;
}

/** What a process answers; arguments and answers are JSON. */
// biome-ignore lint/suspicious/noExplicitAny: each handler has arguments of its own
export type Handlers = Record<string, (...args: any[]) => unknown>;

interface Question {
  readonly nth: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

interface Answer {
  readonly nth: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** Starts a TypeScript file that calls {@link answerParent}. */
export function startProcess<H extends Handlers>(file: string, ...args: readonly string[]): OwnProcess<H> {
  const child = fork(file, args, { execArgv: ['-r', join(__dirname, 'runTypescript.js')], env: process.env });
  const asked = new Map<number, (answer: Answer) => void>();
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let count = 0;
  child.on('message', (answer: Answer) => {
    asked.get(answer.nth)?.(answer);
    asked.delete(answer.nth);
  });
  void gone.then(() => {
    for (const [nth, settle] of asked) settle({ nth, error: `${file} has ended` });
  });
  return {
    ask: (name, ...rest) =>
      new Promise((resolve, reject) => {
        count += 1;
        asked.set(count, ({ value, error }) =>
          error === undefined ? resolve(value as Awaited<ReturnType<H[typeof name]>>) : reject(new Error(error)),
        );
        child.send({ nth: count, name, args: rest } satisfies Question);
      }),
    async stop() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** Answers the process that started this one, until that is gone. */
export function answerParent(handlers: Handlers): void {
  process.on('message', ({ nth, name, args }: Question) => {
    void Promise.resolve()
      .then(() => handlers[name]?.(...args))
      .then(
        (value): Answer => ({ nth, value }),
        (error: unknown): Answer => ({ nth, error: String(error) }),
      )
      .then((answer) => process.send?.(answer));
  });
  process.once('disconnect', () => process.exit());
}

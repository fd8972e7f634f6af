import { createApp } from './app';
import { ConfigError, readConfig } from './config';
import { describeError } from './privacy/describeError';

/**
 * How long a graceful stop may take before the process ends anyway; what is unfinished is taken up elsewhere. Longer than
 * a call outside may take, shorter than the 10 s after which it would be killed.
 */
const stopWithinMs = 9_500;

async function main(): Promise<void> {
  const app = await createApp(readConfig(process.env));
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    app.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // Started by the local launcher: when that is gone, nobody is left to use this.
  process.on('disconnect', stop);
}

main().catch((error: unknown) => {
  const text =
    error instanceof ConfigError
      ? [
          'Passerelle cannot start. Correct these settings (see .env.example):',
          ...error.problems.map((one) => `- ${one}`),
        ].join('\n')
      : String(error instanceof Error ? (error.stack ?? error.message) : error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});

// Node would print the error with all it carries: the request with its token, the card with its texts.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${JSON.stringify(describeError(error))}\n`);
  process.exit(1);
});

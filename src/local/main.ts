import { join } from 'node:path';
import { greeting } from './greeting';
import { type Launched, launch } from './launcher';
import { lockDataDir } from './lock';
import { type LocalOptions, readOptions, usage } from './options';
import { botPart, type Part, type Programs, simulatorPart } from './part';
import { playgroundPart } from './playgroundPart';
import { neededPorts, requireFreePorts } from './ports';
import { StartError } from './startError';
import { prepareStartingPoint } from './startingPoint';

const programs: Programs = {
  bot: join(__dirname, '../main.js'),
  simulator: join(__dirname, '../simulator/main.js'),
  playground: require.resolve('@microsoft/m365agentsplayground/cli.js'),
  leaveWithParent: join(__dirname, 'leaveWithParent.js'),
  onlyLoopback: join(__dirname, 'onlyLoopback.js'),
};

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help')) return say(usage);
  const options = readOptions(args, process.env);
  const unlock = await lockDataDir(options.dataDir);
  try {
    await requireFreePorts(neededPorts(options));
    await prepareStartingPoint(options, process.env);
    await run(options);
  } finally {
    await unlock();
  }
}

/** Runs everything until somebody asks it to stop, or a part breaks. */
async function run(options: LocalOptions): Promise<void> {
  const asked = new AbortController();
  const stopAsked = new Promise<void>((resolve) => asked.signal.addEventListener('abort', () => resolve()));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => asked.abort());
  say('Starting Passerelle ...');
  let launched: Launched;
  try {
    launched = await launch(await partsOf(options), options.dataDir, say, asked.signal);
  } catch (error) {
    if (asked.signal.aborted) return;
    throw error;
  }
  say(greeting(options));
  try {
    await Promise.race([launched.broken, stopAsked]);
    say('\nStopping ...');
  } finally {
    await launched.stop();
  }
}

async function partsOf(options: LocalOptions): Promise<Part[]> {
  const playgrounds = await Promise.all(options.windows.map((window) => playgroundPart(window, options, programs)));
  return [simulatorPart(options, programs), botPart(options, programs), ...playgrounds];
}

main().catch((error: unknown) => {
  const text = error instanceof StartError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
});

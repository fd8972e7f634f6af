import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findLocalPerson, type LocalPerson, localPeople } from './people';
import { StartError } from './startError';

/** One chat window: whose it is and where it listens. */
export interface ChatWindow {
  readonly person: LocalPerson;
  readonly port: number;
}

/** Everything `npm start` can be told. */
export interface LocalOptions {
  readonly port: number;
  readonly simulatorPort: number;
  readonly windows: readonly ChatWindow[];
  readonly dataDir: string;
  readonly store: 'sqlite' | 'cosmos';
  readonly policy: string;
  readonly world?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const firstPlaygroundPort = 56150;

/** What `--help` prints. */
export const usage = `npm start [-- --world fresh|midway]

  Starts Passerelle with a simulated Partner Center and chat windows, all on this machine.

  --world midway      begins in the middle: enrolled, two providers, requests at every step; needs an empty
                      DATA_DIR (npm run reset). Without it a run begins fresh, or goes on where it was.

  PORT                the bot [3978]
  SIMULATOR_PORT      the simulator and its console [4978]
  PLAYGROUND_PEOPLE   whose chat windows to open [camille,tom]; any of
                      ${localPeople.map((person) => person.alias).join(', ')}
  PLAYGROUND_PORTS    their ports [56150,56151], or off for no windows
  DATA_DIR            where everything is kept [.data]
  STORE               sqlite, or cosmos with COSMOS_ENDPOINT [sqlite]
`;

/** Where data is kept: an absolute path, so that every process means the same place. */
export const dataDirOf = (env: Environment): string => resolve(setting(env, 'DATA_DIR') ?? '.data');

/** Reads the command line and the environment; throws a {@link StartError} that names every problem. */
export function readOptions(args: readonly string[], env: Environment): LocalOptions {
  const problems: string[] = [];
  const port = readPort('PORT', setting(env, 'PORT') ?? '3978', problems);
  const simulatorPort = readPort('SIMULATOR_PORT', setting(env, 'SIMULATOR_PORT') ?? '4978', problems);
  const windows = readWindows(env, problems);
  const store = readStore(env, problems);
  const world = readWorld(args, problems);
  problems.push(...repeatedPorts([port, simulatorPort, ...windows.map((window) => window.port)]));
  if (problems.length > 0) throw new StartError(problems.join('\n'));
  return {
    port,
    simulatorPort,
    windows,
    dataDir: dataDirOf(env),
    store,
    policy: setting(env, 'POLICY') ?? 'seed-2021',
    ...(world === undefined ? {} : { world }),
  };
}

function setting(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

function readPort(variable: string, text: string, problems: string[]): number {
  const port = /^\d+$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) problems.push(`${variable} must be a port number from 1 to 65535, not "${text}".`);
  return port;
}

function readWindows(env: Environment, problems: string[]): ChatWindow[] {
  const ports = setting(env, 'PLAYGROUND_PORTS');
  if (ports === 'off') return [];
  const people = readPeople(listOf(setting(env, 'PLAYGROUND_PEOPLE') ?? 'camille,tom'), problems);
  const numbers =
    ports === undefined
      ? people.map((_, index) => firstPlaygroundPort + index)
      : listOf(ports).map((text) => readPort('PLAYGROUND_PORTS', text, problems));
  if (numbers.length !== people.length) {
    problems.push(
      `PLAYGROUND_PORTS names ${numbers.length} port(s) for ${people.length} chat window(s); name one for each person in PLAYGROUND_PEOPLE.`,
    );
    return [];
  }
  return people.map((person, index) => ({ person, port: numbers[index] ?? 0 }));
}

function readPeople(aliases: readonly string[], problems: string[]): LocalPerson[] {
  if (new Set(aliases).size !== aliases.length) problems.push('PLAYGROUND_PEOPLE names somebody twice.');
  return aliases.flatMap((alias) => {
    const person = findLocalPerson(alias);
    if (person !== undefined) return [person];
    const known = localPeople.map((one) => one.alias).join(', ');
    problems.push(`PLAYGROUND_PEOPLE: nobody is called "${alias}"; there are ${known}.`);
    return [];
  });
}

function readStore(env: Environment, problems: string[]): LocalOptions['store'] {
  const store = setting(env, 'STORE') ?? 'sqlite';
  if (store === 'cosmos') {
    if (setting(env, 'COSMOS_ENDPOINT') === undefined) {
      problems.push('STORE=cosmos needs COSMOS_ENDPOINT, the address of a Cosmos DB account or emulator.');
    }
    return 'cosmos';
  }
  if (store !== 'sqlite') problems.push(`STORE must be sqlite or cosmos, not "${store}".`);
  return 'sqlite';
}

function readWorld(args: readonly string[], problems: string[]): string | undefined {
  try {
    const { world } = parseArgs({ args: [...args], options: { world: { type: 'string' } } }).values;
    if (world !== undefined && world !== 'fresh' && world !== 'midway') {
      problems.push(`--world must be fresh or midway, not "${world}".`);
    }
    return world;
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

function repeatedPorts(ports: readonly number[]): string[] {
  const repeated = ports.filter((port, index) => port !== 0 && ports.indexOf(port) !== index);
  return [...new Set(repeated)].map(
    (port) => `Port ${port} is asked for twice; PORT, SIMULATOR_PORT and PLAYGROUND_PORTS must all differ.`,
  );
}

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '');

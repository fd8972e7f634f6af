import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/app';
import type { Clock } from '../../src/clock';
import { type Config, readConfig } from '../../src/config';
import type { FailPoint } from '../../src/failPoint';
import { prepareMidway } from '../../src/local/midway/prepareMidway';
import type { Organization } from '../../src/organizations';
import { isRuleSetName } from '../../src/simulator/rules/ruleSet';
import { createSimulator } from '../../src/simulator/simulator';
import type { Person } from '../../src/simulator/state';
import { openStateFile } from '../../src/simulator/stateFile';
import { freshWorld } from '../../src/simulator/world/freshWorld';
import type { Store } from '../../src/store/store';
import { type Chat, openChat } from './chat';
import { type FakeConnector, startFakeConnector } from './fakeConnector';
import { createLogScan, type LogScan } from './logScan';
import type { SimulatedPerson } from './people';
import { spawnBot } from './spawnBot';

export interface World {
  readonly connector: FakeConnector;
  readonly simulatorUrl: string;
  /** Where the bot listens now. */
  port(): number;
  chat(person: SimulatedPerson): Chat;
  /**
   * Starts another instance beside the one that runs, on the same store; people talk to it from then on. Answers the one
   * they talked to before, which the caller stops.
   */
  handOver(options?: {
    readonly failPoint?: FailPoint;
    readonly env?: Readonly<Record<string, string>>;
  }): Promise<RunningBot>;
  /** The instance that people talk to. */
  bot(): RunningBot;
  /** Ends the bot without ceremony and starts another one on the same store. */
  restart(options?: { readonly failPoint?: FailPoint; readonly whileDown?: () => void }): Promise<void>;
  control(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<unknown>;
  /** What every bot of this world logged, down to `debug`. */
  readonly log: LogScan;
  /** Ends everything; throws when the log held a name, an address, a text or a token. */
  stop(): Promise<void>;
}

export interface WorldOptions {
  /** Where simulator and bot start; `fresh` unless said otherwise. */
  readonly world?: 'fresh' | 'midway';
  readonly env?: Readonly<Record<string, string>>;
  /** People in the organizations' directories besides those of the simulated world. */
  readonly people?: readonly Person[];
  /** What stands between the bot and the connector; `url` is where the bot then finds it. */
  readonly aroundConnector?: (connector: FakeConnector) => FakeConnector;
  /** The tenants served, when not those of the local world as they are. */
  readonly organizations?: (simulatorUrl: string) => readonly Organization[];
  readonly failPoint?: FailPoint;
  readonly undoSeconds?: number;
  /** One clock for the bot and the simulator; not for a bot that is a process of its own. */
  readonly clock?: Clock;
  /** How long Microsoft takes to approve an enrollment by itself. */
  readonly approvalDelayMs?: number;
  /** The bot as a process of its own, from the build; restarting it means kill -9. */
  readonly spawned?: boolean;
  /** The program of a spawned bot, when it is not the one of production. */
  readonly program?: string;
  /** How the bot is started when none of the ways above will do. */
  readonly startBot?: (env: Readonly<Record<string, string>>) => Promise<RunningBot>;
  /** A store that watches what is asked of it; not for a bot that is a process of its own. */
  readonly aroundStore?: (store: Store) => Store;
  /** Changes what was read from the environment, for instance an organization's connection. */
  readonly configure?: (config: Config) => Config;
}

const asRead = (config: Config): Config => config;

export interface RunningBot {
  readonly port: number;
  stop(): Promise<void>;
  /** Of a process of its own: kill -9. */
  kill?(): Promise<void>;
  /** Of a process of its own: resolves when it has ended. */
  readonly gone?: Promise<unknown>;
  /** Of a process of its own: any other signal. */
  signal?(name: NodeJS.Signals): void;
}

/** Simulator, bot and connector on loopback, with short delays and a store of its own. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const directory = mkdtempSync(join(tmpdir(), 'passerelle-'));
  const plain = await startFakeConnector();
  const connector = options.aroundConnector?.(plain) ?? plain;
  const simulatorFile = join(directory, 'simulator.sqlite');
  const base: Readonly<Record<string, string>> = { LOCAL: '1', PORT: '0', DATA_DIR: directory, ...options.env };
  if (options.world === 'midway') {
    const { store, policy } = readConfig(base);
    const made = await prepareMidway({ simulatorFile, store, policy });
    if (made !== 'prepared') throw new Error('this store has a past already');
  }
  if (options.people !== undefined) addPeople(simulatorFile, options.people);
  const simulator = await createSimulator({
    port: 0,
    dataFile: simulatorFile,
    approvalDelayMs: options.approvalDelayMs ?? 50,
    transferDelayMs: 150,
    ruleSet: ruleSetOf(base),
    ...(options.clock === undefined ? {} : { now: () => options.clock?.now() ?? new Date() }),
  });
  const organizationsFile = join(directory, 'organizations.json');
  if (options.organizations !== undefined) {
    writeFileSync(organizationsFile, JSON.stringify(options.organizations(simulator.url)));
  }
  const log = createLogScan({
    secrets: [connector.url],
    ...(options.people === undefined ? {} : { people: options.people }),
  });
  const shown = process.env.TEST_LOG;
  const logTo = {
    write(line: string) {
      log.write(line);
      if (shown !== undefined) process.stdout.write(line);
    },
  };
  const env = {
    ...base,
    SIMULATOR_URL: simulator.url,
    UNDO_SECONDS: String(options.undoSeconds ?? 0),
    LOG_LEVEL: shown ?? 'debug',
    LEASE_MS: '1000',
    SWEEP_MS: '200',
    ...pollEvery(options.world === 'midway' ? 500 : 60),
    ...options.env,
    ...(options.organizations === undefined ? {} : { ORGANIZATIONS_FILE: organizationsFile }),
  };
  const spawn =
    options.startBot ??
    (options.spawned === true
      ? (of: Readonly<Record<string, string>>) => spawnBot(of, options.program, logTo)
      : undefined);
  const start = (failPoint: FailPoint | undefined, more: Readonly<Record<string, string>> = {}): Promise<RunningBot> =>
    spawn !== undefined
      ? spawn({ ...env, ...more })
      : createApp((options.configure ?? asRead)(readConfig({ ...env, ...more })), {
          logTo,
          ...(failPoint === undefined ? {} : { failPoint }),
          ...(options.clock === undefined ? {} : { clock: options.clock }),
          ...(options.aroundStore === undefined ? {} : { aroundStore: options.aroundStore }),
        });
  let app = await start(options.failPoint);
  const chats = new Map<string, Chat>();
  return {
    connector,
    log,
    simulatorUrl: simulator.url,
    port: () => app.port,
    chat(person) {
      const known = chats.get(person.userId) ?? openChat(person, connector, () => app.port, log.typed);
      chats.set(person.userId, known);
      return known;
    },
    bot: () => app,
    async handOver({ failPoint, env: more } = {}) {
      const before = app;
      app = await start(failPoint, more);
      return before;
    },
    async restart({ failPoint, whileDown } = {}) {
      await (app.kill ?? app.stop)();
      whileDown?.();
      app = await start(failPoint);
    },
    async control(method, path, body) {
      const response = await fetch(`${simulator.url}/_sim${path}`, {
        method,
        ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      return response.status === 204 ? undefined : response.json();
    },
    async stop() {
      await app.stop();
      await simulator.close();
      await connector.close();
      rmSync(directory, { recursive: true, force: true });
      const found = log.findings();
      if (found.length > 0) throw new Error(`the log holds what it must not:\n${found.slice(0, 20).join('\n')}`);
    },
  };
}

function addPeople(simulatorFile: string, more: readonly Person[]): void {
  const file = openStateFile(simulatorFile);
  const state = file.load() ?? freshWorld('passerelle', new Date());
  file.restart({ ...state, people: [...state.people, ...more] });
  file.close();
}

/** Partner Center's rules of the same date as the policy pack's. */
const ruleSetOf = ({ POLICY = '' }: { readonly POLICY?: string }) => (isRuleSetName(POLICY) ? POLICY : undefined);

/** In the middle a dozen things are watched at once; asking often about each would leave no time for anything else. */
const pollEvery = (ms: number) => ({ POLL_MS: String(ms), POLL_MAX_MS: String(ms) });

import type { LocalOptions } from './options';

/** One process of a local run. */
export interface Part {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
  /** Modules loaded before the script. */
  readonly preload: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Answers 2xx as soon as the part can do its work. */
  readonly readyUrl: string;
}

/** Where the programs of a local run are. */
export interface Programs {
  readonly bot: string;
  readonly simulator: string;
  readonly playground: string;
  readonly leaveWithParent: string;
  readonly onlyLoopback: string;
}

/** A loopback address. */
export const local = (port: number, path = ''): string => `http://127.0.0.1:${port}${path}`;

export function simulatorPart(options: LocalOptions, programs: Programs): Part {
  return {
    name: 'simulator',
    script: programs.simulator,
    args: [],
    preload: [programs.leaveWithParent],
    env: {
      SIMULATOR_PORT: String(options.simulatorPort),
      DATA_DIR: options.dataDir,
      RULES: options.policy,
      ...(options.world === undefined ? {} : { WORLD: options.world }),
    },
    cwd: options.dataDir,
    readyUrl: local(options.simulatorPort, '/'),
  };
}

export function botPart(options: LocalOptions, programs: Programs): Part {
  return {
    name: 'bot',
    script: programs.bot,
    args: [],
    preload: [programs.leaveWithParent],
    env: {
      LOCAL: '1',
      PORT: String(options.port),
      DATA_DIR: options.dataDir,
      STORE: options.store,
      SIMULATOR_URL: local(options.simulatorPort),
      POLICY: options.policy,
    },
    cwd: options.dataDir,
    readyUrl: local(options.port, '/readyz'),
  };
}

import { join } from 'node:path';
import { readConfig } from '../config';
import { openStateFile } from '../simulator/stateFile';
import { prepareMidway } from './midway/prepareMidway';
import type { LocalOptions } from './options';
import { StartError } from './startError';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Makes sure that the run starts in the world that was asked for. A world that has begun goes on; asking for the other
 * one is refused, because what happened so far would be lost.
 */
export async function prepareStartingPoint(options: LocalOptions, env: Environment): Promise<void> {
  const { world, dataDir, policy } = options;
  if (world === undefined) return;
  const simulatorFile = join(dataDir, 'simulator.db');
  const begun =
    world === 'midway'
      ? await prepareMidway({ simulatorFile, policy, store: storeOf(options, env) })
      : worldIn(simulatorFile);
  if (begun === 'prepared' || begun === undefined || begun === world) return;
  throw new StartError(
    `What is in ${dataDir} did not begin in the world ${world}. Type npm run reset to forget it, or start without --world to go on.${options.store === 'cosmos' ? ' What is in Cosmos DB has to be deleted there.' : ''}`,
  );
}

const storeOf = ({ dataDir, store }: LocalOptions, env: Environment) =>
  readConfig({ ...env, LOCAL: '1', DATA_DIR: dataDir, STORE: store }).store;

function worldIn(simulatorFile: string) {
  const file = openStateFile(simulatorFile);
  try {
    return file.load()?.world;
  } finally {
    file.close();
  }
}

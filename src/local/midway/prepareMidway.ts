import { programmeRef } from '../../aggregates';
import type { StoreConfig } from '../../config';
import { policyPacks } from '../../domain/policy/packs';
import { isRuleSetName } from '../../simulator/rules/ruleSet';
import type { State } from '../../simulator/state';
import { openStateFile } from '../../simulator/stateFile';
import { midwayWorld } from '../../simulator/world/midwayWorld';
import { boreal } from '../../simulator/world/organizations';
import { openStore } from '../../store/openStore';
import { fillStore } from './fillStore';

export interface Midway {
  /** Where the simulator keeps its state. */
  readonly simulatorFile: string;
  readonly store: StoreConfig;
  readonly policy: string;
  readonly now?: Date;
  readonly seed?: string;
}

/**
 * Puts both sides at the starting point `midway` before either of them runs. When they have a past already, changes
 * nothing and answers where that past began; `unknown` is one side without the other.
 */
export async function prepareMidway(midway: Midway): Promise<'prepared' | State['world'] | 'unknown'> {
  const { now = new Date(), seed = 'passerelle' } = midway;
  const policy = policyPacks[midway.policy];
  if (policy === undefined) throw new Error(`there is no policy pack ${midway.policy}`);
  const store = await openStore(midway.store, () => now);
  const simulator = openStateFile(midway.simulatorFile);
  try {
    const { pk, id } = programmeRef(boreal);
    const past = simulator.load();
    if (past !== undefined) return past.world;
    if ((await store.read('records', pk, id)) !== undefined) return 'unknown';
    const state = midwayWorld(seed, now, isRuleSetName(midway.policy) ? midway.policy : undefined);
    await fillStore({ store, state, now, policy });
    // Last, so that a start that was cut off is not taken for a finished one.
    simulator.restart(state);
    return 'prepared';
  } finally {
    simulator.close();
    await store.close();
  }
}

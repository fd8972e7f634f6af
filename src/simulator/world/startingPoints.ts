import type { RuleSetName } from '../rules/ruleSet';
import type { State } from '../state';
import { freshWorld } from './freshWorld';
import { midwayWorld } from './midwayWorld';

/** The worlds one can start from, by the name that the control plane and the start options use. */
export const startingPoints = { fresh: freshWorld, midway: midwayWorld } satisfies Record<
  State['world'],
  (seed: string, now: Date, ruleSet?: RuleSetName) => State
>;

export const worldNames = Object.keys(startingPoints) as [State['world'], ...State['world'][]];

export function isWorldName(name: string): name is State['world'] {
  return Object.hasOwn(startingPoints, name);
}

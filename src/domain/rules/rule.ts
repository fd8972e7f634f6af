import type { LinkName } from '../policy/policyPack';

export const areas = [
  'GEN',
  'ROL',
  'ENR',
  'DUR',
  'PRO',
  'INV',
  'MGT',
  'MOV',
  'EXT',
  'MCA',
  'TRF',
  'VER',
  'CON',
  'INC',
] as const;
export type Area = (typeof areas)[number];

export type RuleKind = 'role' | 'precondition' | 'must' | 'effect' | 'warning' | 'information' | 'task' | 'link';

/** Who can do what the rule asks, or lift it. */
export type RuleActor =
  | 'partnerGlobalAdmin'
  | 'partnerAdminAgent'
  | 'partnerAgents'
  | 'providerAgents'
  | 'provider'
  | 'customer'
  | 'microsoft'
  | 'everyone'
  | 'nobody';

/** How far the source article carries the rule: it says it, allows that reading, or is silent and the rule is Passerelle's own. */
export type Basis = 'seed' | 'derived' | 'product';

/** One rule of the transition. Its sentence stands in the catalogs under `rule.<id>`. */
export interface Rule {
  readonly id: string;
  readonly area: Area;
  readonly kinds: readonly RuleKind[];
  /** Sentences of the source article (June 2021), by their numbers. */
  readonly sentences: readonly number[];
  readonly who: RuleActor;
  readonly basis: Basis;
  /** Pages of the policy pack that say more. */
  readonly links: readonly LinkName[];
}

export const rule = (
  id: `${Area}-${number}`,
  kinds: readonly RuleKind[],
  sentences: readonly number[],
  who: RuleActor,
  basis: Basis = 'seed',
  links: readonly LinkName[] = [],
): Rule => ({ id, area: id.slice(0, 3) as Area, kinds, sentences, who, basis, links });

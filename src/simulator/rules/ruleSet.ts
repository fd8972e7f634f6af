import type { DirectoryRole, State } from '../state';
import { current2026 } from './current2026';
import { seed2021 } from './seed2021';

export type RuleSetName = 'seed-2021' | 'current-2026';

/** Standing of a partner in the direct bill program. Only the portal shows it. */
export type ProgramStatus = 'active' | 'restricted' | 'suspended' | 'revoked';

/** What a partner may no longer do; see `access/checkAccess.ts`. */
export type ProgramLimit =
  | 'purchase'
  | 'newCustomer'
  | 'directInvitation'
  | 'transfer'
  | 'change'
  /** Nothing at all: the tenant's access to the API is over. */
  | 'everything';

/** Calls whose roles the documentation states. `PATCH` and `POST` of transfers differ by protocol, seen in the body. */
export type Right =
  | 'createTransfer'
  | 'acceptTransfer'
  | 'rejectTransfer'
  | 'withdrawTransfer'
  | 'listTransfers'
  | 'getTransfer'
  | 'createNewCommerceTransfer'
  | 'updateNewCommerceTransfer'
  | 'confirmAgreement'
  | 'enroll'
  | 'extendRelationship';

export interface RoleLine {
  /** Any of them is enough. */
  readonly roles: readonly DirectoryRole[];
  /** The page the line stands on and the date of its text. */
  readonly source: string;
  /** The documentation states no line here; ours. */
  readonly invented?: true;
}

/**
 * Everything in which two dates differ. What no rule set names is the same under both. Where a date's documentation is
 * silent, the line says so in `source`.
 */
export interface RuleSet {
  readonly name: RuleSetName;
  /** ISO date of the state of the rules. */
  readonly asOf: string;
  /** First and last month of the anniversary for which the portal offers enrollment; undefined: all year. */
  readonly enrollmentMonths: { readonly first: number; readonly last: number } | undefined;
  /** The direct bill enrollment must be Restricted before the tenant can enroll as indirect reseller. */
  readonly enrollmentNeedsRestricted: boolean;
  /** Revenue over 12 months in US dollars that a direct bill partner, and an indirect reseller, must have. */
  readonly directBillRevenueUsd: number;
  readonly resellerRevenueUsd: number | undefined;
  /** Roles per call of a token that stands for a person. */
  readonly roleLines: Readonly<Record<Right, RoleLine>>;
  /** Calls on behalf of a person must carry the claim of multifactor authentication. */
  readonly mfaRequired: boolean;
  /** An invitation, and a new customer tenant, brings delegated administration privileges. */
  readonly delegatedAdminWithInvitation: boolean;
  /** The new-commerce transfer protocol exists. */
  readonly newCommerce: boolean;
  /** `POST /customers/{id}/agreements` with the partner's word alone still counts. */
  readonly partnerAttestation: boolean;
  readonly limits: Readonly<Record<ProgramStatus, readonly ProgramLimit[]>>;
}

export const ruleSets: Readonly<Record<RuleSetName, RuleSet>> = {
  'seed-2021': seed2021,
  'current-2026': current2026,
};

/** The rules in force, with what the control plane overrides. */
export function rulesOf({ ruleSet, switches, requireMfa }: State): RuleSet {
  const rules = ruleSets[ruleSet];
  return {
    ...rules,
    mfaRequired: requireMfa ?? rules.mfaRequired,
    newCommerce: switches.newCommerce ?? rules.newCommerce,
    partnerAttestation: switches.partnerAttestation ?? rules.partnerAttestation,
  };
}

export const ruleSetNames = Object.keys(ruleSets) as [RuleSetName, ...RuleSetName[]];

export function isRuleSetName(name: string): name is RuleSetName {
  return Object.hasOwn(ruleSets, name);
}

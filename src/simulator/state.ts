/**
 * Everything the simulator remembers. Plain data, so that one JSON snapshot is the whole truth and a restart continues
 * where the process was killed. Instants are ISO 8601 UTC on the virtual clock; ids are lower-case GUIDs.
 */

import type { Customer } from './customerState';
import type { Organization, Person } from './organizationState';
import type { RuleSetName } from './rules/ruleSet';
import type { Switches } from './switches';
import type { Subscription, Transfer } from './transferState';

export type * from './customerState';
export type * from './organizationState';
export type * from './transferState';

export interface Partnership {
  partnerTenantId: string;
  providerTenantId: string;
  status: 'invited' | 'accepted';
  invitedAt: string;
  acceptedAt?: string;
}

export interface Fault {
  match: string;
  status?: number | undefined;
  /** Code of the error body; one that fits the status unless named. */
  code?: number | undefined;
  retryAfter?: number | undefined;
  latencyMs?: number | undefined;
  /** The connection breaks and nothing has happened. */
  dropBeforeCommit?: boolean | undefined;
  /** The connection breaks after the effect. */
  dropAfterCommit?: boolean | undefined;
  /** The answer arrives spoiled: no JSON, cut off in the middle, nothing, or a gateway's page. */
  body?: 'malformed' | 'truncated' | 'empty' | 'html' | undefined;
  /** The body takes this long, a piece at a time. */
  dripMs?: number | undefined;
  /** A read sees the state as it was this long ago. */
  staleMs?: number | undefined;
  times: number;
}

export interface AuditRecord {
  id: string;
  at: string;
  /** How many others were written in the same millisecond before; absent: none. */
  nth?: number;
  tenantIds: string[];
  customerId?: string;
  resourceType: string;
  operationType: string;
  resourceId: string;
  /** Added where the record is written down: who, by which application, in which call. */
  userId?: string;
  applicationId?: string;
  correlationId?: string;
  /** The resource before and after, where the call shows it. */
  oldValue?: unknown;
  newValue?: unknown;
}

export interface State {
  v: 1;
  world: 'fresh' | 'midway';
  seed: string;
  /** The date whose rules are in force. */
  ruleSet: RuleSetName;
  switches: Switches;
  /** Source of new ids. */
  counter: number;
  clockOffsetMs: number;
  organizations: Organization[];
  people: Person[];
  customers: Customer[];
  subscriptions: Subscription[];
  partnerships: Partnership[];
  transfers: Transfer[];
  audit: AuditRecord[];
  faults: Fault[];
  /** App+User calls must carry the claim of multifactor authentication; absent: as the rule set says. */
  requireMfa?: boolean;
  /** By account: refresh tokens made before are revoked. */
  sessionsValidFrom?: Record<string, string>;
  /** Codes of the last minutes that have been exchanged. */
  redeemedCodes?: { id: string; at: string }[];
}

/** One mutating Partner Center call as received, for `GET /_sim/requests`. */
export interface RecordedCall {
  at: string;
  method: string;
  path: string;
  requestId: string | null;
  callerTenant: string | null;
  status: number;
  /** Answered from memory of the same MS-RequestId; the effect was not repeated. */
  replayed?: true;
  /** The answer was never delivered (fault `dropAfterCommit`). */
  dropped?: true;
}

import type { AggregateRef, AggregateType } from '../aggregateDraft';
import type { Clock } from '../clock';
import type { Directory } from '../directory/directory';
import type { CustomerCommand } from '../domain/customer/commands';
import type { Effect } from '../domain/effects';
import type { PolicyPack } from '../domain/policy/policyPack';
import type { ProgrammeCommand } from '../domain/programme/commands';
import type { Log } from '../log';
import type { Organization } from '../organizations';
import type { PartnerCenterConnection } from '../partnerCenter/partnerCenter';
import type { AggregateDocument, OutboxItem } from '../store/documents/aggregateDocument';
import type { Store } from '../store/store';
import type { Polling } from './poll';

/** What became of an effect: its outcome comes back as commands, decided and saved together with leaving the outbox. */
export interface Outcome {
  readonly result:
    | { readonly kind: 'done' }
    /** Try again in `ms`. `answered`: Partner Center did answer, so the next attempt needs a new MS-RequestId. */
    | {
        readonly kind: 'later';
        readonly ms: number;
        readonly answered: boolean;
        readonly failed: boolean;
        /** The program itself failed, not the world: after several times the effect is parked. */
        readonly fault?: true;
        /** How far it got, kept in its place so that a crash goes on from there. */
        readonly work?: Effect;
      };
  readonly programme?: readonly ProgrammeCommand[];
  readonly customer?: readonly CustomerCommand[];
}

export interface HandlerContext {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly directory: Directory;
  /** The rules in force for this installation. */
  readonly policy: PolicyPack;
  readonly organization: (tenantId: string) => Organization | undefined;
  /** The tenant's own connection; undefined: everything on that side happens in the portal. */
  readonly connection: (tenantId: string) => PartnerCenterConnection | undefined;
  /** Decides about another document than the one that is worked; done twice it does no more. */
  readonly decide: Decide;
  /** Marks cards as due and wakes the notifier. */
  readonly wakeCards: (cards: readonly { readonly pk: string; readonly id: string }[]) => void;
  readonly poll: Polling;
  readonly pairing: Pairing;
}

/** Who hears of a partner: the one place that says what may reach another tenant. */
export interface Pairing {
  /** Accepting the partnership links the two tenants, as in local runs and rehearsals; otherwise a code does. */
  readonly byAcceptance: (partnerTenant: string) => boolean;
  /** Whether something of the partner's may stand in, or be sent to people of, that tenant. Its own always may. */
  readonly reaches: (partnerTenant: string, tenantId: string) => Promise<boolean>;
}

export type Decide = <S, C extends { readonly now: string }, E extends { readonly type: string }>(
  aggregate: AggregateType<S, C, E>,
  ref: AggregateRef,
  commands: readonly C[],
) => Promise<unknown>;

/** One effect to perform, with the document it stands in. */
export interface Job {
  readonly doc: AggregateDocument;
  readonly item: OutboxItem;
  /** No attempt of any instance got as far as sending, so nothing can have left. */
  readonly first: boolean;
  /**
   * Before a call that changes something leaves: renews the claim, so that it outlives the call, and writes down that
   * something may have left. Throws {@link ClaimLost} when another instance has the document now.
   */
  readonly beforeSending: () => Promise<void>;
}

/** Another instance works the document: what this one was about to do is its business now. */
export class ClaimLost extends Error {
  constructor(id: string) {
    super(`another instance has claimed ${id}`);
    this.name = 'ClaimLost';
  }
}

export const done = (commands: Omit<Outcome, 'result'> = {}): Outcome => ({ result: { kind: 'done' }, ...commands });

const slowest = 60_000;

/** How long to wait after so many failures in a row: 1 s, doubling, at most a minute. */
export const backoffMs = (failures: number): number => Math.min(slowest, 1000 * 2 ** Math.min(failures, 10));

/** Try again after a failure of the world outside, for as long as it takes. */
export const retry = (item: OutboxItem, answered: boolean, afterMs?: number): Outcome => ({
  result: {
    kind: 'later',
    ms: Math.max(afterMs ?? 0, backoffMs(item.failures)),
    answered,
    failed: true,
  },
});

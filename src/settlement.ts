import { randomUUID } from 'node:crypto';
import type { Draft } from './aggregateDraft';
import { type Clock, instant } from './clock';
import { type AggregateDocument, type Claim, dueOf, type OutboxItem } from './store/documents/aggregateDocument';

/** What became of one effect, saved together with the command that its outcome brings back. */
export interface Settlement {
  readonly itemId: string;
  readonly result:
    | { readonly kind: 'done' }
    | {
        readonly kind: 'later';
        readonly notBefore: string;
        readonly answered: boolean;
        readonly failed: boolean;
        /** Failed by the program's own fault. */
        readonly fault: boolean;
        /** How far it got: what is done next in its place. */
        readonly work?: OutboxItem['work'];
      }
    | { readonly kind: 'parked'; readonly reason: string };
}

/** The instance that saves, as its claims name it. */
interface Claimant {
  readonly clock: Clock;
  readonly owner: string;
  readonly leaseMs: number;
}

/** The document as it is to be saved; undefined when nothing changes. */
export function documentAfter<S>(
  deps: Claimant,
  before: AggregateDocument<S>,
  draft: Draft<S>,
  options: { readonly settlements?: readonly Settlement[]; readonly release?: boolean },
): AggregateDocument<S> | undefined {
  const settlements = options.settlements ?? [];
  const releases = options.release === true && before.claim?.owner === deps.owner;
  if (draft.items.length === 0 && settlements.length === 0 && !releases) return undefined;
  const now = instant(deps.clock);
  const kept = before.outbox.filter((item) => !draft.over.has(item.id));
  const outbox = [...settle(kept, settlements, now), ...draft.items];
  const claim: Claim | undefined =
    draft.items.length > 0 || (before.claim?.owner === deps.owner && !releases)
      ? claimAfter(before.claim, deps, now)
      : releases
        ? undefined
        : before.claim;
  const due = dueOf(outbox, claim, now);
  const { claim: _claim, due: _due, ...same } = before;
  return {
    ...same,
    state: draft.state,
    seq: draft.seq,
    head: draft.head,
    outbox,
    commit: randomUUID(),
    ...(claim === undefined ? {} : { claim }),
    ...(due === undefined ? {} : { due }),
  };
}

/** A live claim of another instance stays: it will see the new work when it reloads. */
const claimAfter = (current: Claim | undefined, deps: Claimant, now: string): Claim =>
  current !== undefined && current.owner !== deps.owner && current.until > now
    ? current
    : { owner: deps.owner, until: instant(deps.clock, deps.leaseMs) };

function settle(outbox: readonly OutboxItem[], settlements: readonly Settlement[], at: string): readonly OutboxItem[] {
  const results = new Map(settlements.map((one) => [one.itemId, one.result]));
  return outbox.flatMap((item): readonly OutboxItem[] => {
    const result = results.get(item.id);
    if (result === undefined) return [item];
    switch (result.kind) {
      case 'done':
        return [];
      case 'later':
        return [postponed(item, result)];
      case 'parked':
        return [{ ...item, parked: { at, reason: result.reason } }];
      default: {
        const never: never = result;
        return [never];
      }
    }
  });
}

function postponed(item: OutboxItem, result: Extract<Settlement['result'], { kind: 'later' }>): OutboxItem {
  const { faults: before = 0, ...kept } = item;
  const faults = result.fault ? before + 1 : result.failed ? before : 0;
  return {
    ...kept,
    ...(result.work === undefined ? {} : { work: result.work }),
    notBefore: result.notBefore,
    attempt: item.attempt + (result.answered ? 1 : 0),
    failures: result.failed ? item.failures + 1 : 0,
    ...(faults === 0 ? {} : { faults }),
  };
}

import { randomUUID } from 'node:crypto';
import { type Clock, instant } from './clock';
import type { Actor } from './domain/actor';
import type { Decision } from './domain/decision';
import type { Effect } from './domain/effects';
import type { Refusal } from './domain/refusal';
import type { FailPoint } from './failPoint';
import { deterministicId } from './ids';
import { ledgerEntry } from './ledgerChain';
import {
  type AggregateDocument,
  type Claim,
  dueOf,
  type LedgerEntry,
  type OutboxItem,
} from './store/documents/aggregateDocument';
import { documentVersion, type Store, StoreConflict, StoreUnavailable, type Versioned } from './store/store';

/** How an aggregate decides; `src/aggregates.ts` names the two. */
export interface AggregateType<S, C extends { readonly now: string }, E extends { readonly type: string }> {
  readonly type: 'programme' | 'customer';
  readonly initial: S;
  readonly decide: (state: S, command: C) => Decision<E>;
  readonly evolve: (state: S, event: E) => S;
  readonly effects: (event: E, after: S) => readonly Effect[];
}

/** Where an aggregate lives: partition key (the partner's tenant) and document id. */
export interface AggregateRef {
  readonly pk: string;
  readonly id: string;
}

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

export interface Executed<S> {
  readonly state: S;
  readonly seq: number;
  readonly happened: boolean;
  readonly refusal?: Refusal;
}

export interface ExecuteDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** This instance's name, the owner in its claims. */
  readonly owner: string;
  readonly leaseMs: number;
  readonly failPoint: FailPoint;
  /** Tells this process' relay that a document it owns has work. */
  readonly nudge: (ref: AggregateRef) => void;
}

const maxConflicts = 5;
/** A card newer than this replica's state: read again before refusing. */
const behind = { tries: 3, waitMs: 50 };

/**
 * Load, decide, save with If-Match, nudge the relay. A conflict reloads and decides again; a save whose answer was lost
 * is read back and recognized by its commit id. With `settlements`, effects leave the outbox in the same write.
 */
export async function execute<S, C extends { readonly now: string }, E extends { readonly type: string }>(
  deps: ExecuteDeps,
  aggregate: AggregateType<S, C, E>,
  ref: AggregateRef,
  commands: readonly C[],
  options: { readonly settlements?: readonly Settlement[]; readonly release?: boolean } = {},
): Promise<Executed<S>> {
  let waits = 0;
  for (let conflicts = 0; ; ) {
    const loaded = await deps.store.read<AggregateDocument<S>>('records', ref.pk, ref.id);
    const before = loaded?.doc ?? emptyDocument(aggregate, ref);
    if (before.v > documentVersion) throw new NewerDocument(ref);
    const draft = decideAll(aggregate, before, commands);
    if (draft.refusal?.reason === 'ahead' && waits < behind.tries) {
      waits += 1;
      await new Promise((resolve) => setTimeout(resolve, behind.waitMs));
      continue;
    }
    const after = documentAfter(deps, before, draft, options);
    if (after === undefined) return executed(before, false, draft.refusal);
    try {
      await deps.failPoint(`save:${ref.id}:${after.seq}:before`);
      await save(deps.store, loaded, after);
    } catch (error) {
      if (!(error instanceof StoreConflict) || conflicts >= maxConflicts) throw error;
      conflicts += 1;
      continue;
    }
    await deps.failPoint(`save:${ref.id}:${after.seq}:after`);
    if (draft.items.length > 0) deps.nudge(ref);
    return executed(after, draft.items.length > 0, draft.refusal);
  }
}

/** The document has a newer shape than this instance knows; a newer instance will do its work. */
export class NewerDocument extends Error {
  constructor(ref: AggregateRef) {
    super(`document ${ref.id} has a newer version than this program`);
    this.name = 'NewerDocument';
  }
}

interface Draft<S> {
  readonly state: S;
  readonly seq: number;
  readonly head: string;
  readonly items: readonly OutboxItem[];
  readonly refusal?: Refusal;
}

function decideAll<S, C extends { readonly now: string }, E extends { readonly type: string }>(
  aggregate: AggregateType<S, C, E>,
  before: AggregateDocument<S>,
  commands: readonly C[],
): Draft<S> {
  let { state, seq, head } = before;
  const items: OutboxItem[] = [];
  const entries: LedgerEntry[] = [];
  for (const command of commands) {
    const decision = aggregate.decide(state, command);
    if ('refused' in decision)
      return { state: before.state, seq: before.seq, head: before.head, items: [], refusal: decision.refused };
    for (const event of decision.events) {
      state = aggregate.evolve(state, event);
      seq += 1;
      const entry = ledgerEntry({ seq, at: command.now, previous: head, event, ...actorOf(command) });
      head = entry.hash;
      entries.push(entry);
      aggregate.effects(event, state).forEach((work, index) => {
        items.push({
          id: deterministicId(before.pk, before.id, seq, index, work.kind),
          work,
          attempt: 0,
          failures: 0,
          ...('notBefore' in work ? { notBefore: work.notBefore } : {}),
        });
      });
    }
  }
  if (entries.length === 0) return { state, seq, head, items };
  const ledger: OutboxItem = {
    id: deterministicId(before.pk, before.id, seq, 'appendLedger'),
    work: { kind: 'appendLedger', entries },
    attempt: 0,
    failures: 0,
  };
  // What people see comes before slow calls: cards say "being sent" while Partner Center answers.
  const shown = items.filter((item) => item.work.kind === 'publish');
  return { state, seq, head, items: [ledger, ...shown, ...items.filter((item) => item.work.kind !== 'publish')] };
}

function actorOf(command: object): Pick<LedgerEntry, 'actor'> {
  if (!('actor' in command)) return {};
  const { tenantId, userId, roles, rolesReadAt } = command.actor as Actor;
  return { actor: { tenantId, userId, roles, rolesReadAt } };
}

function documentAfter<S>(
  deps: ExecuteDeps,
  before: AggregateDocument<S>,
  draft: Draft<S>,
  options: { readonly settlements?: readonly Settlement[]; readonly release?: boolean },
): AggregateDocument<S> | undefined {
  const settlements = options.settlements ?? [];
  const releases = options.release === true && before.claim?.owner === deps.owner;
  if (draft.items.length === 0 && settlements.length === 0 && !releases) return undefined;
  const now = instant(deps.clock);
  const outbox = [...settle(before.outbox, settlements, now), ...draft.items];
  const claim: Claim | undefined =
    draft.items.length > 0 || (before.claim?.owner === deps.owner && !releases)
      ? claimAfter(before.claim, deps, now)
      : releases
        ? undefined
        : before.claim;
  const due = dueOf(outbox, claim, now);
  const { claim: _claim, due: _due, ...kept } = before;
  return {
    ...kept,
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
const claimAfter = (current: Claim | undefined, deps: ExecuteDeps, now: string): Claim =>
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

async function save<S>(
  store: Store,
  loaded: Versioned<AggregateDocument<S>> | undefined,
  after: AggregateDocument<S>,
): Promise<void> {
  try {
    if (loaded === undefined) await store.create('records', after);
    else await store.replace('records', after, loaded.etag);
  } catch (error) {
    if (!(error instanceof StoreUnavailable) || !error.maybeWritten) throw error;
    const stored = await store.read<AggregateDocument<S>>('records', after.pk, after.id);
    if (stored?.doc.commit !== after.commit) throw error;
  }
}

function emptyDocument<S>(
  aggregate: { type: 'programme' | 'customer'; initial: S },
  ref: AggregateRef,
): AggregateDocument<S> {
  return {
    pk: ref.pk,
    id: ref.id,
    type: aggregate.type,
    v: documentVersion,
    state: aggregate.initial,
    seq: 0,
    head: '',
    outbox: [],
    commit: '',
  };
}

const executed = <S>(doc: AggregateDocument<S>, happened: boolean, refusal: Refusal | undefined): Executed<S> => ({
  state: doc.state,
  seq: doc.seq,
  happened,
  ...(refusal === undefined ? {} : { refusal }),
});

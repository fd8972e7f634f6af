import { type AggregateRef, type AggregateType, decideAll, emptyDocument } from './aggregateDraft';
import type { Clock } from './clock';
import type { Refusal } from './domain/refusal';
import type { FailPoint } from './failPoint';
import { documentAfter, type Settlement } from './settlement';
import type { AggregateDocument } from './store/documents/aggregateDocument';
import { documentVersion, type Store, StoreConflict, StoreUnavailable, type Versioned } from './store/store';

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

const executed = <S>(doc: AggregateDocument<S>, happened: boolean, refusal: Refusal | undefined): Executed<S> => ({
  state: doc.state,
  seq: doc.seq,
  happened,
  ...(refusal === undefined ? {} : { refusal }),
});

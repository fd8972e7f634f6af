import type { Actor } from './domain/actor';
import type { Decision } from './domain/decision';
import type { Effect } from './domain/effects';
import type { Refusal } from './domain/refusal';
import { type Wait, waitKey } from './domain/waiting/wait';
import { deterministicId } from './ids';
import { ledgerEntry } from './ledger/chain';
import { sealEvent } from './ledger/sealEvent';
import type { AggregateDocument, OutboxItem } from './store/documents/aggregateDocument';
import type { EntryTexts, LedgerEntry } from './store/documents/ledgerDocument';
import { documentVersion } from './store/store';

/** How an aggregate decides; `src/aggregates.ts` names the two. */
export interface AggregateType<S, C extends { readonly now: string }, E extends { readonly type: string }> {
  readonly type: 'programme' | 'customer';
  readonly initial: S;
  readonly decide: (state: S, command: C) => Decision<E>;
  readonly evolve: (state: S, event: E) => S;
  readonly effects: (event: E, after: S) => readonly Effect[];
  /** What of it waits for a person. */
  readonly waits: (state: S) => readonly Wait[];
}

/** Where an aggregate lives: partition key (the partner's tenant) and document id. */
export interface AggregateRef {
  readonly pk: string;
  readonly id: string;
}

/** What commands make of a document, before it is saved: nothing of it with a refusal. */
export interface Draft<S> {
  readonly state: S;
  readonly seq: number;
  readonly head: string;
  readonly items: readonly OutboxItem[];
  /** Effects that have nothing to do any more: reminders of what waits no longer. */
  readonly over: ReadonlySet<string>;
  readonly refusal?: Refusal;
}

/** Decides one command after the other on the same state; a refusal of one refuses them all. */
export function decideAll<S, C extends { readonly now: string }, E extends { readonly type: string }>(
  aggregate: AggregateType<S, C, E>,
  before: AggregateDocument<S>,
  commands: readonly C[],
): Draft<S> {
  let { state, seq, head } = before;
  const items: OutboxItem[] = [];
  const entries: LedgerEntry[] = [];
  const entryTexts: EntryTexts[] = [];
  const over = new Set<string>();
  for (const command of commands) {
    const decision = aggregate.decide(state, command);
    if ('refused' in decision)
      return { state: before.state, seq: before.seq, head: before.head, items: [], over, refusal: decision.refused };
    for (const event of decision.events) {
      state = aggregate.evolve(state, event);
      seq += 1;
      const { event: sealed, texts } = sealEvent(event);
      const chained = { format: 2 as const, partner: before.pk, aggregate: before.id, seq, at: command.now };
      const entry = ledgerEntry({ ...chained, previous: head, event: sealed, ...actorOf(command) });
      head = entry.hash;
      entries.push(entry);
      if (Object.keys(texts).length > 0) entryTexts.push({ seq, ...authorOf(command), texts });
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
  if (entries.length === 0) return { state, seq, head, items, over };
  remindOf(aggregate.waits(state), { before, seq, items, over });
  const ledger: OutboxItem = {
    id: deterministicId(before.pk, before.id, seq, 'appendLedger'),
    work: { kind: 'appendLedgerEntries', entries, texts: entryTexts },
    attempt: 0,
    failures: 0,
  };
  // What people see comes before slow calls: cards say "being sent" while Partner Center answers.
  const shown = items.filter((item) => item.work.kind === 'publish');
  const rest = items.filter((item) => item.work.kind !== 'publish');
  return { state, seq, head, items: [ledger, ...shown, ...rest], over };
}

/** Whatever waits has one effect that reminds of it, and what waits no longer has none. */
function remindOf(
  waits: readonly Wait[],
  {
    before,
    seq,
    items,
    over,
  }: {
    readonly before: AggregateDocument;
    readonly seq: number;
    readonly items: OutboxItem[];
    readonly over: Set<string>;
  },
): void {
  const waiting = new Set(waits.map(waitKey));
  for (const { id, work } of before.outbox) {
    if (work.kind !== 'remind' || waiting.delete(work.key)) continue;
    over.add(id);
  }
  for (const key of waiting) {
    const id = deterministicId(before.pk, before.id, seq, 'remind', key);
    items.push({ id, work: { kind: 'remind', key }, attempt: 0, failures: 0 });
  }
}

function actorOf(command: object): Pick<LedgerEntry, 'actor'> {
  if (!('actor' in command)) return {};
  const { tenantId, userId, roles, rolesReadAt } = command.actor as Actor;
  return { actor: { tenantId, userId, roles, rolesReadAt } };
}

function authorOf(command: object): Pick<EntryTexts, 'by'> {
  if (!('actor' in command)) return {};
  const { tenantId, userId } = command.actor as Actor;
  return { by: { tenantId, userId } };
}

/** The document before anything happened. */
export function emptyDocument<S>(
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

import type { AggregateRef } from '../aggregateDraft';
import { customerAggregate, programmeAggregate } from '../aggregates';
import { instant } from '../clock';
import { type ExecuteDeps, execute, NewerDocument } from '../execute';
import type { Settlement } from '../settlement';
import { type AggregateDocument, dueOf, type OutboxItem } from '../store/documents/aggregateDocument';
import { documentVersion, StoreConflict, type Versioned } from '../store/store';
import { nextDay } from './effects/reconcile';
import type { HandlerContext, Outcome } from './handler';
import { backoffMs, ClaimLost, done, retry } from './handler';
import { isOutage } from './isOutage';
import { markSending } from './markSending';
import { handlerOf } from './perform';

/** Failures by the program's own fault in a row after which an effect is parked. An outage never parks anything. */
const maxFaults = 10;
/** An outage raises an alert after this many failures in a row, and again after each further so many (about an hour). */
const alertAfter = 10;
const alertAgainAfter = 60;
/** Timers farther away than this are left to the sweep. */
const timerHorizonMs = 60_000;
const dayMs = 86_400_000;

/** Effects that move data inside the store and call nothing that changes anything outside. */
const insideStore: ReadonlySet<OutboxItem['work']['kind']> = new Set([
  'appendLedger',
  'appendLedgerEntries',
  'publish',
  'remind',
  'remindNow',
]);

export interface Relay {
  /** Work a document now. */
  nudge(ref: AggregateRef): void;
  /** Finds due work through the index on `due`. */
  sweep(): Promise<void>;
  /** Stops taking work, waits for what is in hand and hands the rest back, so that another instance need not wait for a lease. */
  stop(): Promise<void>;
}

/** Does the effects in the outboxes of aggregates: at least once, one document at a time, claimed by a conditional write. */
export function createRelay(deps: ExecuteDeps, context: HandlerContext): Relay {
  const running = new Map<string, { again: boolean; promise: Promise<void> }>();
  const timers = new Map<string, NodeJS.Timeout>();
  const leaving = new Set<Promise<void>>();
  let stopping = false;

  function start(ref: AggregateRef): void {
    if (stopping) {
      handBackLater(ref);
      return;
    }
    const key = `${ref.pk}|${ref.id}`;
    const current = running.get(key);
    if (current !== undefined) {
      current.again = true;
      return;
    }
    const entry = { again: false, promise: Promise.resolve() };
    entry.promise = work(ref)
      .catch((error: unknown) => report(ref, error))
      .finally(() => {
        running.delete(key);
        if (entry.again) start(ref);
      });
    running.set(key, entry);
  }

  function report(ref: AggregateRef, error: unknown): void {
    if (error instanceof NewerDocument || error instanceof ClaimLost) return;
    context.log.error(
      { err: error, aggregate: ref.id },
      'relay stopped working a document; the sweep will take it up again',
    );
  }

  function wakeAt(ref: AggregateRef, due: string): void {
    const ms = Date.parse(due) - context.clock.now().getTime();
    if (ms > timerHorizonMs || stopping) return;
    const key = `${ref.pk}|${ref.id}`;
    clearTimeout(timers.get(key));
    timers.set(key, setTimeout(() => start(ref), Math.max(0, ms) + 1).unref());
  }

  async function work(ref: AggregateRef): Promise<void> {
    while (!stopping) {
      const loaded = await claimed(ref);
      if (loaded === undefined) return;
      const now = instant(context.clock);
      const due = loaded.doc.outbox.filter((item) => item.parked === undefined && (item.notBefore ?? now) <= now);
      if (due.length === 0) {
        await save(loaded.doc, [], done(), true);
        const next = dueOf(loaded.doc.outbox, undefined, now);
        if (next !== undefined) wakeAt(ref, next);
        return;
      }
      await perform(loaded.doc, due);
    }
    await handBack(ref);
  }

  /** Lets go of a document this instance holds, with what is still to be done in it. */
  async function handBack(ref: AggregateRef): Promise<void> {
    const held = await context.store.read<AggregateDocument>('records', ref.pk, ref.id);
    if (held?.doc.claim?.owner === deps.owner && held.doc.v <= documentVersion) await save(held.doc, [], done(), true);
  }

  function handBackLater(ref: AggregateRef): void {
    const one: Promise<void> = handBack(ref)
      .catch((error: unknown) => report(ref, error))
      .finally(() => leaving.delete(one));
    leaving.add(one);
  }

  /** The document under this instance's claim, or undefined when there is nothing to do or somebody else is at it. */
  async function claimed(ref: AggregateRef): Promise<Versioned<AggregateDocument> | undefined> {
    const loaded = await context.store.read<AggregateDocument>('records', ref.pk, ref.id);
    if (loaded === undefined || loaded.doc.v > documentVersion) return undefined;
    const { doc } = loaded;
    const now = instant(context.clock);
    const next = dueOf(doc.outbox, undefined, now);
    if (next === undefined) return doc.claim?.owner === deps.owner ? loaded : undefined;
    if (doc.claim !== undefined && doc.claim.owner !== deps.owner && doc.claim.until > now) return undefined;
    if (next > now && doc.claim?.owner !== deps.owner) {
      wakeAt(ref, next);
      return undefined;
    }
    if (doc.claim?.owner === deps.owner && doc.claim.until > instant(context.clock, deps.leaseMs / 2)) return loaded;
    const claim = { owner: deps.owner, until: instant(context.clock, deps.leaseMs) };
    try {
      return await context.store.replace('records', { ...doc, claim, due: claim.until }, loaded.etag);
    } catch (error) {
      if (error instanceof StoreConflict) return claimed(ref);
      throw error;
    }
  }

  /** Effects that only move data inside the store share one save; a call outside is settled on its own, at once. */
  async function perform(doc: AggregateDocument, due: readonly OutboxItem[]): Promise<void> {
    const inside = due.filter((item) => insideStore.has(item.work.kind));
    const batch = inside.length > 0 ? inside : due.slice(0, 1);
    const settlements: Settlement[] = [];
    let outcome: Outcome = done();
    for (const item of batch) {
      await deps.failPoint(`effect:${item.work.kind}:before`);
      outcome = await attempt(doc, item);
      await deps.failPoint(`effect:${item.work.kind}:after`);
      settlements.push({ itemId: item.id, result: resultOf(item, outcome) });
    }
    try {
      await save(doc, settlements, outcome, false);
    } catch (error) {
      if (isOutage(error) || error instanceof NewerDocument) throw error;
      // What this outcome brings back cannot be saved; the rest of the document must go on.
      const faulty = batch.map((item) => ({ itemId: item.id, result: resultOf(item, fault(doc, item, error)) }));
      await save(doc, faulty, done(), false);
    }
  }

  async function attempt(doc: AggregateDocument, item: OutboxItem): Promise<Outcome> {
    const handler = handlerOf(item);
    if (handler === undefined) return { result: { kind: 'later', ms: timerHorizonMs, answered: false, failed: false } };
    try {
      const beforeSending = async () => {
        await markSending(deps, doc, item);
        await deps.failPoint(`effect:${item.work.kind}:sending`);
      };
      return await handler(context, { doc, item, first: item.mayHaveLeft === undefined, beforeSending });
    } catch (error) {
      if (error instanceof ClaimLost) throw error;
      if (!isOutage(error)) return fault(doc, item, error);
      context.log.warn({ err: error, aggregate: doc.id, effect: item.id, kind: item.work.kind }, 'effect postponed');
      return retry(item, false);
    }
  }

  function fault(doc: AggregateDocument, item: OutboxItem, error: unknown): Outcome {
    context.log.warn({ err: error, aggregate: doc.id, effect: item.id, kind: item.work.kind }, 'effect failed');
    return { result: { kind: 'later', ms: backoffMs(item.failures), answered: false, failed: true, fault: true } };
  }

  function resultOf(item: OutboxItem, { result }: Outcome): Settlement['result'] {
    if (result.kind === 'done') return result;
    const { answered, failed, fault: byFault = false, work } = result;
    const effect = { effect: item.id, kind: item.work.kind };
    if (byFault && (item.faults ?? 0) + 1 >= maxFaults) {
      if (item.work.kind === 'reconcile') {
        context.log.error(effect, 'alert: the nightly comparison failed too often; it begins anew in a day');
        const notBefore = instant(context.clock, dayMs);
        return { kind: 'later', notBefore, answered, failed: false, fault: false, work: nextDay(item.work) };
      }
      context.log.error(effect, 'alert: effect parked after failing too often; nothing retries it');
      return { kind: 'parked', reason: 'failed too often' };
    }
    const failures = item.failures + 1;
    if (failed && (failures === alertAfter || failures % alertAgainAfter === 0))
      context.log.error({ ...effect, failures }, 'alert: effect keeps failing; it is tried again');
    const notBefore = instant(context.clock, result.ms);
    return { kind: 'later', notBefore, answered, failed, fault: byFault, ...(work === undefined ? {} : { work }) };
  }

  async function save(doc: AggregateDocument, settlements: readonly Settlement[], outcome: Outcome, release: boolean) {
    const options = { settlements, release };
    if (doc.type === 'programme') await execute(deps, programmeAggregate, doc, outcome.programme ?? [], options);
    else await execute(deps, customerAggregate, doc, outcome.customer ?? [], options);
  }

  return {
    nudge(ref) {
      start({ pk: ref.pk, id: ref.id });
    },
    async sweep() {
      if (stopping) return;
      const due = await context.store.due('records', instant(context.clock), 100);
      for (const ref of [...due].sort(() => Math.random() - 0.5)) start({ pk: ref.pk, id: ref.id });
    },
    async stop() {
      stopping = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all([...running.values()].map((one) => one.promise));
      await Promise.all(leaving);
    },
  };
}

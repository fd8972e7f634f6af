import { type Clock, instant } from '../clock';
import type { PersonRef } from '../domain/actor';
import type { FailPoint } from '../failPoint';
import type { Log } from '../log';
import type { Moment, Presented } from '../present/present';
import type { ChatRef, SendGate, Urgency } from '../sendRate/sendGate';
import { type CardDocument, type CardReminder, cardDocumentId } from '../store/documents/cardDocument';
import type { PersonDocument } from '../store/documents/personDocument';
import { documentVersion, type Store, StoreConflict, type Versioned } from '../store/store';
import { upsert } from '../store/upsert';
import { withoutTurnBudget } from '../turnBudget';
import type { Viewer } from '../views/viewer';
import { type Answered, adoptMessage } from './adoptMessage';
import { type Calls, createCalls } from './calls';
import type { CardSender } from './cardSender';
import { hasWork, shownByAnswer, withTurn } from './cardWork';
import { catchUp } from './catchUp';
import { deliverCard, type Step, shrinkMessage } from './deliverCard';
import { createFindDue } from './findDue';
import type { EarliestMessage } from './holdBack';
import { startOver } from './startOver';
import { type CardRef, newCard } from './wantCard';

export interface NotifierDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly owner: string;
  readonly leaseMs: number;
  readonly failPoint: FailPoint;
  readonly sender: CardSender;
  /** Lets every call to Teams pass, within its limits. Stopped with the notifier. */
  readonly gate: SendGate;
  /** Everybody whose people get cards. */
  readonly tenants: () => readonly string[];
  /** Undefined for somebody this bot does not serve (any more). Throws when the directory does not answer. */
  readonly viewerOf: (person: PersonDocument) => Promise<Viewer | undefined>;
  readonly present: (
    subject: string,
    viewer: Viewer,
    moment?: Moment,
    insteadOf?: string,
  ) => Promise<Presented | undefined>;
  /** Whether that of which a card reminds waits still. */
  readonly stillWaits: (reminder: CardReminder) => Promise<boolean>;
  /** When a message may come to a person unasked. */
  readonly earliest: EarliestMessage;
  /** The one line that an old message becomes once its card stands below in a new one. */
  readonly shrunk: (subject: string, viewer: Viewer, card: object) => object;
}

export interface Notifier {
  /** Deliver these cards now; the sweep would find them anyway. */
  wake(cards: readonly CardRef[]): void;
  sweep(): Promise<void>;
  /** Shows a subject in a new message right away, because the person asked for it. False when there is no such thing for them. */
  show(person: PersonRef, subject: string, moment?: Moment): Promise<boolean>;
  /**
   * The message that now carries the card of a subject, because its button turned it into that card; the card it carried
   * before has it no more. No subject: what stands there now does not live on.
   */
  adopt(person: PersonRef, subject: string | undefined, activityId: string, answer: Answered): Promise<void>;
  /**
   * The person's chat is empty: the app was installed anew, or a local window reloaded. Their messages are forgotten, and
   * the cards that wait for something from them are posted again.
   */
  startOver(person: PersonRef): Promise<void>;
  /** Somebody is back, or hears messages again: what they missed and still waits for them is brought to them by and by. */
  catchUp(person: PersonRef): void;
  stop(): Promise<void>;
}

/**
 * Delivers card documents: renders the current state, updates the person's message in place, or posts a new one when it
 * is their turn. One delivery at a time per conversation, so two updates cannot arrive in reverse order.
 */
export function createNotifier(deps: NotifierDeps): Notifier {
  const chains = new Map<string, Promise<unknown>>();
  const timers = new Set<NodeJS.Timeout>();
  const findDue = createFindDue(deps);
  /** Cards that wait in line for their delivery to begin. */
  const lined = new Set<string>();
  const linedIn = new Map<string, number>();
  let stopping = false;

  function inOrder<T>(person: PersonRef, task: () => Promise<T>): Promise<T> {
    const key = `${person.tenantId}|${person.userId}`;
    const before = chains.get(key) ?? Promise.resolve();
    const next = before.then(task, task);
    const settled = next.catch(() => undefined);
    chains.set(key, settled);
    void settled.then(() => {
      if (chains.get(key) === settled) chains.delete(key);
    });
    return next;
  }

  function deliverSoon(ref: CardRef, urgency: Urgency = 'news'): void {
    const key = `${ref.pk}|${ref.id}`;
    if (stopping || (urgency === 'news' && lined.has(key))) return;
    lined.add(key);
    linedIn.set(ref.pk, (linedIn.get(ref.pk) ?? 0) + 1);
    const begun = () => {
      lined.delete(key);
      linedIn.set(ref.pk, (linedIn.get(ref.pk) ?? 1) - 1);
    };
    lineUp(ref, urgency, begun).catch((error: unknown) =>
      deps.log.error({ err: error, card: ref.id }, 'card not delivered; the sweep will take it up again'),
    );
  }

  /** Waits for leave to call Teams before anything is claimed, and before the person's other deliveries wait behind it. */
  async function lineUp(ref: CardRef, urgency: Urgency, begun: () => void): Promise<void> {
    const person = { tenantId: ref.pk, userId: ref.id.slice(ref.id.lastIndexOf('|') + 1) };
    const chat = chatOf(person);
    const pass = await workable(ref)
      .then((found) => (found === undefined ? undefined : deps.gate.enter(chat, urgency)))
      .finally(begun);
    if (pass === undefined) return;
    const calls = createCalls(deps.gate, chat, pass);
    try {
      await inOrder(person, () => deliverOnce(ref, urgency, calls));
    } finally {
      calls.close();
      await refill(ref.pk);
    }
  }

  async function deliverOnce(ref: CardRef, urgency: Urgency, calls: Calls): Promise<void> {
    const loaded = stopping ? undefined : await workable(ref);
    if (loaded === undefined) return;
    followUp(await deliverCard(deps, loaded, undefined, calls), urgency);
    // More came meanwhile, or another instance was quicker: it takes its turn again.
    deliverSoon(ref, urgency);
  }

  /** The cards that a delivery has something to say on. */
  function followUp({ told = [], repair }: Step, urgency?: Urgency): void {
    for (const one of told) deliverSoon(one);
    if (repair !== undefined) deliverSoon(repair, urgency);
  }

  /** A tenant's next page is read before the last one is done. */
  async function refill(tenantId: string): Promise<void> {
    if (stopping) return;
    for (const ref of await findDue.more(tenantId, linedIn.get(tenantId) ?? 0)) deliverSoon(ref);
  }

  function wakeIn(ref: CardRef, ms: number): void {
    if (ms > 60_000 || stopping) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      deliverSoon(ref);
    }, ms).unref();
    timers.add(timer);
  }

  /** The card with what is to be done about it now; undefined when there is nothing, or somebody else is at it. */
  async function workable(ref: CardRef): Promise<Versioned<CardDocument> | undefined> {
    const loaded = await deps.store.read<CardDocument>('cards', ref.pk, ref.id);
    if (loaded === undefined || loaded.doc.v > documentVersion) return undefined;
    const { doc } = loaded;
    const now = instant(deps.clock);
    if (doc.claim !== undefined && doc.claim.owner !== deps.owner && doc.claim.until > now) return undefined;
    if (!hasWork(doc) && doc.sending === undefined) {
      await forgetDue(loaded);
      return undefined;
    }
    if (doc.due === undefined || doc.due <= now) return loaded;
    wakeIn(ref, Date.parse(doc.due) - Date.parse(now));
    return undefined;
  }

  /** What an adoption made superfluous would otherwise be found by every sweep. */
  async function forgetDue(loaded: Versioned<CardDocument>): Promise<void> {
    const { due, claim: _over, ...kept } = loaded.doc;
    if (due === undefined) return;
    // Whatever it waited for, an answer has shown it: it counts as delivered, and is not pending for good.
    await deps.store.replace('cards', shownByAnswer(kept, instant(deps.clock)), loaded.etag).catch((error: unknown) => {
      if (!(error instanceof StoreConflict)) throw error;
    });
  }

  function shrinkLater(card: CardDocument, activityId: string): void {
    if (stopping) return;
    const person = { tenantId: card.pk, userId: card.userId };
    const shrink = async () => {
      const pass = await deps.gate.enter(chatOf(person), 'news');
      if (pass === undefined) return;
      const calls = createCalls(deps.gate, chatOf(person), pass);
      await inOrder(person, () => shrinkMessage(deps, card, activityId, calls)).finally(() => calls.close());
    };
    shrink().catch((error: unknown) => deps.log.debug({ err: error, card: card.id }, 'old card not shrunk'));
  }

  /** Until there is nothing more to show: somebody waits for it. */
  async function deliver(ref: CardRef, calls: Calls, moment?: Moment): Promise<boolean> {
    let found = true;
    for (;;) {
      const loaded = stopping ? undefined : await workable(ref);
      if (loaded === undefined) return found;
      const step = await deliverCard(deps, loaded, moment, calls);
      found = step.found;
      followUp(step);
    }
  }

  async function show(person: PersonRef, subject: string, moment?: Moment): Promise<boolean> {
    const ref = { pk: person.tenantId, id: cardDocumentId(subject, person.userId) };
    return inOrder(person, async () => {
      await upsert<CardDocument>(deps.store, 'cards', ref, (current) => {
        // Who asks is answered now. A post that another instance may be at is counted as one that may have arrived.
        const { claim: _taken, ...card } = current ?? newCard(ref, person, subject);
        return { ...withTurn(card, 'asked'), state: 'pending', failures: 0, due: instant(deps.clock) };
      });
      return deliver(ref, createCalls(deps.gate, chatOf(person)), moment);
    });
  }

  return {
    wake: (cards) => {
      for (const ref of cards) deliverSoon(ref);
    },
    async sweep() {
      if (stopping) return;
      for (const { pk, id } of await findDue.sweep()) deliverSoon({ pk, id });
    },
    show,
    async adopt(person, subject, activityId, answer) {
      const { left, again } = await adoptMessage(deps, person, subject, activityId, answer);
      if (left !== undefined) shrinkLater(left.card, left.activityId);
      if (again !== undefined) deliverSoon(again, 'answer');
    },
    startOver: (person) => startOver(deps, person, (ref) => deliverSoon(ref, 'answer')),
    catchUp(person) {
      if (stopping) return;
      const deliver = (ref: CardRef) => deliverSoon(ref, 'answer');
      // What the turn that noticed it may wait for is no measure here.
      withoutTurnBudget(() => catchUp(deps, person, { deliver, showDashboard: () => show(person, 'status') })).catch(
        (error: unknown) => deps.log.warn({ err: error }, 'what was missed is brought when the person speaks again'),
      );
    },
    async stop() {
      stopping = true;
      for (const timer of timers) clearTimeout(timer);
      deps.gate.stop();
      await Promise.all(chains.values());
    },
  };
}

const chatOf = ({ tenantId, userId }: PersonRef): ChatRef => ({ tenantId, chat: userId });

import { createHash } from 'node:crypto';
import { instant } from '../clock';
import type { Moment, Presented } from '../present/present';
import type { CardDocument } from '../store/documents/cardDocument';
import type { PersonDocument } from '../store/documents/personDocument';
import { StoreConflict, type Versioned } from '../store/store';
import { upsert } from '../store/upsert';
import type { Viewer } from '../views/viewer';
import { afterDelivery, type Delivery, notPrepared, unknownDelivery } from './afterDelivery';
import type { Calls } from './calls';
import type { SendVerdict } from './cardSender';
import { heldBack, holdOf } from './holdBack';
import { cardOfMessage, giveMessage } from './messageOwner';
import { noteReceipt } from './noteReceipt';
import type { NotifierDeps } from './notifier';
import { remindedMoment, withoutReminder } from './reminded';
import { sendToPerson } from './sendToPerson';
import { summaryOf } from './summaryOf';
import type { CardRef } from './wantCard';

/** Somebody may want to know about a card that cannot be prepared for so long. */
const alertAfter = 30;

interface Prepared {
  readonly person: PersonDocument;
  readonly viewer: Viewer;
  readonly presented: Presented;
  readonly hash: string;
}

export interface Step {
  /** Whether there was something to show to this person. */
  readonly found: boolean;
  /** The card as it stands afterwards; undefined when it changed meanwhile and has to be looked at anew. */
  readonly card?: CardDocument | undefined;
  /** A card whose message this delivery wrote into by mistake: it has to be shown again. */
  readonly repair?: CardRef | undefined;
  /** Cards of whoever sent it, which now say what became of it. */
  readonly told?: readonly CardRef[];
}

/**
 * One delivery: prepared first, then claimed and marked as being sent in one conditional write, then sent. Whoever finds
 * the mark without a live claim knows that the message may or may not have arrived.
 */
export async function deliverCard(
  deps: NotifierDeps,
  loaded: Versioned<CardDocument>,
  moment: Moment | undefined,
  calls: Calls,
): Promise<Step> {
  const { doc: card } = loaded;
  if (card.sending === 'post') return { found: true, card: await noteInterrupted(deps, loaded) };
  const save = (after: CardDocument) => replaced(deps, after, loaded.etag);
  const now = () => instant(deps.clock);
  let prepared: Prepared | string;
  let held = false;
  try {
    if (card.reminder !== undefined && !(await deps.stillWaits(card.reminder)))
      return { found: true, card: await save(withoutReminder(card)) };
    const person = await personOf(deps, card);
    const hold = person === undefined ? undefined : await holdOf(deps, card, person);
    held = hold !== undefined;
    const changes = card.activityId !== undefined && card.wanted > card.shown && card.away !== true;
    if (hold !== undefined && !changes) return { found: true, card: await save(heldBack(card, hold)) };
    prepared = await prepare(deps, card, moment, person);
  } catch (error) {
    const alert = card.failures + 1 === alertAfter;
    deps.log[alert ? 'error' : 'warn']({ err: error, card: card.id }, 'card could not be prepared; it is tried again');
    return { found: false, card: await save(notPrepared(card, now())) };
  }
  if (typeof prepared === 'string') {
    deps.log.warn({ card: card.id, reason: prepared }, 'card given up');
    const verdict: SendVerdict = { kind: 'undeliverable', reason: prepared };
    const told = await noteReceipt(deps, card, verdict);
    return { found: false, told, card: await save(afterDelivery(card, { card, verdict }, now())) };
  }
  // While no message may come, the one that is there changes in place; the turn is owed until then.
  const anew = !held && (card.activityId === undefined || card.turn > card.turnShown);
  const delivery = { card, wordingHash: prepared.hash, language: prepared.viewer.language, held };
  if (!anew && card.activityId !== undefined && prepared.hash === card.wordingHash) {
    const verdict: SendVerdict = { kind: 'sent', activityId: card.activityId };
    return { found: true, card: await save(afterDelivery(card, { ...delivery, verdict }, now())) };
  }
  const marked = await markSending(deps, loaded, anew ? 'post' : 'update');
  if (marked === undefined) return { found: true };
  await deps.failPoint(`card:${card.subject}:before`);
  const { verdict, mark } = await send(deps, marked, prepared, { held, calls });
  await deps.failPoint(`card:${card.subject}:after`);
  if (mark === undefined) return { found: true };
  return { found: true, ...(await settle(deps, mark, prepared, { ...delivery, verdict }, calls)) };
}

async function prepare(
  deps: NotifierDeps,
  card: CardDocument,
  moment: Moment | undefined,
  person: PersonDocument | undefined,
): Promise<Prepared | string> {
  if (person === undefined) return 'notInstalled';
  if (person.unreachable !== undefined) return person.unreachable.reason;
  const viewer = await deps.viewerOf(person);
  if (viewer === undefined) return 'notServed';
  const said = moment ?? remindedMoment(card, instant(deps.clock));
  const presented = await deps.present(card.subject, viewer, said, card.insteadOf);
  if (presented === undefined) return 'nothingToShow';
  return { person, viewer, presented, hash: hashOf(presented.card) };
}

const personOf = async (deps: NotifierDeps, card: CardDocument): Promise<PersonDocument | undefined> =>
  (await deps.store.read<PersonDocument>('people', card.pk, card.userId))?.doc;

/** The conditional write before a send. */
function markSending(
  deps: NotifierDeps,
  loaded: Versioned<CardDocument>,
  sending: 'post' | 'update',
): Promise<Versioned<CardDocument> | undefined> {
  const until = instant(deps.clock, deps.leaseMs);
  const { reason: _waited, ...doc } = loaded.doc;
  const marked: CardDocument = { ...doc, sending, claim: { owner: deps.owner, until }, due: until };
  return unlessChanged(deps.store.replace('cards', marked, loaded.etag));
}

const replaced = async (deps: NotifierDeps, after: CardDocument, etag: string): Promise<CardDocument | undefined> =>
  (await unlessChanged(deps.store.replace('cards', after, etag)))?.doc;

async function unlessChanged<T>(write: Promise<T>): Promise<T | undefined> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof StoreConflict) return undefined;
    throw error;
  }
}

async function send(
  deps: NotifierDeps,
  marked: Versioned<CardDocument>,
  { person, presented }: Prepared,
  { held, calls }: { readonly held: boolean; readonly calls: Calls },
): Promise<{ readonly verdict: SendVerdict; readonly mark: CardDocument | undefined }> {
  const summary = summaryOf(presented.card);
  const { doc } = marked;
  const post = () => sendToPerson(deps, calls, person, (to) => deps.sender.post(to, presented.card, summary));
  if (doc.sending === 'post') return { verdict: await post(), mark: doc };
  const verdict = await sendToPerson(deps, calls, person, (to) =>
    deps.sender.update(to, doc.activityId ?? '', presented.card, summary),
  );
  if (verdict.kind !== 'gone' || held) return { verdict, mark: doc };
  const again = await markSending(deps, marked, 'post');
  return again === undefined ? { verdict, mark: undefined } : { verdict: await post(), mark: again.doc };
}

async function settle(
  deps: NotifierDeps,
  mark: CardDocument,
  prepared: Prepared,
  delivery: Delivery,
  calls: Calls,
): Promise<Pick<Step, 'card' | 'repair' | 'told'>> {
  const { verdict, card } = delivery;
  const { person, viewer, presented } = prepared;
  const ref = { tenantId: card.pk, userId: card.userId };
  const posted = verdict.kind === 'sent' && verdict.activityId !== card.activityId ? verdict.activityId : undefined;
  if (posted !== undefined) await giveMessage(deps, ref, posted, card.id);
  const told = delivery.held ? [] : await noteReceipt(deps, card, verdict);
  const before = new Set([card.activityId]);
  const settled = await upsert<CardDocument>(deps.store, 'cards', card, (current) => {
    if (current === undefined || !isClaim(current, mark)) return undefined;
    // A click may have made another message this card's while this one was on its way.
    before.add(current.activityId);
    return afterDelivery(current, delivery, instant(deps.clock));
  });
  if (verdict.kind === 'later' && verdict.alert !== undefined)
    deps.log.error({ reason: verdict.alert }, 'Teams does not accept this bot: check its registration and its secret');
  if (verdict.kind === 'undeliverable' || verdict.kind === 'unknown')
    deps.log.warn({ card: card.id, reason: verdict.reason, verdict: verdict.kind }, 'card not delivered');
  if (posted !== undefined && settled?.doc.activityId === posted) {
    const line = deps.shrunk(card.subject, viewer, presented.card);
    for (const old of before) if (old !== undefined && old !== posted) await shrink(deps, old, person, line, calls);
  }
  return { told, card: settled?.doc, repair: await overwritten(deps, card, settled?.doc) };
}

/** An update that went into a message which shows another card meanwhile: that card is shown again. */
async function overwritten(
  deps: NotifierDeps,
  card: CardDocument,
  settled: CardDocument | undefined,
): Promise<CardRef | undefined> {
  if (card.activityId === undefined || settled === undefined || settled.activityId !== undefined) return undefined;
  const person = { tenantId: card.pk, userId: card.userId };
  const id = await cardOfMessage(deps.store, person, card.activityId);
  if (id === undefined || id === card.id) return undefined;
  const ref = { pk: card.pk, id };
  await upsert<CardDocument>(deps.store, 'cards', ref, (current) => {
    if (current === undefined || current.activityId !== card.activityId) return undefined;
    const { wordingHash: _overwritten, ...kept } = current;
    return { ...kept, wanted: Math.max(current.wanted, current.shown) + 1, due: current.due ?? instant(deps.clock) };
  });
  return ref;
}

/** An earlier delivery ended between the post and its settlement, by a crash or a lost store. */
async function noteInterrupted(deps: NotifierDeps, loaded: Versioned<CardDocument>): Promise<CardDocument | undefined> {
  const { doc } = loaded;
  deps.log.warn({ card: doc.id }, 'a post was interrupted: it may or may not have arrived');
  const now = instant(deps.clock);
  const { due: _waited, ...after } = unknownDelivery(doc, doc, 'interrupted', now);
  // The lease was wait enough.
  return replaced(deps, after.turn > after.turnShown ? { ...after, due: now } : after, loaded.etag);
}

/** The card lives in another message now: what it leaves behind becomes one line. */
export async function shrinkMessage(
  deps: NotifierDeps,
  card: CardDocument,
  activityId: string,
  calls: Calls,
): Promise<void> {
  const prepared = await prepare(deps, card, undefined, await personOf(deps, card));
  if (typeof prepared === 'string') return;
  const line = deps.shrunk(card.subject, prepared.viewer, prepared.presented.card);
  await shrink(deps, activityId, prepared.person, line, calls);
}

async function shrink(
  deps: NotifierDeps,
  activityId: string,
  person: PersonDocument,
  line: object,
  calls: Calls,
): Promise<void> {
  const verdict = await calls.make(() => deps.sender.update(person, activityId, line, summaryOf(line)));
  if (verdict.kind !== 'sent' && verdict.kind !== 'gone') deps.log.debug({ activityId }, 'old card not shrunk');
}

const isClaim = (current: CardDocument, mark: CardDocument): boolean =>
  current.claim?.owner === mark.claim?.owner && current.claim?.until === mark.claim?.until;

const hashOf = (card: object): string => createHash('sha256').update(JSON.stringify(card)).digest('hex');

import { type Clock, instant } from '../clock';
import { parseThingId } from '../ids';
import { findPointer } from '../present/pointers';
import { receiptOf } from '../receipt';
import { type CardDocument, cardDocumentId } from '../store/documents/cardDocument';
import { type ReceiptDocument, receiptId } from '../store/documents/receiptDocument';
import type { Store } from '../store/store';
import { upsert } from '../store/upsert';
import type { SendVerdict } from './cardSender';
import { halfStep, isTurn, withTurn } from './cardWork';
import { type CardRef, newCard } from './wantCard';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
}

/**
 * Tells the sender what became of a turn of the other side's: first told, or delivered to nobody. Done before the
 * delivery itself is settled, and twice it does no more. Answers the sender's cards that now have something to show.
 */
export async function noteReceipt(deps: Deps, card: CardDocument, verdict: SendVerdict): Promise<readonly CardRef[]> {
  if (!isTurn(card) || (verdict.kind !== 'sent' && verdict.kind !== 'undeliverable')) return [];
  const thing = parseThingId(card.subject);
  if (thing?.kind !== 'transfer' && thing?.kind !== 'agreement' && thing?.kind !== 'tenantRequest') return [];
  const pointer = await findPointer(deps, card.pk, thing.kind, thing.pointer);
  if (pointer === undefined || pointer.partnerTenant === card.pk) return [];
  const now = instant(deps.clock);
  const key = { pk: pointer.partnerTenant, id: receiptId(card.subject) };
  let news = false;
  const noted = await upsert<ReceiptDocument>(deps.store, 'records', key, (current) => {
    if (current === undefined || !isMeant(current, card.userId, verdict)) return undefined;
    const after = withOutcome(current, card.userId, verdict, now);
    news = after !== undefined && receiptOf(after).kind !== receiptOf(current).kind;
    return after;
  });
  return news && noted !== undefined ? tellSender(deps, noted.doc) : [];
}

/** Whoever was out of reach from the beginning can only be told after all. */
const isMeant = ({ addressed, unreached = [] }: ReceiptDocument, userId: string, { kind }: SendVerdict): boolean =>
  addressed.includes(userId) || (kind === 'sent' && unreached.includes(userId));

function withOutcome(
  current: ReceiptDocument,
  userId: string,
  verdict: Extract<SendVerdict, { kind: 'sent' | 'undeliverable' }>,
  at: string,
): ReceiptDocument | undefined {
  if (current.told.some((one) => one.userId === userId)) return undefined;
  const failed = current.failed.filter((one) => one.userId !== userId);
  return verdict.kind === 'sent'
    ? { ...current, failed, told: [...current.told, { userId, at }] }
    : { ...current, failed: [...failed, { userId, at, reason: verdict.reason }] };
}

/** The sender's side sees it on its cards; that nobody could be told is a new message to who asked. */
async function tellSender({ store, clock }: Deps, receipt: ReceiptDocument): Promise<readonly CardRef[]> {
  const { pk, senderSubject: subject, sender } = receipt;
  const failed = receiptOf(receipt).kind === 'failed';
  const ids = new Set<string>();
  const page = await store.list<CardDocument>('cards', { pk, idPrefix: `${subject}|` });
  for (const { doc } of page.items) ids.add(doc.userId);
  if (failed && sender !== undefined) ids.add(sender);
  const refs: CardRef[] = [];
  for (const userId of ids) {
    const ref = { pk, id: cardDocumentId(subject, userId) };
    await upsert<CardDocument>(store, 'cards', ref, (current) => {
      const card = current ?? newCard(ref, { tenantId: pk, userId }, subject);
      const shown = { ...card, wanted: Math.max(card.wanted, halfStep(card.shown)), state: 'pending' as const };
      const due = card.due ?? instant(clock);
      return failed && (sender ?? userId) === userId ? { ...withTurn(shown, 'news'), due } : { ...shown, due };
    });
    refs.push(ref);
  }
  return refs;
}

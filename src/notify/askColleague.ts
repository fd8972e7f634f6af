import { type Clock, instant } from '../clock';
import type { PersonRef } from '../domain/actor';
import type { Moment } from '../present/present';
import { type CardDocument, cardDocumentId } from '../store/documents/cardDocument';
import type { PersonDocument } from '../store/documents/personDocument';
import { documentVersion, type Store, type StoredDocument } from '../store/store';
import { upsert } from '../store/upsert';
import { withTurn } from './cardWork';
import { newCard } from './wantCard';

/** That somebody asked a colleague to look at something: shown above the colleague's card until it expires. */
interface AskDocument extends StoredDocument {
  readonly type: 'ask';
  readonly by: PersonRef;
  readonly at: string;
}

const keptMs = 3 * 86_400_000;
/** The same question again within this time is not sent a second time. */
const againAfterMs = 60 * 60_000;

const askId = (subject: string, userId: string): string => `ask:${subject}|${userId}`;

interface AskDeps {
  readonly store: Store;
  readonly clock: Clock;
}

/**
 * Puts a subject's card before a colleague as a new message that says who asks. Answers when it was asked already, if
 * that was within the last hour.
 */
export async function askColleague(
  { store, clock }: AskDeps,
  asker: PersonRef,
  colleague: PersonRef,
  subject: string,
): Promise<{ readonly asked: true } | { readonly askedAt: string }> {
  const now = instant(clock);
  const key = { pk: colleague.tenantId, id: askId(subject, colleague.userId) };
  let before: AskDocument | undefined;
  await upsert<AskDocument>(store, 'work', key, (current) => {
    before = current !== undefined && current.at > instant(clock, -againAfterMs) ? current : undefined;
    if (before !== undefined) return undefined;
    const by = { tenantId: asker.tenantId, userId: asker.userId };
    return { ...key, type: 'ask', v: documentVersion, by, at: now, expiresAt: instant(clock, keptMs) };
  });
  if (before !== undefined) return { askedAt: before.at };
  const card = { pk: colleague.tenantId, id: cardDocumentId(subject, colleague.userId) };
  await upsert<CardDocument>(store, 'cards', card, (current) => {
    const known = current ?? newCard(card, colleague, subject);
    return { ...withTurn(known, 'news'), state: 'pending', failures: 0, due: now };
  });
  return { asked: true };
}

/** What the colleague's card says on top while a question stands. */
export async function askedMoment(store: Store, person: PersonRef, subject: string): Promise<Moment | undefined> {
  const ask = await store.read<AskDocument>('work', person.tenantId, askId(subject, person.userId));
  if (ask === undefined) return undefined;
  const { tenantId, userId } = ask.doc.by;
  const asker = await store.read<PersonDocument>('people', tenantId, userId);
  return { notice: { kind: 'text', tone: 'info', key: 'ask.asked', args: { name: asker?.doc.name ?? '' } } };
}

import type { PersonRef } from './domain/actor';
import type { PersonDocument } from './store/documents/personDocument';
import { documentVersion, type Store } from './store/store';
import { upsert } from './store/upsert';
import type { Language } from './views/viewer';

export async function findPerson(store: Store, person: PersonRef): Promise<PersonDocument | undefined> {
  return (await store.read<PersonDocument>('people', person.tenantId, person.userId))?.doc;
}

/** Keeps what an activity says about its sender: name, time zone and, in a personal chat, where to reach them. */
export async function rememberPerson(
  store: Store,
  seen: PersonRef & Pick<PersonDocument, 'name' | 'timeZone' | 'conversation' | 'settings'>,
): Promise<PersonDocument> {
  const key = { pk: seen.tenantId, id: seen.userId };
  const facts = {
    ...(seen.name === '' ? {} : { name: seen.name }),
    ...(seen.timeZone === undefined ? {} : { timeZone: seen.timeZone }),
    ...(seen.conversation === undefined ? {} : { conversation: seen.conversation }),
    ...(seen.settings === undefined ? {} : { settings: seen.settings }),
  };
  let result: PersonDocument | undefined;
  await upsert<PersonDocument>(store, 'people', key, (current) => {
    const before = current ?? { ...key, type: 'person' as const, v: documentVersion, name: '' };
    const { unreachable, ...reached } = before;
    // Who speaks in the personal chat can be written to.
    const closed = seen.conversation === undefined && unreachable !== undefined ? { unreachable } : {};
    const returns = current !== undefined && seen.conversation !== undefined && !isReachable(current);
    const back = returns ? { catchUp: true as const } : {};
    result = { ...reached, ...closed, ...back, ...facts, ...digestDue(before, seen) } as PersonDocument;
    return current !== undefined && JSON.stringify(current) === JSON.stringify(result) ? undefined : result;
  });
  return result ?? { ...key, type: 'person', v: documentVersion, name: seen.name };
}

const isReachable = ({ conversation, unreachable }: PersonDocument): boolean =>
  conversation !== undefined && unreachable === undefined;

/** What the person missed has been brought to them. */
export const noteCaughtUp = (store: Store, person: PersonRef) =>
  upsert<PersonDocument>(store, 'people', { pk: person.tenantId, id: person.userId }, (current) => {
    if (current?.catchUp === undefined) return undefined;
    const { catchUp: _done, ...kept } = current;
    return kept as PersonDocument;
  });

/** When digests come is worked out anew for who can be written to for the first time, and in another time zone. */
const digestDue = (
  before: PersonDocument,
  { conversation, timeZone }: Pick<PersonDocument, 'conversation' | 'timeZone'>,
): Pick<PersonDocument, 'due'> => {
  const fresh = before.digest === undefined && before.due === undefined && conversation !== undefined;
  const moved = before.digest !== undefined && timeZone !== undefined && timeZone !== before.timeZone;
  return fresh || moved ? { due: rightAway } : {};
};

/** Earlier than any clock: due now. */
const rightAway = new Date(0).toISOString();

export const rememberLanguage = (store: Store, person: PersonRef, language: Language) =>
  upsert<PersonDocument>(store, 'people', { pk: person.tenantId, id: person.userId }, (current) =>
    current === undefined || current.language === language ? undefined : { ...current, language },
  );

/** Teams takes no message for them: recorded once, with the first reason. `forget`: what is kept of the chat is of no use. */
export const noteUnreachable = (
  store: Store,
  person: PersonRef,
  why: { readonly reason: string; readonly since: string },
  forget: boolean,
) =>
  upsert<PersonDocument>(store, 'people', { pk: person.tenantId, id: person.userId }, (current) => {
    if (current === undefined || (current.unreachable !== undefined && !forget)) return undefined;
    const { conversation, ...kept } = current;
    return {
      ...kept,
      ...(forget || conversation === undefined ? {} : { conversation }),
      unreachable: current.unreachable ?? why,
    } as PersonDocument;
  });

/** Where a person's chat is now. */
export const moveConversation = (
  store: Store,
  person: PersonRef,
  to: Partial<NonNullable<PersonDocument['conversation']>>,
) =>
  upsert<PersonDocument>(store, 'people', { pk: person.tenantId, id: person.userId }, (current) =>
    current?.conversation === undefined ? undefined : { ...current, conversation: { ...current.conversation, ...to } },
  );

/** The app was removed: nobody can be reached there until they come back. */
export const forgetConversation = (store: Store, person: PersonRef) =>
  upsert<PersonDocument>(store, 'people', { pk: person.tenantId, id: person.userId }, (current) => {
    if (current?.conversation === undefined) return undefined;
    const { conversation: _gone, ...kept } = current;
    return kept as PersonDocument;
  });

/** Whether what the person types goes to the rehearsal of their organization. */
export const setRehearsing = (store: Store, person: PersonRef, rehearsing: boolean) =>
  upsert<PersonDocument>(store, 'people', { pk: person.tenantId, id: person.userId }, (current) => {
    if (current === undefined || (current.rehearsing === true) === rehearsing) return undefined;
    const { rehearsing: _before, ...kept } = current;
    return (rehearsing ? { ...kept, rehearsing: true } : kept) as PersonDocument;
  });

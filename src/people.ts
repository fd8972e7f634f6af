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
    result = { ...before, ...facts };
    return current !== undefined && JSON.stringify(current) === JSON.stringify(result) ? undefined : result;
  });
  return result ?? { ...key, type: 'person', v: documentVersion, name: seen.name };
}

export const rememberLanguage = (store: Store, person: PersonRef, language: Language) =>
  upsert<PersonDocument>(store, 'people', { pk: person.tenantId, id: person.userId }, (current) =>
    current === undefined || current.language === language ? undefined : { ...current, language },
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

import type { PersonRef } from '../../domain/actor';
import type { Customer } from '../../domain/customer/customer';
import type { Executed } from '../../execute';
import { agreementPointer, thingId, transferPointer } from '../../ids';
import { newCard } from '../../notify/wantCard';
import { cardDocumentId } from '../../store/documents/cardDocument';
import type { PersonDocument } from '../../store/documents/personDocument';
import { documentVersion, type Store } from '../../store/store';
import { findLocalPerson } from '../people';

/** The people who have worked with Passerelle so far, and the language each has chosen; everyone else is new to it. */
export const acquainted: Readonly<Record<string, 'en' | 'fr'>> = { camille: 'fr', dev: 'en', tom: 'en', lea: 'fr' };

/** They are known by name and language, but their chat is empty: a window that opens is greeted with what waits. */
export async function fillPeople(store: Store): Promise<void> {
  for (const [alias, language] of Object.entries(acquainted)) {
    const person = findLocalPerson(alias);
    if (person === undefined) continue;
    const { tenantId: pk, id, name } = person;
    const doc: PersonDocument = { pk, id, type: 'person', v: documentVersion, name, language };
    await store.create('people', doc);
  }
}

/**
 * The cards about one customer that people have had already. Without them the bot would try to deliver everything that
 * ever happened; with them, a window that opens gets those that still wait for its person.
 */
export async function fillCards(
  store: Store,
  partner: PersonRef,
  provider: PersonRef,
  about: { readonly customerId: string; readonly done: Executed<Customer>; readonly at: string },
): Promise<void> {
  const { customerId, done, at } = about;
  const had = (person: PersonRef, subject: string) => {
    const ref = { pk: person.tenantId, id: cardDocumentId(subject, person.userId) };
    const once = { wanted: done.seq, shown: done.seq, turn: 1, turnShown: 1, turnRevision: done.seq };
    return store.create('cards', { ...newCard(ref, person, subject), ...once, state: 'delivered', deliveredAt: at });
  };
  for (const [tenantId, { status }] of Object.entries(done.state.relationships)) {
    if (status !== 'none') await had(partner, thingId({ kind: 'relationship', customerId, provider: tenantId }));
  }
  for (const tenantId of Object.keys(done.state.invitations ?? {})) {
    await had(partner, thingId({ kind: 'invitation', customerId, provider: tenantId }));
  }
  for (const tenantId of Object.keys(done.state.agreementRequests ?? {})) {
    const pointer = agreementPointer(partner.tenantId, customerId, tenantId);
    if (tenantId === provider.tenantId) await had(provider, thingId({ kind: 'agreement', pointer }));
  }
  for (const { n } of Object.values(done.state.transfers)) {
    const subject = thingId({ kind: 'transfer', pointer: transferPointer(partner.tenantId, customerId, n) });
    await had(partner, subject);
    await had(provider, subject);
  }
}

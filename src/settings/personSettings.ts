import type { PersonRef } from '../domain/actor';
import { isHeldBack } from '../notify/holdBack';
import type { Organization } from '../organizations';
import { findPerson } from '../people';
import type { CardDocument } from '../store/documents/cardDocument';
import type { PersonDocument } from '../store/documents/personDocument';
import { listAll } from '../store/listAll';
import type { Store } from '../store/store';
import { upsert } from '../store/upsert';
import { patienceLeft } from '../turnBudget';
import type { PersonSettings } from './settings';

interface Where {
  readonly store: Store;
  readonly organization: (tenantId: string) => Organization | undefined;
}

/** A person has one set of settings: what is chosen within a rehearsal is chosen for the person. */
export const homeOf = ({ organization }: Where, { tenantId, userId }: PersonRef): PersonRef => ({
  tenantId: organization(tenantId)?.rehearsalOf ?? tenantId,
  userId,
});

/** What the person chose so far. */
export const settingsOf = async (where: Where, person: PersonRef): Promise<PersonSettings> =>
  (await findPerson(where.store, homeOf(where, person)))?.settings ?? {};

/** Keeps what `change` makes of the person's settings, and has what waits for quiet hours looked at anew. */
export async function changeSettings(
  where: Where,
  person: PersonRef,
  change: (before: PersonSettings) => PersonSettings,
): Promise<void> {
  const home = homeOf(where, person);
  const places = home.tenantId === person.tenantId ? [home] : [home, person];
  for (const { tenantId, userId } of places) {
    await upsert<PersonDocument>(where.store, 'people', { pk: tenantId, id: userId }, (current) =>
      current === undefined ? undefined : withSettings(current, change(current.settings ?? {})),
    );
  }
  await soon(Promise.all(places.map((place) => lookAgainAtHeld(where.store, place))));
}

function withSettings(current: PersonDocument, settings: PersonSettings): PersonDocument {
  const heard = current.settings?.muted === true && settings.muted !== true;
  return { ...current, settings, ...(heard ? { catchUp: true as const } : {}), ...lookAgainAtDigest(current) };
}

/** Waits for it as long as the turn allows. Left to itself it goes on; cut off, the cards come when the old hours end. */
async function soon(work: Promise<unknown>): Promise<void> {
  const patience = new Promise<void>((resolve) => {
    setTimeout(resolve, patienceLeft(patienceMs)).unref();
  });
  await Promise.race([work.catch(() => undefined), patience]);
}

const patienceMs = 500;

/** Earlier than any clock: due now. */
const rightAway = new Date(0).toISOString();

/** Other hours may be better for the digest. */
const lookAgainAtDigest = ({ digest }: PersonDocument): Pick<PersonDocument, 'due'> =>
  digest === undefined ? {} : { due: rightAway };

async function lookAgainAtHeld(store: Store, { tenantId, userId }: PersonRef): Promise<void> {
  for await (const card of listAll<CardDocument>(store, 'cards', { pk: tenantId, type: 'card' })) {
    if (card.userId !== userId || !isHeldBack(card)) continue;
    await upsert<CardDocument>(store, 'cards', card, (current) =>
      current !== undefined && isHeldBack(current) ? { ...current, due: rightAway } : undefined,
    );
  }
}

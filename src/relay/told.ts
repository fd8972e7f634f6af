import { isAway, takesMessages } from '../absence';
import { instant } from '../clock';
import type { PersonRef } from '../domain/actor';
import type { Tell } from '../domain/effects';
import { findPerson } from '../people';
import type { PersonDocument } from '../store/documents/personDocument';
import { addresseesOf } from './audience';
import type { HandlerContext } from './handler';

/** One person who is told of something. */
export interface Told extends Pick<Tell, 'turn' | 'reminder'> {
  readonly person: PersonRef;
  /** Entra id of the colleague for whom this person stands in. */
  readonly insteadOf?: string;
  /** No message reaches the person: their card is there, but nobody may claim that they were told. */
  readonly silent?: true;
}

/** Everybody who is told. The turns of whoever is away go to their delegate too, unless it is the delegate's turn anyway. */
export async function toldOf(
  context: HandlerContext,
  partnerTenant: string,
  tell: readonly Tell[],
): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (const { audience, ...how } of tell) {
    for (const { person, known } of await addresseesOf(context, partnerTenant, audience)) {
      told.push({ ...how, person, ...silenceOf(known) });
      const standIn = how.turn && known !== undefined ? await standInOf(context, known) : undefined;
      if (standIn !== undefined) told.push({ ...how, ...standIn, insteadOf: person.userId });
    }
  }
  const own = new Set(told.filter((one) => one.turn && one.insteadOf === undefined).map(keyOf));
  return told.filter((one) => one.insteadOf === undefined || !own.has(keyOf(one)));
}

const keyOf = ({ person }: Told): string => `${person.tenantId}|${person.userId}`;

/** The delegate of somebody who is away; where the delegate is away as well, theirs. */
async function standInOf(
  context: HandlerContext,
  person: PersonDocument,
): Promise<Pick<Told, 'person' | 'silent'> | undefined> {
  const asked = new Set([person.id]);
  let standIn: PersonDocument | undefined;
  for (let current = person; isAwayNow(context, current); ) {
    const { delegate } = current.settings ?? {};
    if (delegate === undefined || asked.has(delegate)) break;
    asked.add(delegate);
    const next = await findPerson(context.store, { tenantId: person.pk, userId: delegate });
    if (next?.conversation === undefined || next.unreachable !== undefined) break;
    standIn = next;
    current = next;
  }
  if (standIn === undefined) return undefined;
  return { person: { tenantId: standIn.pk, userId: standIn.id }, ...silenceOf(standIn) };
}

const silenceOf = (known: PersonDocument | undefined): Pick<Told, 'silent'> =>
  known === undefined || takesMessages(known) ? {} : { silent: true };

const isAwayNow = (context: HandlerContext, person: PersonDocument): boolean =>
  isAway(person, instant(context.clock), context.organization(person.pk)?.timeZone);

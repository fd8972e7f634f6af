import { isListening } from '../absence';
import { instant } from '../clock';
import type { PersonRef } from '../domain/actor';
import type { Audience } from '../domain/effects';
import type { Role } from '../domain/roles';
import { findPerson } from '../people';
import { toldOfQueue } from '../queueAudience';
import type { PersonDocument } from '../store/documents/personDocument';
import { listAll } from '../store/listAll';
import type { HandlerContext } from './handler';

/** Somebody who is to be told; the document is missing of a person who never talked to the bot. */
export interface Addressee {
  readonly person: PersonRef;
  readonly known?: PersonDocument;
}

/** The people an audience stands for; of a role or a queue, those who have the app. */
export async function addresseesOf(
  context: HandlerContext,
  partnerTenant: string,
  audience: Audience,
): Promise<readonly Addressee[]> {
  switch (audience.to) {
    case 'person': {
      if (!(await context.pairing.reaches(partnerTenant, audience.person.tenantId))) return [];
      const known = await findPerson(context.store, audience.person);
      return [{ person: audience.person, ...(known === undefined ? {} : { known }) }];
    }
    case 'partner': {
      const { submitEnrollment, verifyAsPartner } = context.policy.roles;
      const wanted = audience.roles === 'globalAdmins' ? submitEnrollment : verifyAsPartner;
      return peopleWith(context, partnerTenant, wanted);
    }
    case 'providerQueue':
      return (await context.pairing.reaches(partnerTenant, audience.provider))
        ? queueOf(context, audience.provider)
        : [];
    default: {
      const never: never = audience;
      return never;
    }
  }
}

/** The people of an organization who have the app and one of the roles. */
export const peopleWith = async (
  context: HandlerContext,
  tenantId: string,
  wanted: readonly Role[],
): Promise<readonly Addressee[]> =>
  (await membersOf(context, tenantId)).filter(({ roles }) => holdsOneOf(roles, wanted));

async function queueOf(context: HandlerContext, provider: string): Promise<readonly Addressee[]> {
  const now = instant(context.clock);
  const { timeZone } = context.organization(provider) ?? {};
  const members = await membersOf(context, provider);
  return toldOfQueue(
    members.map((member) => ({
      ...member,
      queue: member.known.settings?.queue,
      mayAnswer: holdsOneOf(member.roles, context.policy.roles.answerTransfer),
      listens: isListening(member.known, now, timeZone),
    })),
  );
}

/** Everybody of an organization who has the app, with their roles; guests and those who left are not. */
async function membersOf(context: HandlerContext, tenantId: string) {
  const members: { person: PersonRef; known: PersonDocument; roles: readonly Role[] }[] = [];
  for await (const known of listAll<PersonDocument>(context.store, 'people', { pk: tenantId, type: 'person' })) {
    if (known.conversation === undefined) continue;
    const person = { tenantId, userId: known.id };
    const { roles, guest, found } = await context.directory.rolesOf(person);
    if (found && !guest) members.push({ person, known, roles });
  }
  return members;
}

const holdsOneOf = (held: readonly Role[], wanted: readonly Role[]): boolean =>
  held.some((role) => wanted.includes(role));

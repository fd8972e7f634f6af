import type { PersonRef } from '../domain/actor';
import type { Audience } from '../domain/effects';
import type { Role } from '../domain/roles';
import type { PersonDocument } from '../store/documents/personDocument';
import { listAll } from '../store/listAll';
import type { HandlerContext } from './handler';

/**
 * The people an audience stands for, among those who have the app. The provider queue is every Admin or Sales agent of
 * the provider.
 */
export async function peopleOf(
  context: HandlerContext,
  partnerTenant: string,
  audience: Audience,
): Promise<readonly PersonRef[]> {
  switch (audience.to) {
    case 'person':
      return [audience.person];
    case 'partner':
      return peopleWith(
        context,
        partnerTenant,
        audience.roles === 'globalAdmins'
          ? context.policy.roles.submitEnrollment
          : context.policy.roles.verifyAsPartner,
      );
    case 'providerQueue':
      return peopleWith(context, audience.provider, context.policy.roles.answerTransfer);
    default: {
      const never: never = audience;
      return never;
    }
  }
}

async function peopleWith(
  context: HandlerContext,
  tenantId: string,
  wanted: readonly Role[],
): Promise<readonly PersonRef[]> {
  const people: PersonRef[] = [];
  for await (const person of listAll<PersonDocument>(context.store, 'people', { pk: tenantId, type: 'person' })) {
    if (person.conversation === undefined) continue;
    const ref = { tenantId, userId: person.id };
    const { roles, guest } = await context.directory.rolesOf(ref);
    if (!guest && roles.some((role) => wanted.includes(role))) people.push(ref);
  }
  return people;
}

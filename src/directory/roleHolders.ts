import type { PersonRef } from '../domain/actor';
import type { Role } from '../domain/roles';
import type { PersonDocument } from '../store/documents/personDocument';
import { listAll } from '../store/listAll';
import type { Store } from '../store/store';
import { patienceLeft } from '../turnBudget';
import type { Directory } from './directory';

/** How long a card waits to learn who else may do what it is about. */
const patienceMs = 600;
/** Enough to find somebody to ask; the rest of a big organization is not read for one card. */
const mostRead = 30;

/**
 * The people of an organization who have the app and one of the roles, by name. Whoever the directory does not confirm
 * in time is left out: nobody is said to hold a role that was not read.
 */
export async function roleHolders(
  deps: { readonly store: Store; readonly directory: Directory },
  tenantId: string,
  roles: readonly Role[],
): Promise<readonly (PersonRef & { readonly name: string })[]> {
  const people: PersonDocument[] = [];
  for await (const person of listAll<PersonDocument>(deps.store, 'people', { pk: tenantId, type: 'person' })) {
    if (person.conversation !== undefined) people.push(person);
    if (people.length >= mostRead) break;
  }
  const patience = timeout(patienceLeft(patienceMs));
  const found = await Promise.all(
    people.map(async (person) => {
      const ref = { tenantId, userId: person.id };
      const reading = await Promise.race([deps.directory.rolesOf(ref).catch(() => undefined), patience]);
      const holds = reading !== undefined && !reading.guest && reading.roles.some((role) => roles.includes(role));
      return holds ? [{ ...ref, name: person.name }] : [];
    }),
  );
  return found.flat().sort((a, b) => a.name.localeCompare(b.name));
}

const timeout = (ms: number): Promise<undefined> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(undefined), ms).unref();
  });

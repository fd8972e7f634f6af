import type { PersonRef } from '../domain/actor';
import type { Role } from '../domain/roles';
import type { CardContext, Viewer } from './viewer';
import type { Words } from './words';

export const samePerson = (one: PersonRef, other: PersonRef): boolean =>
  one.tenantId === other.tenantId && one.userId === other.userId;

export const hasOneOf = (viewer: Viewer, roles: readonly Role[]): boolean =>
  roles.some((role) => viewer.roles.includes(role));

/** Role names as the reader's language lists them. */
export function roleNames(words: Words, roles: readonly Role[], type: 'conjunction' | 'disjunction'): string {
  if (roles.length === 0) return words.raw('role.none');
  return words.join(
    roles.map((role) => words.raw(`role.${role}`)),
    type,
  );
}

/**
 * What a person is called: "you", a colleague's name, or the organization for somebody on the other side, whose name
 * is not told. Not escaped.
 */
export function personText(
  words: Words,
  viewer: Viewer,
  context: CardContext,
  person: PersonRef,
  organization?: string,
): string {
  if (samePerson(person, viewer)) return words.raw('common.you');
  const name = context.personName(person);
  if (name !== undefined && name.trim() !== '') return name;
  if (person.tenantId === viewer.tenantId) return words.raw('common.colleague');
  return organization ?? words.raw('common.otherOrganization');
}

/** " by Tom Berg at 14:02", as far as it is known; begins with a space or is empty. Not escaped. */
export function whoWhen(
  words: Words,
  viewer: Viewer,
  context: CardContext,
  did: { readonly by?: PersonRef | undefined; readonly at?: string | undefined },
  organization?: string,
): string {
  const name = did.by === undefined ? undefined : personText(words, viewer, context, did.by, organization);
  const when = did.at === undefined ? undefined : words.when(did.at);
  if (name !== undefined && when !== undefined) return words.raw('did.personAndTime', { name, when });
  if (name !== undefined) return words.raw('did.person', { name });
  return when === undefined ? '' : words.raw('did.time', { when });
}

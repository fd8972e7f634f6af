import { localOrganizations } from '../localOrganizations';
import { people } from '../simulator/world/people';

/** Someone who can have a chat window. */
export interface LocalPerson {
  /** What `PLAYGROUND_PEOPLE` calls the person: the first part of the mail address. */
  readonly alias: string;
  /** The Entra object id. */
  readonly id: string;
  readonly tenantId: string;
  readonly name: string;
  readonly mail: string;
  readonly organization: string;
  readonly side: 'partner' | 'provider';
}

const organizations = new Map(localOrganizations('').map((organization) => [organization.tenantId, organization]));

/** Everyone of the simulated world, in its order. */
export const localPeople: readonly LocalPerson[] = people().flatMap(({ id, tenantId, name, mail }) => {
  const organization = organizations.get(tenantId);
  if (organization === undefined) return [];
  const alias = mail.slice(0, mail.indexOf('@'));
  return [{ alias, id, tenantId, name, mail, organization: organization.name, side: organization.side }];
});

/** The person with this alias. */
export const findLocalPerson = (alias: string): LocalPerson | undefined =>
  localPeople.find((person) => person.alias === alias);

/** The other people of the same organization. */
export const colleaguesOf = (person: LocalPerson): readonly LocalPerson[] =>
  localPeople.filter((other) => other.tenantId === person.tenantId && other.id !== person.id);

import type { Directory } from '../directory/directory';
import type { Actor } from '../domain/actor';
import type { Organization } from '../organizations';
import type { PersonDocument } from '../store/documents/personDocument';
import type { Language, Viewer } from '../views/viewer';

export interface IdentifyDeps {
  readonly directory: Directory;
  readonly organization: (tenantId: string) => Organization | undefined;
}

export interface Identified {
  readonly actor: Actor;
  readonly viewer: Viewer;
}

/** Spoken to until the person chooses. */
const defaultLanguage: Language = 'en';

/**
 * Who this is and what they may do, from the organization's directory. Undefined for people of tenants this bot does
 * not serve, guests, and people the directory does not know. Throws when the directory does not answer.
 */
export async function identify(
  deps: IdentifyDeps,
  person: PersonDocument,
  language: Language | undefined = person.language,
): Promise<Identified | undefined> {
  const organization = deps.organization(person.pk);
  if (organization === undefined) return undefined;
  const { roles, readAt, guest, found } = await deps.directory.rolesOf({ tenantId: person.pk, userId: person.id });
  if (!found || guest) return undefined;
  const ref = { tenantId: person.pk, userId: person.id };
  return {
    actor: { ...ref, roles, rolesReadAt: readAt },
    viewer: {
      ...ref,
      roles,
      name: person.name,
      language: language ?? defaultLanguage,
      timeZone: person.settings?.timeZone ?? person.timeZone ?? organization.timeZone,
      side: organization.side,
      ...(organization.rehearsalOf === undefined ? {} : { rehearsal: true }),
    },
  };
}

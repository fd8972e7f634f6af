import type { Organization } from '../organizations';
import { rememberLanguage, rememberPerson } from '../people';
import { rehearsalTenantOf } from '../rehearsal/rehearsalOrganizations';
import type { PersonDocument } from '../store/documents/personDocument';
import type { Store } from '../store/store';

/** Which of a person's two books something is about: a card says it, a typed text follows the person's choice. */
export type World = 'real' | 'rehearsal';

interface Worlds {
  readonly store: Store;
  readonly organization: (tenantId: string) => Organization | undefined;
}

/** The person as they act in that world: in a rehearsal they are members of the rehearsal's tenant. */
export async function personIn(worlds: Worlds, person: PersonDocument, world: World): Promise<PersonDocument> {
  const tenantId = rehearsalTenantOf(person.pk);
  if (world === 'real' || worlds.organization(tenantId) === undefined) return person;
  const { id: userId, name, timeZone, conversation, language, settings } = person;
  const seen = {
    tenantId,
    userId,
    name,
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(settings === undefined ? {} : { settings }),
    // Reached there only while rehearsing, so that nobody who left hears of it again.
    ...(conversation === undefined || person.rehearsing !== true ? {} : { conversation }),
  };
  const rehearsing = await rememberPerson(worlds.store, seen);
  if (language === undefined || rehearsing.language === language) return rehearsing;
  // Kept, not only returned: the cards that come by themselves are worded from what is kept.
  await rememberLanguage(worlds.store, { tenantId, userId }, language);
  return { ...rehearsing, language };
}

/** What the person types goes to the rehearsal while they rehearse. */
export const worldOf = (person: PersonDocument): World => (person.rehearsing === true ? 'rehearsal' : 'real');

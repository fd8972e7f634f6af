import type { PersonRef } from './domain/actor';
import type { Organization } from './organizations';
import { rememberLanguage } from './people';
import type { Store } from './store/store';
import type { Language } from './views/viewer';

interface Where {
  readonly store: Store;
  readonly organization: (tenantId: string) => Organization | undefined;
}

/** One language per person: what is chosen within a rehearsal holds outside it too. */
export async function chooseLanguage(where: Where, person: PersonRef, language: Language): Promise<void> {
  await rememberLanguage(where.store, person, language);
  const home = where.organization(person.tenantId)?.rehearsalOf;
  if (home !== undefined) await rememberLanguage(where.store, { ...person, tenantId: home }, language);
}

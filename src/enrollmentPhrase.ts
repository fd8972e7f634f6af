import { foldName } from './foldName';
import type { Language } from './views/viewer';

/**
 * The phrase that confirms the enrollment (ENR-18): the verb and the first word of the organization's name, as
 * INSCRIRE BORÉAL. Taken without regard to case or accents, in either language.
 */
export function enrollmentPhrase(organizationName: string, language: Language): string {
  const name = organizationName.split(' ')[0] ?? organizationName;
  return `${language === 'fr' ? 'INSCRIRE' : 'ENROLL'} ${name.toLocaleUpperCase(language)}`;
}

/** What was typed, folded; when it is the phrase of the other language, it counts as this one's. */
export function foldPhrase(typed: string, organizationName: string, language: Language): string {
  const folded = foldName(typed);
  const other = foldName(enrollmentPhrase(organizationName, language === 'fr' ? 'en' : 'fr'));
  return folded === other ? foldName(enrollmentPhrase(organizationName, language)) : folded;
}

import { current2026 } from '../../src/domain/policy/current2026';
import { seed2021 } from '../../src/domain/policy/seed2021';
import { enrollmentView } from '../../src/views/enrollmentView';
import type { Language } from '../../src/views/viewer';
import { checks } from './enrollmentCases';
import { asCamille, contextFor } from './fixtures';
import { read } from './reading';

const packs = { 2021: seed2021, 2026: current2026 };

/** The enrollment card with everything behind its buttons. */
function form(language: Language, year: keyof typeof packs = 2021): string {
  const viewer = asCamille({ language });
  const input = { id: 'enrollment', enrollment: { status: 'notStarted', version: 1 } as const, checks };
  return read(enrollmentView(input, viewer, contextFor(viewer, { policy: packs[year] }))).text;
}

test('GEN-1: enrollment says whom it is for', () => {
  expect(form('en')).toContain('direct bill partners of the Cloud Solution Provider program who have decided');
  expect(form('fr')).toContain('qui ont décidé de devenir revendeurs indirects');
});

test('GEN-2: who has not decided hears that missing the requirements restricts the direct bill capabilities', () => {
  expect(form('en')).toContain('who miss the program requirements when their capabilities get restricted');
  expect(form('fr')).toContain('quand leurs fonctionnalités sont limitées');
});

test('GEN-3: revenue is named as a requirement since January 2021', () => {
  expect(form('en')).toContain('Since January 2021 revenue has been one of the requirements');
  expect(form('fr')).toContain('Depuis janvier 2021, le chiffre d’affaires compte parmi les conditions');
});

test('GEN-4: threshold, level and period stand together, and the threshold is the pack’s', () => {
  const en = (usd: string) => `at least ${usd} of CSP program revenue over the previous 12 months, measured at Partner`;
  expect(form('en', 2021)).toContain(en('300,000 USD'));
  expect(form('en', 2026)).toContain(en('1,000,000 USD'));
  expect(form('fr', 2021)).toContain('300 000 USD dans le programme CSP sur les 12 mois précédents');
  expect(form('fr', 2021)).toContain('au niveau du compte global du partenaire');
});

test('GEN-5: enrollment is with the existing direct bill tenant', () => {
  expect(form('en')).toContain('You enroll with the direct bill tenant you have.');
  expect(form('fr')).toContain('votre locataire de facturation directe existant');
});

test.each([
  ['GEN-6', 'direct-partner-new-requirements', 'enroll/direct-bill-eligibility-requirements'],
  ['GEN-7', 'restricted-direct-bill-capabilities', 'restricted-direct-bill-capabilities'],
  ['GEN-8', 'csp-directbill-to-indirect-transition.pdf', 'enroll/indirect-reseller-tasks-in-partner-center'],
  ['GEN-9', 'Direct-Bill-transition-to-Indirect-reseller', 'enroll/partner-transition-guide'],
])('%s: the enrollment card links the page of its rule set, dated, in the reader’s language', (_id, then, today) => {
  expect(form('en', 2021)).toMatch(new RegExp(`\\]\\(https://[^)]*${then}`));
  expect(form('fr', 2021)).toMatch(new RegExp(`\\]\\(https://[^)]*${then}`));
  expect(form('en', 2026)).toContain(`https://learn.microsoft.com/en-us/partner-center/${today}`);
  expect(form('fr', 2026)).toContain(`https://learn.microsoft.com/fr-fr/partner-center/${today}`);
  expect(form('en', 2021)).toContain('as of June 2021');
});

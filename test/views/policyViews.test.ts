import { current2026 } from '../../src/domain/policy/current2026';
import { seed2021 } from '../../src/domain/policy/seed2021';
import { enrollmentView } from '../../src/views/enrollmentView';
import { packLink } from '../../src/views/packText';
import { relationshipView } from '../../src/views/relationshipView';
import { transferDraftView } from '../../src/views/transferDraftView';
import { transferView } from '../../src/views/transferView';
import type { Language } from '../../src/views/viewer';
import { wordsFor } from '../../src/views/words';
import { draft } from './cases';
import { checks } from './enrollmentCases';
import { asCamille, asTom, contextFor, now } from './fixtures';
import { read } from './reading';
import { request } from './states';

const packs = { 2021: seed2021, 2026: current2026 } as const;
type Year = keyof typeof packs;

function enrollmentForm(year: Year, language: Language = 'en', anniversary = checks.anniversary) {
  const viewer = asCamille({ language });
  const input = {
    id: 'enrollment',
    enrollment: { status: 'notStarted', version: 1 } as const,
    checks: { ...checks, anniversary },
  };
  return read(enrollmentView(input, viewer, contextFor(viewer, { policy: packs[year] })));
}

test('ENR-18: no way back at all in 2021, only with a new tenant in 2026, in both languages', () => {
  expect(enrollmentForm(2021).text).toContain('this tenant never becomes direct bill only again');
  expect(enrollmentForm(2026).text).toContain('you may apply for direct bill again only with a new tenant');
  expect(enrollmentForm(2021, 'fr').text).toContain('ne redeviendra jamais « facturation directe uniquement »');
  expect(enrollmentForm(2026, 'fr').text).toContain('qu’avec un nouveau locataire');
});

test('ENR-7, GEN-4: the same partner with an anniversary in March gets two right answers', () => {
  const then = enrollmentForm(2021, 'en', '--03-03');
  expect(then.text).toContain('not open for you yet. The first phase covers September to December');
  expect(then.text).toContain('(direct bill requires 300,000 USD)');
  expect(then.verbs).toEqual(['notifyMe']);
  const today = enrollmentForm(2026, 'en', '--03-03');
  expect(today.text).toContain('Anniversary date March 3: enrollment is open all year');
  expect(today.text).toContain('(direct bill requires 1,000,000 USD)');
  expect(today.verbs).toEqual(['submitEnrollment']);
});

test('GEN-5: only the rules of 2026 ask for a Restricted direct bill account', () => {
  expect(enrollmentForm(2021).text).not.toContain('must be Restricted');
  expect(enrollmentForm(2026).text).toContain('must be Restricted before it can be enrolled');
});

test('CON-9: an Azure plan is out in 2021, and named as the provider’s to start in 2026', () => {
  const viewer = asCamille();
  const plan = { ...draft.cannotMove[0], subscriptionId: 'p', name: 'Azure plan', kind: 'azurePlan' as const };
  const row = { ...plan, quantity: 1, addons: [] };
  const show = (rows: Partial<typeof draft>) =>
    read(transferDraftView({ ...draft, ...rows }, viewer, contextFor(viewer, { policy: current2026 }))).text;
  const unsupported = { kind: 'unsupported', what: 'azurePlan' } as const;
  expect(show({ cannotMove: [{ ...row, reason: unsupported }] })).toContain('Azure plans cannot be transferred.');
  expect(show({ cannotMove: [], newer: [row] })).toContain('opens the request in Partner Center');
});

test.each([
  [
    2021,
    'en',
    'Rules of June 2021 · Microsoft’s transition article · [today’s page](https://learn.microsoft.com/en-us/',
  ],
  [
    2021,
    'fr',
    'Règles : juin 2021 · article de Microsoft sur la transition · [page d’aujourd’hui](https://learn.microsoft.com/fr-fr/',
  ],
  [
    2026,
    'en',
    'Rules of January 2026 · Microsoft’s newer rules · [Microsoft’s page](https://learn.microsoft.com/en-us/',
  ],
  [
    2026,
    'fr',
    'Règles : janvier 2026 · nouvelles règles de Microsoft · [page de Microsoft](https://learn.microsoft.com/fr-fr/',
  ],
] as const)('the footer names the rule set with month and year (%s, %s)', (year, language, start) => {
  expect(enrollmentForm(year, language).text).toContain(start);
});

test('a link says its date, and that it is retired with the page that took its place', () => {
  const words = wordsFor(asCamille(), now);
  expect(packLink(words, seed2021, 'directRequirements')).toBe(
    'Requirements for direct bill partners: [address of June 2021](https://docs.microsoft.com/en-us/partner-center/direct-partner-new-requirements), retired · [today’s page](https://learn.microsoft.com/en-us/partner-center/enroll/direct-partner-new-requirements)',
  );
  expect(packLink(words, seed2021, 'providerList')).toBe(
    '[Microsoft’s list of indirect providers](https://partnercenter.microsoft.com/partner/find-a-provider), as of June 2021',
  );
});

function waiting(policy: string, language: Language, who = asCamille) {
  const viewer = who({ language });
  const transfer = { ...request, status: 'active' as const, transferId: 't', policy };
  return read(transferView({ id: 'transfer:x', transfer }, viewer, contextFor(viewer))).text;
}

test('TRF-12: a request made under the rules of 2026 says when it lapses, on both sides; one of 2021 never does', () => {
  expect(waiting('current-2026', 'en')).toMatch(/Without an answer, the request lapses on \w+, \w+ \d+/);
  expect(waiting('current-2026', 'fr')).toContain('Sans réponse, la demande expire le ');
  expect(waiting('current-2026', 'en', asTom)).toContain('Without an answer, the request lapses on');
  expect(waiting('seed-2021', 'en')).not.toContain('lapses');
  expect(waiting('seed-2021', 'en', asTom)).not.toContain('lapses');
});

test('TRF-12: a request keeps the rules it was made under, whatever the installation has now', () => {
  expect(waiting('current-2026', 'en')).toContain('Rules of January 2026');
  expect(waiting('seed-2021', 'en')).toContain('Rules of June 2021');
});

test('EXT-9: no privileges by an extension; in 2021 the invitation gives them, in 2026 neither does', () => {
  const consent = (year: Year, language: Language) => {
    const viewer = asCamille({ language });
    const input = {
      id: 'relationship:x:y',
      customerName: 'Contoso',
      providerName: 'Nordwind Distribution',
      relationship: { status: 'none', version: 1 } as const,
      agreement: 'direct' as const,
      billTo: undefined,
      today: '2026-10-14',
    };
    return read(relationshipView(input, viewer, contextFor(viewer, { policy: packs[year] }))).text;
  };
  expect(consent(2021, 'en')).toContain('use the indirect reseller invitation instead');
  expect(consent(2026, 'en')).toContain('asks Contoso for them separately (GDAP)');
  expect(consent(2026, 'fr')).toContain('(GDAP)');
  expect(consent(2026, 'en')).not.toContain('use the indirect reseller invitation instead');
});

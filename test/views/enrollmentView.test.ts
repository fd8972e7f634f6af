import type { Enrollment } from '../../src/domain/programme/programme';
import type { EnrollmentChecks, EnrollmentInput } from '../../src/views/enrollmentInputs';
import { enrollmentView } from '../../src/views/enrollmentView';
import type { CardContext, Viewer } from '../../src/views/viewer';
import { checks, portalChecks } from './enrollmentCases';
import { asCamille, asDev, camille, contextFor } from './fixtures';
import { read } from './reading';
import { enrollments } from './states';

const at = '2026-10-14T18:02:00Z';
const notStarted: Enrollment = { status: 'notStarted', version: 1 };
const stage = (status: Enrollment['status']) => enrollments.find((one) => one.status === status) ?? notStarted;

function show(
  enrollment: Enrollment,
  more: Partial<EnrollmentInput> = {},
  viewer: Viewer = asCamille(),
  context: Partial<CardContext> = {},
) {
  return read(enrollmentView({ id: 'enrollment', enrollment, checks, ...more }, viewer, contextFor(viewer, context)));
}

test('ENR-18, ENR-19: no way back and careful evaluation stand before the button, and the phrase is asked', () => {
  const card = show(notStarted);
  expect(card.text).toContain('**No way back.** Once you enroll, this tenant never becomes direct bill only again.');
  expect(card.text).toContain('Evaluate your business needs carefully');
  expect(card.inputs.confirmation).toMatchObject({ placeholder: 'INSCRIRE BORÉAL', isRequired: true, value: '' });
  expect(card.inputs.primaryContact).toMatchObject({ value: 'camille@boreal.example' });
  expect(card.verbs).toEqual(['submitEnrollment']);
});

test('A.3-15: nobody is told that anything stops for direct customers', () => {
  const card = show(notStarted, {}, asCamille({ language: 'fr' }));
  expect(card.text).toContain(
    '**Vos clients directs :** rien ne s’arrête. Vous continuez à gérer leurs abonnements, facturation comprise',
  );
  expect(card.text).toContain('**Vos clients indirects :** vous ne pourrez pas passer de commandes de produits');
});

test('GEN-4: the threshold names the Partner Global Account level in both languages, and the figure is stated', () => {
  expect(show(notStarted).text).toContain('at Partner Global Account level: 212,000 USD, stated by you, not measured');
  expect(show(notStarted, {}, asCamille({ language: 'fr' })).text).toContain(
    'compte global du partenaire : 212 000 USD, déclaré',
  );
});

test.each([
  ['ENR-1', { profileCurrent: false }, 'Partner profile is not current', []],
  ['ENR-2', { mpnCurrent: false }, 'MPN ID 5139005 is not current', []],
  ['ENR-7', { anniversary: '--03-03' }, 'Anniversary date March 3: not open for you yet', ['notifyMe']],
] as const)(
  '%s: an unmet precondition is explained and there is no way to submit',
  (_rule, change, sentence, verbs) => {
    const changed: EnrollmentChecks = { ...checks, ...change };
    const card = show(notStarted, { checks: changed });
    expect(card.text).toContain(sentence);
    expect(card.verbs).toEqual(verbs);
    expect(card.inputs).toEqual({});
  },
);

test('ROL-1: without the role the card explains and offers no submit', () => {
  const card = show(notStarted, {}, asDev());
  expect(card.text).toContain('Your role: Sales agent. Only the Global admin of Boréal Cloud can enroll.');
  expect(card.verbs).toEqual([]);
});

test('unreadable details are said to be so, and nothing can be submitted on them', () => {
  const card = show(notStarted, { checks: undefined });
  expect(card.text).toContain('Partner Center did not answer');
  expect(card.verbs).toEqual([]);
  expect(card.opens).toContain('enrollment');
});

test('a refusal gives back what was typed and stands at the field', () => {
  const refusal = { rule: 'ENR-18', reason: 'phraseMismatch', field: 'confirmation' } as const;
  const typed = { confirmation: 'inscrire b', primaryContact: 'x@boreal.example' };
  const card = show(notStarted, { typed }, asCamille(), { notice: { kind: 'refusal', refusal } });
  expect(card.inputs.confirmation).toMatchObject({ value: 'inscrire b' });
  expect(card.inputs.primaryContact).toMatchObject({ value: 'x@boreal.example' });
  expect(card.text.split('The phrase does not match')).toHaveLength(3);
});

test('the undo window names the time of sending and who may stop it', () => {
  const actor = show(stage('submitting'));
  expect(actor.text).toContain('Not sent yet: goes out at 14:05:30');
  expect(actor.verbs).toEqual(['undo']);
  const colleague = show(stage('submitting'), {}, asDev());
  expect(colleague.text).toContain('Camille Roy asked for it at 14:02');
  expect(colleague.verbs).toEqual([]);
});

test('ENR-10 to ENR-13: the clock in business days, the mailbox, and where to look', () => {
  const card = show(stage('submitted'), {}, asCamille({ language: 'fr' }));
  expect(card.text).toContain('au plus 5 jours ouvrés : avant le mercredi 21 octobre, 17 h 00');
  expect(card.text).toContain('Microsoft écrit à camille@boreal.example (contact principal)');
  expect(card.text).toContain('Informations sur le programme');
});

test('ENR-11: past the last business day the card says so and what to do', () => {
  const late: Enrollment = {
    status: 'submitted',
    version: 1,
    by: camille,
    at,
    primaryContact: 'x',
    approvalDueBy: '2026-10-13T21:00:00Z',
  };
  expect(show(late).text).toContain('Overdue: approval was expected by Tuesday, October 13');
  expect(show(late).text).toContain('open a support ticket');
});

test('only a local run names the button of the simulator’s console', () => {
  expect(show(stage('submitted'), {}, asCamille(), { local: true }).text).toContain('Approve enrollment');
  expect(show(stage('submitted')).text).not.toContain('Approve enrollment');
});

test('ENR-15, ENR-16, ENR-18: approval enables nothing yet, and the warning stands again beside the agreement', () => {
  const card = show(stage('approved'));
  expect(card.text).toContain('Approval alone enables nothing');
  expect(card.text).toContain('**No way back.**');
  expect(card.verbs).toEqual(['acceptResellerAgreement']);
  expect(show(stage('approved'), {}, asDev()).verbs).toEqual([]);
});

test('ENR-17, INC-1 to INC-5: both programs, their mailbox and their clock', () => {
  const card = show(stage('enrolled'));
  expect(card.text).toContain('has said **both** since Thursday, October 1');
  expect(card.text).toContain('expected by Saturday, October 31, in the mailbox of the MPN account');
  expect(card.text).toContain('mpn@boreal.example');
  expect(card.text).toContain('Manage the two programs separately.');
  expect(card.primary).toEqual(['Indirect providers']);
});

test('what Partner Center refused is said in words', () => {
  const problem = { explanation: 'partnerCenter.error.portalNotOffered', at };
  expect(show({ status: 'notStarted', version: 2, problem }).text).toContain(
    'Partner Center did not take it at 14:02: Partner Center does not offer this to the tenant yet.',
  );
  const unknown = { explanation: 'partnerCenter.error.from.a.later.version', at };
  expect(show({ status: 'notStarted', version: 2, problem: unknown }).text).toContain(
    'without a reason that can be read',
  );
});

test('GEN-1, GEN-2, GEN-3, GEN-6, GEN-7, GEN-8, GEN-9: who it is for, who may be affected all the same, and Microsoft’s pages', () => {
  const card = show(notStarted);
  expect(card.text).toContain('direct bill partners of the Cloud Solution Provider program who have decided');
  expect(card.text).toContain('Not decided? You may be affected all the same');
  expect(card.text).toContain('Since January 2021 revenue has been one of the requirements');
  for (const page of [
    'direct-partner-new-requirements',
    'restricted-direct-bill-capabilities',
    'csp-directbill-to-indirect-transition.pdf',
    'Direct-Bill-transition-to-Indirect-reseller',
  ]) {
    expect(card.text).toContain(page);
  }
  const french = show(notStarted, {}, asCamille({ language: 'fr' }));
  expect(french.text).toContain('Pas encore décidé ? Vous pouvez être concerné malgré tout');
  expect(french.text).toContain('Depuis janvier 2021, le chiffre d’affaires compte parmi les conditions');
});

test('GEN-2: whoever holds a notice of restriction reads it first', () => {
  const card = show(notStarted, { checks: { ...checks, restricted: true } }, asCamille({ language: 'fr' }));
  expect(card.text).toContain('vos fonctionnalités de facturation directe seront limitées');
  expect(show(notStarted).text).not.toContain('has given you notice');
});

test('GEN-5, ENR-6: with the tenant you have, which the indirect business shares', () => {
  expect(show(notStarted).text).toContain('You enroll with the direct bill tenant you have.');
  expect(show(notStarted).text).toContain('uses the same tenant as your direct business');
});

test('ENR-3: the tenant and the role it takes are named', () => {
  expect(show(notStarted).text).toContain('Your role: Global admin of Boréal Cloud');
});

test('ENR-4: the details on the form are reviewed, and it is said where each is changed', () => {
  const card = show(notStarted, {}, asCamille({ language: 'fr' }));
  for (const line of [
    'Organisation : Boréal Cloud',
    'ID MPN : 5139005',
    'Contact principal : camille@boreal.example',
  ]) {
    expect(card.text).toContain(line);
  }
  expect(card.text).toContain('Paramètres › Paramètres du compte › Profil de partenaire');
});

test('GEN-4: what a person stated stands with name and time, and is not called measured', () => {
  const revenue = { usd: 250_000, by: camille, at: '2026-10-14T14:00:00Z' };
  expect(show(notStarted, { revenue }, asDev()).text).toContain(
    '250,000 USD, stated by Camille Roy at 10:00, not measured (direct bill requires 300,000 USD)',
  );
  const { revenueUsd: _none, ...unknown } = checks;
  expect(show(notStarted, { checks: unknown }).text).toContain('Partner Global Account level: not known');
});

test('ENR-8, ENR-9: outside the window the card says why, and the list can be joined and left', () => {
  const late = { ...checks, anniversary: '--03-03' };
  const french = show(notStarted, { checks: late }, asDev({ language: 'fr' }));
  expect(french.text).toContain('Microsoft ouvre l’inscription par phases. La première couvre');
  expect(french.text).toContain('vous reposer la question le 1er de chaque mois');
  expect(french.verbs).toEqual(['notifyMe']);
  const waiting = show(notStarted, { checks: late, waiting: true });
  expect(waiting.text).toContain('You are on the list: I tell you when it opens');
  expect(waiting.verbs).toEqual(['stopAsking']);
});

test('ENR-7: opened early by Microsoft is said so, and can be submitted', () => {
  const card = show(notStarted, { checks: { ...checks, anniversary: '--03-03', openedEarly: true } });
  expect(card.text).toContain('Anniversary date March 3: Microsoft opened enrollment for you');
  expect(card.verbs).toEqual(['submitEnrollment']);
});

test('ENR-12, ENR-13: overdue names the contact, where to look, and the text of the ticket', () => {
  const late = { ...stage('submitted'), approvalDueBy: '2026-10-13T21:00:00Z' } as Enrollment;
  const card = show(late, {}, asCamille({ language: 'fr' }));
  expect(card.text).toContain('Informations sur le programme');
  expect(card.text).toContain('nous avons inscrit Boréal Cloud (ID MPN 5139005, partenaire CSP à facturation directe)');
  expect(card.text).toContain('Contact principal du formulaire : camille@boreal.example');
});

test.each([
  ['information', 'Microsoft needs more information', 'Read the mail to the primary contact'],
  ['unknown', 'Partner Center shows a status I do not know', 'Look under Program info'],
] as const)('A.3-14: %s has an honest card with the next step', (what, status, next) => {
  const asked = { ...stage('submitted'), question: { what, at } } as Enrollment;
  expect(show(asked).text).toContain(status);
  expect(show(asked).text).toContain(next);
});

test('ENR-14, ENR-15: sign in again, the Overview page, Accept and continue', () => {
  expect(show(stage('approved')).text).toContain(
    'sign in again; the Overview page shows the indirect reseller agreement with *Accept and continue*',
  );
  expect(show(stage('approved')).titles).toContain('Accept and continue');
});

test('ENR-12: the approved card says where Microsoft’s notice goes', () => {
  expect(show(stage('approved')).text).toContain('notice goes to camille@boreal.example (primary contact)');
});

test('ENR-20, DUR-1, DUR-2, DUR-3: the new menu, and both businesses side by side', () => {
  const card = show(stage('enrolled'), {}, asCamille({ language: 'fr' }));
  expect(card.text).toContain('*Fournisseurs indirects* dans le volet de gauche');
  expect(card.text).toContain('Vous continuez à gérer les abonnements de vos clients directs, facturation comprise.');
  expect(card.text).toContain('En même temps, vous pouvez accueillir des clients de votre fournisseur');
  expect(card.text).toContain('Chaque client est marqué direct ou indirect partout où il apparaît.');
});

test('ENR-5, ENR-18: done in the portal, the card says what to do there and that nothing is final before', () => {
  const card = show(
    { status: 'inPortal', version: 2, by: camille, at, primaryContact: 'c@boreal.example' },
    { portal: true },
  );
  expect(card.text).toContain('enter c@boreal.example as primary contact, select *Enroll now*');
  expect(card.text).toContain('Until you have enrolled there, nothing is final.');
  expect(card.text).toContain('**No way back.**');
  expect(card.verbs).toEqual(['stateEnrollmentSent', 'undo']);
});

test('ENR-13: every card that sends somebody to Partner Center opens it, at the address of the pack', () => {
  const address = '[Open Partner Center](https://partner.microsoft.com/dashboard), as of June 2021';
  const late = { ...stage('submitted'), approvalDueBy: '2026-10-13T21:00:00Z' } as Enrollment;
  const inPortal = { status: 'inPortal', version: 2, by: camille, at, primaryContact: 'c@boreal.example' } as const;
  for (const card of [show(late), show(stage('declined')), show(inPortal), show(stage('approved'), { portal: true })]) {
    expect(card.text).toContain(address);
  }
  expect(show(notStarted, { checks: { ...checks, mpnCurrent: false } }).text).toContain(address);
  expect(show(notStarted).text).not.toContain(address);
});

test('ENR-5: where only the portal enrolls, the button does not claim to enroll', () => {
  const card = show(notStarted, { portal: true, checks: portalChecks });
  expect(card.text).toContain('Nothing stands in the way; look up the rest in Partner Center');
  expect(card.titles).toContain('Confirm and go on');
  expect(card.titles).not.toContain('Enroll now');
});

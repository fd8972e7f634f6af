import type { Relationship } from '../../src/domain/customer/customer';
import type { RelationshipInput } from '../../src/views/relationshipInputs';
import { relationshipView } from '../../src/views/relationshipView';
import type { Viewer } from '../../src/views/viewer';
import { asCamille, asDev, contextFor, nordwind } from './fixtures';
import { read } from './reading';
import { relationships } from './states';

const customerId = 'a0000000-0000-4000-8000-000000000001';
const stage = (status: Relationship['status']) =>
  relationships.find((one) => one.status === status) ?? { status: 'none' as const, version: 1 };

function show(relationship: Relationship, more: Partial<RelationshipInput> = {}, viewer: Viewer = asCamille()) {
  const input: RelationshipInput = {
    id: `relationship:${customerId}:${nordwind}`,
    customerName: 'Contoso',
    providerName: 'Nordwind',
    relationship,
    agreement: 'direct',
    billTo: { companyName: 'Contoso SA', lines: ['12 rue du Port', 'Québec'], email: 'factures@contoso.example' },
    today: '2026-10-14',
    ...more,
  };
  return read(relationshipView(input, viewer, contextFor(viewer)));
}

test('EXT-6, EXT-7: every line that the provider gets a copy of stands before the consent', () => {
  const { text } = show(stage('none'));
  expect(text).toContain('Shared with Nordwind (a copy)\nContoso SA\n12 rue du Port\nQuébec\nfactures@contoso.example');
  expect(show(stage('none'), { billTo: { companyName: 'Coho Winery', lines: [] } }).text).toContain(
    'No billing e-mail on file',
  );
  expect(show(stage('none'), { billTo: undefined }).text).toContain('could not be read now');
});

test('EXT-8 to EXT-11: not granted, visible afterwards, and the contractual duty', () => {
  const { text } = show(stage('none'), {}, asCamille({ language: 'fr' }));
  expect(text).toContain('**Non accordé :** privilèges d’administration délégués');
  expect(text).toContain('Relations avec les partenaires, et dans Microsoft Store pour Entreprises');
  expect(text).toContain(
    '**Votre obligation contractuelle :** informer Contoso et obtenir son consentement avant d’étendre',
  );
});

test('EXT-15: the two consents are two toggles, neither set beforehand', () => {
  const { inputs, verbs } = show(stage('none'));
  expect(inputs.shareBillTo).toMatchObject({ type: 'Input.Toggle', value: 'false' });
  expect(inputs.customerConsent).toMatchObject({ type: 'Input.Toggle', value: 'false' });
  expect(inputs.consentDate).toMatchObject({ value: '2026-10-14' });
  expect(Object.values(inputs).filter((input) => input.isRequired === true)).toEqual([]);
  expect(verbs).toEqual(['recordConsent', 'recordConsentDeclined']);
});

test('nothing typed is lost', () => {
  const typed = {
    shareBillTo: true,
    customerConsent: true,
    consentMethod: 'phone',
    consentBy: 'Sofia',
    consentDate: '2026-10-20',
    consentEvidence: 'call 7',
  };
  const { inputs } = show(stage('none'), { typed });
  expect(Object.fromEntries(Object.entries(typed).map(([id]) => [id, inputs[id]?.value]))).toEqual({
    ...typed,
    shareBillTo: 'true',
    customerConsent: 'true',
  });
});

test('ROL-3: without the role there is nothing to fill in', () => {
  const card = show(stage('none'), {}, asDev());
  expect(card.inputs).toEqual({});
  expect(card.verbs).toEqual([]);
  expect(card.text).toContain('need the role Admin agent');
});

test('a customer that declined: who recorded it and when, and a later consent may follow', () => {
  const card = show(stage('declined'));
  expect(card.text).toContain('Refusal recorded by you at 14:02. It blocks the extension.');
  expect(card.verbs).toEqual(['recordConsent']);
});

test.each([
  ['MCA-3', 'none', 'not accepted yet. Work with Nordwind'],
  ['MCA-4', 'direct', 'so it is kept. Nothing to do.'],
  ['MCA-5', 'attestation', 'does not carry over. Nordwind must update it'],
] as const)('%s: the agreement and what it asks for', (_rule, agreement, sentence) => {
  expect(show(stage('none'), { agreement }).text).toContain(sentence);
});

test('the receipt names both consents, apart, with who and when', () => {
  const card = show(stage('consented'));
  expect(card.text).toContain('**Consent of Contoso to Nordwind:** E-mail, by Sofia Álvarez, Tuesday, October 13');
  expect(card.text).toContain('**Your consent to share the bill-to information:** given by you at 14:02');
  expect(card.verbs).toEqual(['extendRelationship']);
});

test('EXT-14: verified means that the provider is listed, and the draft is the next step', () => {
  const card = show(stage('verified'));
  expect(card.text).toContain('Verified: Nordwind is listed under Indirect provider(s) of Contoso');
  expect(card.opens[0]).toBe(`transferDraft transferDraft:${customerId}:${nordwind}`);
  expect(card.primary).toEqual(['Create a transfer']);
});

import { current2026 } from '../../src/domain/policy/current2026';
import { agreementView } from '../../src/views/agreementView';
import { providersView } from '../../src/views/providersView';
import type { RelationshipInput } from '../../src/views/relationshipInputs';
import { relationshipView } from '../../src/views/relationshipView';
import { asCamille, asInes, asTom, contextFor } from './fixtures';
import { read } from './reading';
import { agreementRequests, relationships } from './states';

const [attested, notAccepted] = agreementRequests;
const show = (request = attested, portal = false, viewer = asInes()) => {
  if (request === undefined) throw new Error('no request');
  return read(agreementView({ id: 'agreement:x', request, portal, today: '2026-10-14' }, viewer, contextFor(viewer)));
};
const relationship = (change: Partial<RelationshipInput>) => {
  const viewer = asCamille({ language: 'en' });
  const input: RelationshipInput = {
    id: 'relationship:x:y',
    customerName: 'Fabrikam',
    providerName: 'Nordwind',
    relationship: { status: 'none', version: 1 },
    agreement: 'direct',
    billTo: undefined,
    today: '2026-10-14',
    ...change,
  };
  return read(relationshipView(input, viewer, contextFor(viewer)));
};
const verified = relationships.find(({ status }) => status === 'verified');

test('MCA-1, MCA-2: until when the Cloud Agreement was valid, and that everybody signs the Customer Agreement since', () => {
  const dates = 'valid until Friday, January 31, 2020. Since then every customer, old or new, has to sign';
  expect(show().text).toContain(dates);
  expect(relationship({ agreement: 'none' }).text).toContain(dates);
});

test('MCA-5: the provider reads that the attestation does not carry over, and records who accepted', () => {
  const { text, verbs, inputs } = show();
  expect(text).toContain('acceptance was by Boréal Cloud’s attestation and does not carry over');
  expect(text).toContain('a reseller cannot attest the acceptance');
  expect(verbs).toEqual(['recordAgreement']);
  expect(Object.keys(inputs)).toEqual(['agreementFirstName', 'agreementLastName', 'agreementEmail', 'agreementDate']);
});

test('MCA-3: without the role the provider’s people read it, and hear which role records', () => {
  const { text, verbs } = show(attested, false, asTom({ roles: [] }));
  expect(verbs).toEqual([]);
  expect(text).toContain('Admin agent or Sales agent');
});

test('MCA-7: the page on confirming an acceptance, and its part for existing customers where one has to be updated', () => {
  expect(show(notAccepted).text).toContain('confirm-customer-agreement)');
  expect(show(attested).text).toContain('#confirm-customer-acceptance-for-existing-customers');
  expect(relationship({ agreement: 'attestation' }).text).toContain('confirm-customer-agreement#');
});

test('MCA-4: retained, there is nothing to do and no page to open', () => {
  const { text } = relationship({ agreement: 'direct', ...(verified === undefined ? {} : { relationship: verified }) });
  expect(text).toContain('so it is kept. Nothing to do.');
  expect(text).not.toContain('confirm-customer-agreement');
});

test('MCA-6: until the provider has recorded it, the next step is the provider’s, and who was asked when is said', () => {
  if (verified === undefined || attested === undefined) throw new Error('no state');
  const { text, primary } = relationship({
    relationship: verified,
    agreement: 'attestation',
    agreementRequest: attested,
  });
  expect(text).toContain('I asked Nordwind');
  expect(primary).toEqual([]);
});

test('EXT-1, EXT-3, EXT-5: what is to be read stands before the consents, with whom it is for', () => {
  const { text } = relationship({});
  expect(text).toContain('Before you extend');
  expect(text).toContain(
    'A relationship can be extended only for an existing direct bill customer, and only to a provider',
  );
});

test('PRO-6, PRO-7: where invitations can only be read in Partner Center, the way through the e-mail is told', () => {
  const viewer = asCamille({ language: 'en' });
  const { text } = read(providersView({ enrolled: true, portal: true, partnerships: [] }, viewer, contextFor(viewer)));
  expect(text).toContain('The provider sends the invitation by e-mail; the link opens it in Partner Center');
  expect(text).toContain('a Global admin signs in, follows the link of the e-mail and accepts there');
});

test('MCA-5: where Microsoft takes no acceptance that a provider records, the card says so and where it is accepted', () => {
  const viewer = asInes();
  const card = (portal: boolean) => {
    if (attested === undefined) throw new Error('no request');
    const input = { id: 'agreement:x', request: attested, portal, today: '2026-10-14' };
    return read(agreementView(input, viewer, contextFor(viewer, { policy: current2026 })));
  };
  expect(card(false).text).toContain('to accept in the Microsoft 365 admin center');
  expect(card(false).verbs).toEqual([]);
  for (const portal of [false, true]) {
    expect(card(portal).text).toContain('Waiting for you to have it accepted');
    expect(card(portal).text).toContain('It has to be accepted anew');
    expect(card(portal).text).not.toContain('update it in Partner Center');
    expect(card(portal).text).not.toContain('Until it is recorded');
  }
  expect(card(true).text).toContain('Partner Center itself takes no attestation any more');
  expect(card(true).verbs).toEqual(['recordAgreement']);
});

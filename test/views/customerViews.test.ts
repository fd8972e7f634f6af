import { adviserView } from '../../src/views/adviserView';
import { checkView } from '../../src/views/checkView';
import { chooseCustomerView } from '../../src/views/chooseCustomerView';
import { customerStatusView } from '../../src/views/customerStatusView';
import { customersView } from '../../src/views/customersView';
import { kindsView } from '../../src/views/kindsView';
import { relationshipView } from '../../src/views/relationshipView';
import { renderCard } from '../../src/views/renderCard';
import { statusView } from '../../src/views/statusView';
import { contosoRow, customerInput, indirectRow, largeBook, providerRow } from './customerCases';
import { asCamille, asDev, contextFor, hostileName, nordwind } from './fixtures';
import { read } from './reading';
import { enrollments, relationships, transfers } from './states';

const camille = asCamille();
const french = asCamille({ language: 'fr' });
const context = contextFor(camille);
const page = (more = {}, viewer = camille) => read(customerStatusView(customerInput(more), viewer, contextFor(viewer)));
const indirect = { customer: indirectRow, light: { light: 'nothing', act: 'indirect' } as const };

const never = [
  'Create product orders',
  'Manage Azure reservations',
  'Manage their order history',
  'Purchase software',
  'Bill customers directly',
];

test('MGT-1, MGT-2, MGT-3, MGT-4, MGT-5, MGT-6: the same five acts go on for direct customers and are not possible for indirect ones', () => {
  const { text } = read(kindsView(camille, context));
  const [direct = '', rest = ''] = text.split('For indirect customers');
  for (const act of never) {
    expect(direct).toContain(`✓\n${act}`);
    expect(rest).toContain(`✗\n${act}`);
  }
  expect(direct).toContain('Nothing of it ends with the enrollment');
  expect(rest).toContain('your direct bill capability does not change that');
});

test('MGT-7, MGT-8, MGT-9: for indirect customers the provider orders, you manage licenses, users and renewals', () => {
  const { text } = read(kindsView(camille, context));
  const [, rest = ''] = text.split('For indirect customers');
  for (const act of [
    'The provider orders products',
    'You manage licenses and users',
    'You handle subscription renewals',
  ]) {
    expect(rest).toContain(`✓\n${act}`);
  }
});

test('MGT-10, MGT-11: how to tell the two kinds apart in Partner Center, on the card about both and on each customer’s page', () => {
  const { text } = read(kindsView(camille, context));
  expect(text).toContain('select **Customers**, then the customer');
  expect(text).toContain('**Direct:** options to add or view products, and its subscriptions');
  expect(text).toContain('**Indirect:** these options are not available');
  expect(page().text).toContain('In Partner Center you see the options to add or view products');
  expect(page(indirect).text).toContain('the options to add or view products are not there');
});

test('DUR-1, DUR-2: nothing ends for direct customers, and customers of the provider may come at the same time', () => {
  const { text } = read(kindsView(french, contextFor(french)));
  expect(text).toContain('vous continuez à gérer leurs abonnements, facturation comprise');
  expect(text).toContain('pouvez en même temps accepter des clients de votre fournisseur');
});

test('MGT-2 to MGT-9, INV-18, EXT-4: an indirect customer’s page says who orders, what you do not do, and offers no move', () => {
  const card = page(indirect);
  expect(card.text).toContain('Nordwind Distribution orders for Nuage Jardin');
  expect(card.text).toContain('Your direct bill capability cannot be used to purchase for this customer');
  for (const act of never) expect(card.text).toContain(`✗\n${act}`);
  expect(card.text).toContain('✓\nYou manage licenses and users');
  expect(card.opens).toEqual(['kinds', 'customers', 'status']);
  expect(card.primary).toEqual([]);
});

test('DUR-3, MGT-11: the badge stands on the page, the check, the adviser, the list and the question which customer', () => {
  const input = customerInput();
  const adviser = { id: 'adviser:x:y', customer: contosoRow, relationship: providerRow('none') };
  const badges = [
    page().text,
    read(checkView(input, camille, context)).text,
    read(adviserView(adviser, camille, context)).text,
    read(customersView({ rows: [contosoRow], total: 1, page: 0, pages: 1 }, camille, context)).text,
    read(chooseCustomerView({ purpose: 'check', rows: [contosoRow] }, camille, context)).text,
  ];
  for (const text of badges) expect(text).toMatch(/Direct bill customer · |\*\*Contoso\*\* · direct/);
  expect(page(indirect).text).toContain('Indirect customer · ');
});

test('DUR-3: the relationship’s card carries the badge, and the dashboard counts the two kinds apart', () => {
  const relationship = {
    id: `relationship:${contosoRow.id}:${nordwind}`,
    customerName: 'Contoso',
    customerKind: 'direct' as const,
    providerName: 'Nordwind',
    agreement: undefined,
    billTo: undefined,
    today: '2026-10-14',
  };
  for (const status of ['none', 'verified'] as const) {
    const stage = relationships.find((one) => one.status === status);
    if (stage === undefined) throw new Error('no such stage');
    expect(read(relationshipView({ ...relationship, relationship: stage }, camille, context)).text).toContain(
      'Direct bill customer',
    );
  }
  const [enrollment] = enrollments.filter((one) => one.status === 'enrolled');
  if (enrollment === undefined) throw new Error('no such stage');
  const status = {
    organizationName: 'Boréal Cloud',
    enrollment,
    partnerships: [],
    customers: 42,
    indirect: 4,
    extended: 3,
    transfers: [],
  };
  expect(read(statusView(status, camille, context)).text).toContain(
    '3 of 38 direct customers extended to a provider; 4 indirect customers',
  );
  expect(read(statusView(status, french, contextFor(french))).text).toContain(
    '3 clients directs reliés à un fournisseur sur 38 ; 4 clients indirects',
  );
});

test('MOV-1: without a relationship the page says what the provider cannot do yet, with one it does not', () => {
  const none = page({ relationships: [providerRow('none')] });
  expect(none.text).toContain(
    'Until it has a relationship with Contoso, Nordwind Distribution can submit neither orders nor transfers of its existing subscriptions.',
  );
  expect(page().text).not.toContain('neither orders nor transfers');
  const inFrench = page({ relationships: [providerRow('none')] }, french);
  expect(inFrench.text).toContain('ne peut soumettre ni commandes ni transferts');
});

test('MOV-1: a provider without a relationship is no failing check once another provider has one', () => {
  const without = { provider: 'd0000000-0000-4000-8000-000000000002', providerName: 'Meridian Supply' };
  const failures = (input: Parameters<typeof page>[0]) => page(input).text.match(/✗/gu)?.length ?? 0;
  const alone = failures({ relationships: [providerRow('none', without)] });
  const beside = failures({ relationships: [providerRow('related'), providerRow('none', without)] });
  expect(alone - beside).toBe(1);
});

test('MOV-2: where no way is chosen yet, the adviser is the next step and the extension stays in reach', () => {
  const card = page({
    light: { light: 'you', act: 'chooseWay' },
    relationships: [providerRow('none')],
  });
  expect(card.primary).toEqual(['Extension or invitation?']);
  expect(card.opens.slice(0, 2)).toEqual([
    `adviser adviser:${contosoRow.id}:${nordwind}`,
    `relationship relationship:${contosoRow.id}:${nordwind}`,
  ]);
});

test('MOV-2: the adviser asks three questions, keeps the answers, and recommends with reasons and the next button', () => {
  const adviser = { id: 'adviser:x:y', customer: contosoRow, relationship: providerRow('none') };
  const asked = read(adviserView(adviser, camille, context));
  expect(Object.keys(asked.inputs)).toEqual(['needsAdmin', 'consentAnswer', 'customerActs']);
  expect(asked.primary).toEqual(['Recommend']);
  const answers = { needsAdmin: 'no', consent: 'possible', customerActs: 'no' };
  const advice = { way: 'extension', reasons: ['noAdminNeeded', 'noClickNeeded', 'consentFirst'] } as const;
  const told = read(adviserView({ ...adviser, advised: { answers, advice } }, camille, context));
  expect(told.text).toContain('Recommended: the extension');
  expect(told.text).toContain('Your partner agreement obliges you to inform Contoso and obtain its consent first');
  expect(told.inputs.consentAnswer).toMatchObject({ value: 'possible' });
  expect(told.primary).toEqual(['Extend to Nordwind Distribution']);
});

test('EXT-11: a refusal on record is the adviser’s answer until another one is given', () => {
  const declined = { id: 'adviser:x:y', customer: contosoRow, relationship: providerRow('declined') };
  expect(read(adviserView(declined, camille, context)).inputs.consentAnswer).toMatchObject({ value: 'refused' });
});

test('CON-9, CON-10, CON-11: each sort that cannot move has its own reason in plain words, and the way out', () => {
  const { text } = page();
  for (const reason of [
    'Azure plans cannot be',
    'Azure reservations cannot be',
    'Term-based subscriptions cannot be',
    'sold by a third party',
    'Trials cannot be',
    'Suspended. Only active',
    'Deleted, so there is nothing',
    'Already in an open request',
  ]) {
    expect(text).toContain(reason);
  }
  expect(text).toContain('**Way out:** Nordwind Distribution orders the new offer');
  expect(text).toContain('Audio Conferencing ×30 stays with it.');
});

test('CON-3, VER-7: what is in a request names it, and what moved is Suspended as it should be', () => {
  const { text } = page();
  expect(text).toContain('Project Plan 3 ×30 (+ Audio Conferencing ×30, moves with it): in Contoso-2');
  expect(text).toContain('Power BI Pro ×30: Suspended here, which is the normal end. Do not reactivate it.');
});

test('CON-5 to CON-7, TRF-16: changed quantities, a rejection’s reason and a partial result stand with the request', () => {
  const shown = (match: (one: (typeof transfers)[number]) => boolean) => {
    const transfer = transfers.find(match);
    if (transfer === undefined) throw new Error('no such stage');
    const light = { light: 'you', act: 'resend', n: transfer.n, provider: transfer.provider } as const;
    return page({ light, transfers: [{ id: 'transfer:x', transfer }] }).text;
  };
  expect(shown((one) => one.status === 'active' && 'drift' in one && one.drift !== undefined)).toContain(
    '25 requested, 30 now',
  );
  expect(shown((one) => one.status === 'rejected' && one.comment !== undefined)).toContain('Comment: “');
  expect(shown((one) => one.status === 'finished' && one.result === 'partlyComplete')).toContain(
    '1 of 2 subscriptions moved.',
  );
});

test('a book of over a hundred lines stays a small card that counts what it does not show', () => {
  const observed = { at: '2026-10-14T18:00:00Z', book: largeBook, agreement: 'direct' as const, billToEmail: false };
  for (const viewer of [camille, french]) {
    const view = customerStatusView(customerInput({ observed }), viewer, contextFor(viewer));
    expect(Buffer.byteLength(JSON.stringify(renderCard(view)), 'utf16le')).toBeLessThan(28 * 1024);
  }
  const { text } = page({ observed });
  expect(text).toContain('Can move: 48 subscriptions, 48 add-ons go along');
  expect(text).toContain('and 38 more lines');
});

test('TRF-3, TRF-9, MCA-6, ROL-4: the check shows a mark for each condition, and says to whom to turn without the role', () => {
  const input = customerInput({ enrolled: false, relationships: [] });
  const dev = asDev();
  const { text } = read(checkView(input, dev, contextFor(dev)));
  expect(text).toContain('✗\nThe enrollment is not complete. Finish it: type *enroll*.');
  expect(text).toContain('✗\nNo partnership with a provider is accepted. Type *providers*.');
  expect(text).toContain('✗\nCreating a request needs the role Admin agent.');
  const good = read(checkView(customerInput(), camille, context));
  expect(good.text).toContain('✓\nYou are enrolled as an indirect reseller');
  expect(good.primary).toEqual(['Create a transfer']);
});

test('a name with markup in it is inert on every card about the customer', () => {
  const customer = { ...contosoRow, name: hostileName };
  const { text } = page({ customer, relationships: [providerRow('none')] });
  expect(text).toContain('Zéro \\*\\*\\[gratuit\\](https\\://example.test)\\*\\* \\<at\\>x\\</at\\>');
});

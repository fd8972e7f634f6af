import type { Enrollment } from '../../src/domain/programme/programme';
import { chooseCustomerView } from '../../src/views/chooseCustomerView';
import { customersView } from '../../src/views/customersView';
import { helpView } from '../../src/views/helpView';
import { homeView } from '../../src/views/homeView';
import { noticeView } from '../../src/views/noticeView';
import { providersView } from '../../src/views/providersView';
import { renderCard } from '../../src/views/renderCard';
import { shrunkView } from '../../src/views/shrunkView';
import { statusView } from '../../src/views/statusView';
import { transferListView } from '../../src/views/transferListView';
import { welcomeView } from '../../src/views/welcomeView';
import { customers } from './cases';
import { asCamille, asInes, contextFor, nordwind } from './fixtures';
import { read } from './reading';
import { enrollments, partnerships, transfers } from './states';

const camille = asCamille();
const context = contextFor(camille);
const rows = transfers.map((transfer, n) => ({ id: `transfer:${n}`, transfer }));

test('the first card speaks both languages and offers both', () => {
  const card = read(welcomeView({ firstName: 'Camille' }, context));
  expect(card.text).toContain('Bonjour Camille. Je vous accompagne');
  expect(card.text).toContain('Hello Camille. I guide you');
  expect(card.titles).toEqual(['Français', 'English']);
  expect(card.verbs).toEqual(['setLanguage', 'setLanguage']);
});

test('home leads a partner to enrollment and a provider to its queue', () => {
  expect(read(homeView({ organizationName: 'Boréal Cloud' }, camille, context)).opens).toEqual([
    'enrollment',
    'status',
    'rules',
    'rehearsal',
    'help',
  ]);
  const ines = asInes({ language: 'fr' });
  expect(read(homeView({ organizationName: 'Nordwind' }, ines, contextFor(ines))).opens).toEqual(['queue', 'help']);
});

test('ROL-8: home names the four parties that act', () => {
  const { text } = read(homeView({ organizationName: 'Boréal Cloud' }, camille, context));
  expect(text).toContain('you, your indirect provider, each customer, and Microsoft');
});

test('ROL-9: home says what customers do outside the chat', () => {
  const { text } = read(homeView({ organizationName: 'Boréal Cloud' }, camille, context));
  expect(text).toContain('they authorize, consent and accept the Microsoft Customer Agreement elsewhere');
});

test('help lists the commands it is given, in the reader’s language, and offers the other one', () => {
  const french = asCamille({ language: 'fr' });
  const card = read(helpView({ commands: ['enroll', 'undo'] }, french, contextFor(french)));
  expect(card.text).toContain('**inscription** : vous inscrire comme revendeur indirect');
  expect(card.text).toContain('**ne pas envoyer** : arrêter');
  expect(card.titles).toContain('English');
});

test('MGT-11, DUR-3: every customer has its direct or indirect badge', () => {
  const card = read(customersView({ rows: customers, total: 25, page: 1, pages: 3, search: 'no' }, camille, context));
  expect(card.text).toContain('**Contoso** · direct');
  expect(card.text).toContain('**Nuage Jardin** · indirect');
  expect(card.text).toContain('Page 2 of 3');
  expect(card.opens).toEqual(expect.arrayContaining(['customers 0 no', 'customers 2 no']));
});

test('choosing a customer goes straight on with one provider, else to the customer', () => {
  const [first] = customers;
  const pick = (provider?: string) =>
    read(
      chooseCustomerView(
        { purpose: 'transfer', rows: customers, ...(provider === undefined ? {} : { provider }) },
        camille,
        context,
      ),
    ).opens[0];
  expect(pick(nordwind)).toBe(`transferDraft transferDraft:${first?.id}:${nordwind}`);
  expect(pick()).toBe(`customer customer:${first?.id}`);
});

test('PRO-7, PRO-9: the list of providers, and how one gets on it', () => {
  const none = read(providersView({ enrolled: true, partnerships: [] }, camille, contextFor(camille, { local: true })));
  expect(none.text).toContain('The provider sends the invitation by e-mail');
  expect(none.text).toContain('Send partnership invitation');
  const all = partnerships.map((partnership, n) => ({ id: `partnership:${n}`, partnership }));
  const card = read(providersView({ enrolled: true, partnerships: all }, camille, context));
  expect(card.text).toContain('**Nordwind Distribution**: partner since Wednesday, October 14');
  expect(card.primary).toEqual(['Open Nordwind Distribution']);
});

test('the dashboard says whose turn it is, and the primary button is the next step', () => {
  const input = { organizationName: 'Boréal Cloud', partnerships: [], customers: 0, extended: 0, transfers: [] };
  const [notStarted] = enrollments;
  const waiting = enrollments.find((one) => one.status === 'submitted');
  const enrolled = enrollments.find((one) => one.status === 'enrolled');
  if (notStarted === undefined || waiting === undefined || enrolled === undefined) throw new Error('no such stage');
  expect(read(statusView({ ...input, enrollment: notStarted }, camille, context)).primary).toEqual(['Open enrollment']);
  const late = { ...waiting, approvalDueBy: '2026-10-13T21:00:00Z' } as Enrollment;
  expect(read(statusView({ ...input, enrollment: late }, camille, context)).primary).toEqual(['Open enrollment']);
  const quiet = read(statusView({ ...input, enrollment: waiting }, camille, context));
  expect(quiet.text).toContain('Nothing is waiting for you');
  expect(quiet.text).toContain('**Provider** (later)');
  const closing = read(statusView({ ...input, enrollment: enrolled, transfers: rows }, camille, context));
  expect(closing.text).toContain('Your turn');
  expect(closing.primary).toEqual(['Open Contoso-3']);
});

test('TRF-6, TRF-12: an active request stands in the list with its step, whose turn it is from the reader’s side, and how long it waits', () => {
  const active = rows.filter(({ transfer }) => transfer.status === 'active').slice(0, 1);
  const partner = read(transferListView({ list: 'transfers', rows: active }, camille, context));
  expect(partner.text).toContain('**Contoso-3** · step 2 of 4 · waiting for Nordwind Distribution');
  expect(partner.text).toContain('Waiting since today.');
  const ines = asInes();
  const provider = read(transferListView({ list: 'queue', rows: active }, ines, contextFor(ines)));
  expect(provider.text).toContain('waiting for your answer');
  expect(provider.primary).toEqual(['Open Contoso-3']);
});

test('a notice is one sentence with the way on, and what was typed comes out inert', () => {
  const card = read(
    noticeView({ tone: 'info', key: 'notice.unknownCommand', args: { typed: '*all*' } }, camille, context),
  );
  expect(card.text).toContain('I do not know “\\*all\\*”. Type *help*');
  expect(card.opens).toEqual(['status', 'help']);
});

test('an outdated card becomes one line without buttons', () => {
  const card = renderCard(shrunkView({ title: 'Transfer Contoso-3' }, camille));
  expect(card.body).toEqual([
    expect.objectContaining({ text: 'Transfer Contoso-3: the current card is further down.' }),
  ]);
  expect(card.actions).toBeUndefined();
});

test('CON-11: the dashboard closes with the totals once every direct customer is done', () => {
  const end = { customers: 34, transferred: 93, orderedAnew: 15, incentivesOn: '2026-11-03' };
  const [enrolled] = enrollments.filter(({ status }) => status === 'enrolled');
  if (enrolled === undefined) throw new Error('no enrolled state');
  const input = { organizationName: 'Boréal', enrollment: enrolled, partnerships: [], customers: 40, extended: 34 };
  const { text } = read(statusView({ ...input, transfers: [], end }, camille, context));
  expect(text).toContain('All 34 direct customers are done');
  expect(text).toContain('93 subscriptions transferred, 15 ordered anew at a provider');
  expect(text).toContain('invitation received on Tuesday, November 3');
  expect(read(statusView({ ...input, transfers: [] }, camille, context)).text).not.toContain('are done');
});

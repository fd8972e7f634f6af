import { until } from '../support/chat';
import { boreal, camille, lea, nordwind, tom } from '../support/people';
import { startWorld, type World } from '../support/startWorld';
import { customer, filled, inputOn, newest, offeredAfter, on, partnered, read } from './support';

let world: World;
beforeEach(async () => {
  world = await startWorld();
}, 20_000);
afterEach(() => world.stop());

const words = {
  en: {
    invite: 'invite Ferme du Lac',
    no: 'no',
    rule: 'an indirect reseller cannot create a tenant',
    requested: 'Requested: Nordwind Distribution has to create the tenant',
    guarantee: 'That makes sure Ferme du Lac appears in your customer list',
    appeared: 'Ferme du Lac is in your customer list',
    direct: 'purchasing for Ferme du Lac with your direct bill capability. Nordwind Distribution orders',
    extend: 'extend ferme',
    noExtension: 'An extension is only for direct bill customers',
    transfer: 'transfer ferme',
    noTransfer: 'There is nothing to transfer: this is an indirect customer',
  },
  fr: {
    invite: 'inviter Ferme du Lac',
    no: 'non',
    rule: 'un revendeur indirect ne peut pas en créer',
    requested: 'Demandé : locataire à créer par Nordwind Distribution',
    guarantee: 'C’est ce qui garantit que Ferme du Lac apparaît dans votre liste de clients',
    appeared: 'Ferme du Lac figure dans votre liste de clients',
    direct: 'acheter pour Ferme du Lac avec votre facturation directe. C’est Nordwind Distribution qui commande',
    extend: 'étendre ferme',
    noExtension: 'L’extension est réservée aux clients en facturation directe',
    transfer: 'transférer ferme',
    noTransfer: 'Il n’y a rien à transférer : c’est un client indirect',
  },
} as const;

test.each(['en', 'fr'] as const)(
  'INV-15, INV-16, INV-17, INV-18, EXT-4: without a tenant the provider is asked, and the customer is indirect once it appears (%s)',
  async (language) => {
    const say = words[language];
    await partnered(world, language);
    const chat = world.chat(camille);
    const form = await offeredAfter(chat, say.invite, 'inviteNewCustomer');
    expect(read(form.card)).toContain(say.rule);
    expect(inputOn(form.card, 'customerName')).toBe('Ferme du Lac');
    // The question may be answered by typing as well.
    await chat.say(say.no);
    await chat.sees(say.requested, say.guarantee);

    const asked = await world
      .chat(tom)
      .sees('Tenant for Ferme du Lac, from Boréal Cloud', 'name Boréal Cloud as its indirect reseller', '5139005');
    expect(read(asked.card)).not.toContain('customer list');
    await world.chat(tom).say('queue');
    await world.chat(tom).sees('Ferme du Lac · new tenant · your turn'.replace('Ferme du Lac', '**Ferme du Lac**'));

    await world.control('POST', `/customers/${customer(40)}/tenant`, { provider: nordwind, reseller: boreal });
    const told = await chat.sees(say.appeared, say.direct);
    expect(told).toBe(chat.messages().at(-1));
    await world.chat(tom).sees('Done: Boréal Cloud has Ferme du Lac in its list');

    await chat.say(say.extend);
    await chat.sees(say.noExtension);
    expect(newest(chat, 'recordConsent')).toBeUndefined();
    await chat.say(say.transfer);
    await chat.sees(say.noTransfer);
    expect(newest(chat, 'createTransfer')).toBeUndefined();
  },
  40_000,
);

test('INV-3, INV-11: a new customer with a tenant is invited, and both are resellers of record once it appears', async () => {
  await partnered(world, 'en');
  const chat = world.chat(camille);
  const form = await offeredAfter(chat, "invite coeur d'erable", 'inviteNewCustomer');
  const unanswered = await chat.pressAction(form);
  expect(unanswered.text).toContain('Say whether the customer already has a Microsoft tenant');
  expect(inputOn(unanswered.card, 'customerName')).toBe("coeur d'erable");
  await chat.pressAction(form, { hasTenant: 'yes', draftLanguage: 'fr' });
  const draft = await chat.offered('editInvitation');
  expect(read(draft.card)).toContain("coeur d'erable");
  const done = await chat.pressAction(on(draft, draft.card, 'finishInvitation'), {
    body: filled(inputOn(draft.card, 'body')),
  });
  expect(done.text).toContain('has to authorize');
  // Asked for again, nothing is started over.
  await chat.say('invite Cœur d’Érable Ltée');
  await chat.sees('has to authorize', 'Sent, as stated by you');
  await world.control('POST', `/customers/${customer(38)}/authorize`, { partner: boreal, provider: nordwind });
  await chat.sees('Authorized: you and Nordwind Distribution are resellers of record', 'Nordwind Distribution orders');
}, 40_000);

test('INV-3: a name of the book, or one like it, is never taken for a new customer', async () => {
  await partnered(world, 'en');
  const chat = world.chat(camille);
  const form = await offeredAfter(chat, 'invite coho', 'inviteNewCustomer');
  expect(read(form.card)).toContain('Open Coho Winery');
  const known = await chat.pressAction(form, { customerName: 'CONTOSO', hasTenant: 'no' });
  expect(known.text).toContain('Invitation: Contoso and Nordwind Distribution');
  expect(known.text).toContain('No invitation yet');
}, 40_000);

test('INV-16: another partner and another tenant see nothing of the request', async () => {
  await partnered(world, 'en');
  const chat = world.chat(camille);
  const form = await offeredAfter(chat, 'invite Ferme du Lac', 'inviteNewCustomer');
  await chat.pressAction(form, { hasTenant: 'no', comment: 'Contact: Marie' });
  const asked = await world.chat(tom).sees('From Boréal Cloud: “Contact: Marie”');
  const { data } = await until(
    async () => {
      await world.chat(tom).say('queue');
      const open = world.chat(tom).find('open');
      return open?.data.what === 'tenantRequest' ? open : undefined;
    },
    () => 'the request in the queue',
  );
  expect(asked).toBeDefined();
  const other = world.chat(lea);
  await other.install();
  await other.say('english');
  const open = await until(
    () => other.find('open'),
    () => 'a card of Alizé',
  );
  const foreign = await other.pressAction({ ...open, data: { ...open.data, ...data } });
  expect(foreign.text).toContain('no longer exists, or it is not for you');
  expect(foreign.text).not.toContain('Ferme');
}, 40_000);

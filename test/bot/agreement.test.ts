import { consentInputs, effectiveCalls, journeySteps } from '../journeys/firstLight';
import { type PressResult, until } from '../support/chat';
import { aClick, send } from '../support/inbound';
import { boreal, camille, ines, mei, meridian, nordwind, olaf, type SimulatedPerson, tom } from '../support/people';
import { startWorld, type World } from '../support/startWorld';

const fabrikam = 'a0000000-0000-4000-8000-000000000002';
const adatum = 'a0000000-0000-4000-8000-000000000003';
const northwindTraders = 'a0000000-0000-4000-8000-000000000020';
const acceptance = {
  agreementFirstName: 'Ada',
  agreementLastName: 'Lind',
  agreementEmail: 'ada@fabrikam.example',
  agreementDate: '2026-10-02',
};

let world: World;
const relationshipId = (customer: string, provider = nordwind) => `relationship:${customer}:${provider}`;
const click = (person: SimulatedPerson, verb: string, data: object) =>
  send(world.port(), aClick(person, world.connector.url, verb, data));

/** Records both consents and extends, by the buttons' references alone. */
async function extend(customer: string, provider = nordwind): Promise<void> {
  const id = relationshipId(customer, provider);
  await click(camille, 'recordConsent', { id, ...consentInputs });
  await click(camille, 'extendRelationship', { id });
}

/** Presses once the queue's card about this customer is there. */
async function record(person: SimulatedPerson, customer: string, inputs: object): Promise<PressResult> {
  const message = await world.chat(person).sees(`Customer agreement of ${customer}`, 'Who accepted');
  const found = world.chat(person).find('recordAgreement');
  if (found === undefined || found.message.id !== message.id) throw new Error('the newest request is another one');
  return world.chat(person).pressAction(found, { ...inputs });
}

beforeAll(async () => {
  world = await startWorld();
  for (const step of journeySteps('en').slice(0, 4)) await step.run(world);
  await until(
    async () => {
      await world.chat(camille).say('providers');
      const seen = JSON.stringify(world.chat(camille).messages().at(-1)?.card ?? '');
      return seen.includes('partner since') ? true : undefined;
    },
    () => 'the partnership to be there',
  );
  for (const person of [ines, olaf]) {
    await world.chat(person).install();
    await world.chat(person).say('english');
  }
}, 60_000);
afterAll(async () => {
  await world.stop();
});

test('MCA-5: an acceptance by attestation is updated by the provider from its own card, and the customer turns ready', async () => {
  await extend(fabrikam);
  await world.chat(tom).sees('acceptance was by Boréal Cloud’s attestation and does not carry over');
  await world.chat(ines).sees('Customer agreement of Fabrikam');
  await world.chat(camille).sees('Fabrikam and Nordwind', 'I asked Nordwind');

  const future = await record(tom, 'Fabrikam', { ...acceptance, agreementDate: '2999-01-01' });
  expect(future.text).toContain('cannot be in the future');
  expect(future.text).toContain('ada@fabrikam.example');

  await world.chat(tom).say('queue');
  await world.chat(tom).sees('Requests waiting for you', 'Customer agreement of Fabrikam');
  await record(ines, 'Fabrikam', acceptance);
  await world.chat(tom).sees('Customer agreement of Fabrikam', 'Accepted: nothing more to do');
  await world.chat(camille).sees('Fabrikam and Nordwind', 'accepted through Nordwind', 'Create a transfer');
  const calls = await effectiveCalls(world);
  expect(calls.filter((call) => call.includes(`${fabrikam}/agreements`))).toEqual([
    `POST /v1/customers/${fabrikam}/agreements`,
  ]);
}, 60_000);

test('MCA-6: the transfer of Fabrikam is open once the provider has recorded the agreement', async () => {
  const line = 'e0000000-0000-4000-8000-000000000201';
  const id = `transferDraft:${fabrikam}:${nordwind}`;
  const draft = await click(camille, 'open', { what: 'transferDraft', id });
  expect(JSON.stringify(draft.body)).toContain('Microsoft Customer Agreement is in order');
  const { body } = await click(camille, 'createTransfer', { id, subscriptionIds: line });
  expect(JSON.stringify(body)).toContain('Fabrikam-1');
  expect(JSON.stringify(body)).not.toContain('Agreement is not in order');
}, 30_000);

test('MCA-3: not accepted at all, and then done in the portal by somebody: the request closes by itself', async () => {
  await extend(adatum);
  await world.chat(tom).sees('Adatum has not accepted the Microsoft Customer Agreement yet');
  await world.chat(camille).sees('Adatum and Nordwind', 'not accepted yet', 'I asked Nordwind');
  await world.control('POST', `/customers/${adatum}/agreement`, { how: 'attestation', partner: nordwind });
  await world.chat(tom).sees('Customer agreement of Adatum', 'Partner Center shows the acceptance since');
  await world.chat(camille).sees('Adatum and Nordwind', 'accepted through Nordwind');
}, 30_000);

test('MCA-3: without the role, and from another tenant, nothing is recorded', async () => {
  await extend(northwindTraders);
  await world.chat(tom).sees('Customer agreement of Northwind Traders');
  const found = world.chat(tom).find('recordAgreement');
  const data = { ...found?.data, ...acceptance };
  const refused = await click(olaf, 'recordAgreement', data);
  expect(JSON.stringify(refused.body)).toContain('Admin agent or Sales agent');
  const [foreign, forged] = await Promise.all([
    click(camille, 'recordAgreement', data),
    click(tom, 'recordAgreement', { ...data, id: 'agreement:00000000-0000-5000-8000-000000000000' }),
  ]);
  expect(JSON.stringify(foreign.body)).toContain('Not found');
  expect(JSON.stringify(forged.body)).toContain('Not found');
  expect((await effectiveCalls(world)).filter((call) => call.includes(`${northwindTraders}/agreements`))).toEqual([]);
}, 30_000);

test('MCA-6: a provider that works in its portal states the acceptance; nobody calls Partner Center for it', async () => {
  await world.chat(mei).install();
  await world.chat(mei).say('english');
  await world.control('POST', '/partnerships', { partner: boreal, provider: meridian });
  await world.chat(camille).sees('Partnership with Meridian Supply', 'Accept the partnership');
  await click(camille, 'acceptPartnership', { id: `partnership:${meridian}` });
  await world.chat(camille).sees('Accepted: Meridian Supply is in your list');
  await extend(adatum.replace('003', '009'), meridian);
  expect((await record(mei, 'Coho Vineyard', acceptance)).text).toContain('Stated: accepted');
  await world.chat(mei).sees('Customer agreement of Coho Vineyard', 'Stated: accepted');
  await world.chat(camille).sees('Coho Vineyard and Meridian', 'Stated by Meridian Supply');
  const calls = await effectiveCalls(world);
  expect(calls.filter((call) => call.endsWith('009/agreements'))).toEqual([]);
}, 30_000);

test('design 5: an agreement request that reaches nobody is news to whoever asked, with a ready e-mail', async () => {
  const refused = [tom, ines].map(({ userId }) => `chat-${userId}`);
  for (const chat of refused) world.connector.refuse(chat, 'BotNotInConversationRoster');
  try {
    await extend('a0000000-0000-4000-8000-000000000026');
    const { card } = await world
      .chat(camille)
      .sees('The Phone Company and Nordwind', 'could not be delivered at Nordwind Distribution', 'Ready e-mail');
    expect(decodeURIComponent(JSON.stringify(card))).toContain(
      'Customer agreement of The Phone Company: please record it',
    );
    // Nothing of it was asked for by a typed command or a press on one of Camille's own messages.
    expect(world.chat(camille).messages().at(-1)?.card).toBe(card);
  } finally {
    for (const chat of refused) world.connector.refuse(chat);
  }
  await world.chat(ines).say('help');
  await world.chat(ines).sees('Customer agreement of The Phone Company');
  await world.chat(camille).sees('The Phone Company and Nordwind', 'Delivered at Nordwind Distribution');
}, 30_000);

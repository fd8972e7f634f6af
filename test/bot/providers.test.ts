import { journeySteps } from '../journeys/firstLight';
import { textOf } from '../support/chat';
import { aClick, send } from '../support/inbound';
import { boreal, camille, dev, nordwind } from '../support/people';
import { startWorld, type World } from '../support/startWorld';

let world: World;
const click = async (verb: string, data: object, person = camille) => {
  const { body } = await send(world.port(), aClick(person, world.connector.url, verb, data));
  return textOf(body.value);
};

beforeAll(async () => {
  world = await startWorld();
  for (const step of journeySteps('en').slice(0, 3)) await step.run(world);
  await world.chat(dev).install();
  await world.chat(dev).say('english');
}, 60_000);
afterAll(async () => {
  await world.stop();
});

test('PRO-1 to PRO-5: the checklist is filled in for a provider that is only known by name, with the official pages beside it', async () => {
  await world.chat(camille).say('providers');
  const before = await world.chat(camille).sees('Indirect providers', 'evaluate those in your area');
  expect(textOf(before.card)).toContain('find-a-provider');
  expect(textOf(before.card)).toContain('indirect-reseller-tasks-in-partner-center');
  const added = await world.chat(camille).press('addProvider', { providerName: 'Meridian  Supply' });
  expect(added.text).toContain('What Meridian Supply offers');
  expect(added.text).toContain('Does it offer financing and credit terms?');
  const column = await world.chat(camille).offered('saveProviderAnswers');
  const id = String(column.data.id);
  const saved = await click('saveProviderAnswers', {
    id,
    version: 1,
    answer_billing: 'yes',
    answer_credit: 'no',
    note_credit: 'in autumn *perhaps*',
  });
  expect(saved).toContain('Billing\nYes');
  expect(saved).toContain('Financing, credit\nNo');
  expect(saved).toContain('Support\n?');
  expect(saved).toContain('in autumn');
  // A colleague sees the same; nobody ranks anything.
  expect(await click('open', { what: 'providers', id: '' }, dev)).toContain('Billing\nYes');
}, 30_000);

test('PRO-7, PRO-8: the invitation arrives by itself and only a Global admin may accept it', async () => {
  await world.control('POST', '/partnerships', { partner: boreal, provider: nordwind });
  const seen = await world.chat(camille).sees('Partnership with Nordwind', 'What accepting means');
  expect(textOf(seen.card)).toContain('can handle your billing, purchase products for your customers');
  const id = `partnership:${nordwind}`;
  expect(await click('acceptPartnership', { id }, dev)).toContain('Global admin');
}, 30_000);

test('PRO-9: once accepted the provider stands in the partner’s list, with a column of its own', async () => {
  await click('acceptPartnership', { id: `partnership:${nordwind}` });
  await world.chat(camille).sees('Accepted: Nordwind Distribution is in your list');
  const list = await click('open', { what: 'providers', id: '' });
  expect(list).toMatch(/\*\*Nordwind Distribution\*\*: partner since/);
  expect(list).toContain('Fill in Nordwind Distribution');
}, 30_000);

import { textOf, until } from '../support/chat';
import { camille, ines, mei, nordwind, tom } from '../support/people';
import { startWorld, type World } from '../support/startWorld';

/** The starting point midway: requests at every step, so that each test begins where its rule bites. */
let world: World;

beforeAll(async () => {
  world = await startWorld({ world: 'midway' });
  for (const person of [camille, tom]) {
    await world.chat(person).install();
    await world.chat(person).say('english');
  }
}, 60_000);
afterAll(async () => {
  await world.stop();
});

const partner = () => world.chat(camille);
const provider = () => world.chat(tom);
/** Says it until a card with the button about this request is there, and answers the button. */
const openWith = (person: typeof camille, text: string, verb: string, about: string) =>
  until(
    async () => {
      await world.chat(person).say(text);
      const found = world.chat(person).find(verb);
      return found !== undefined && textOf(found.card).includes(about) ? found : undefined;
    },
    () => `${verb} about ${about} after "${text}"; ${person.name} sees:\n${world
      .chat(person)
      .messages()
      .slice(-4)
      .map((message) => textOf(message.card))
      .join('\n---\n')}`,
  );
const subscription = (customer: string, line: string) => `e0000000-0000-4000-8000-00000000${customer}${line}`;

test('CON-5 to CON-7, TRF-13: a drift is shown to both with old and new numbers; one press withdraws and recreates, and every card of the old one names the new one', async () => {
  const old = await openWith(tom, 'transfer consolidated', 'acceptTransfer', '50 requested, 55 now');
  expect(textOf(old.card)).toContain('Accept 50 anyway');
  await openWith(tom, 'transfer consolidated', 'askRecreate', '50 requested, 55 now');
  await provider().press('askRecreate');
  await partner().sees('Consolidated Messenger-1', 'asks Boréal Cloud to recreate it');
  const press = await openWith(camille, 'transfer consolidated', 'recreateTransfer', 'Withdraw and recreate (55)');
  await partner().pressAction(press);
  await partner().sees('Consolidated Messenger-1', 'Withdrawn, replaced by Consolidated Messenger-2');
  await provider().sees('Consolidated Messenger-1', 'Withdrawn, replaced by Consolidated Messenger-2');
  await provider().sees('Consolidated Messenger-2', 'Takes the place of Consolidated Messenger-1', '×55');
  // The old notification is late: it hears what happened, and nothing is accepted.
  const late = await provider().pressAction(old);
  expect(late.text).toContain('replaced by Consolidated Messenger-2. Nothing changed.');
  const again = await partner().pressAction(press);
  expect(again.text).toContain('Nothing changed.');
  const open = (await world.control('GET', '/state')) as { transfers: { status: string; lines: { quantity: number }[] }[] };
  const quantities = open.transfers.filter((one) => one.status === 'Active').map((one) => one.lines[0]?.quantity);
  expect(quantities.filter((quantity) => quantity === 55)).toHaveLength(1);
}, 60_000);

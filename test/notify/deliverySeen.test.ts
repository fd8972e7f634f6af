import { consentInputs } from '../journeys/firstLight';
import { type Chat, textOf } from '../support/chat';
import { lea, tom } from '../support/people';
import { startWorld, type World } from '../support/startWorld';

let world: World;
let chat: Chat;
beforeAll(async () => {
  world = await startWorld();
  chat = world.chat(lea);
  await chat.install();
  await chat.say('english');
  await chat.offeredAfter('extend soleil', 'recordConsent');
  await chat.press('recordConsent', consentInputs);
  await chat.offered('extendRelationship');
  await chat.press('extendRelationship');
  await chat.sees('Verified: Nordwind Distribution');
}, 30_000);
afterAll(() => world.stop());

/** The ready e-mail on the newest card that has one; undefined when the newest card about the request has none. */
function mailOn(card: unknown): string | undefined {
  const found = /"(mailto:[^"]+)"/.exec(JSON.stringify(card))?.[1];
  return found === undefined ? undefined : decodeURIComponent(found.replace(/\+/g, ' '));
}

/** Creates the request; answers the message whose button was pressed for it. */
async function create(): Promise<string> {
  const { message } = await chat.offeredAfter('transfer soleil', 'createTransfer');
  await chat.press('createTransfer');
  return message.id;
}

test('design 5: nobody there has the app: the sender’s card says so and has a ready e-mail', async () => {
  await create();
  const { card } = await chat.sees('nobody at Nordwind Distribution who can answer had this app', 'Ready e-mail');
  const mail = mailOn(card) ?? '';
  for (const part of ['Transfer request for Éditions Soleil', 'Partner Center', lea.name]) expect(mail).toContain(part);
});

test('design 5, 7: who blocked the app is not told; the sender hears why in a new message, with a ready e-mail', async () => {
  await world.chat(tom).install();
  await world.chat(tom).say('english');
  await chat.press('withdrawTransfer');
  await world.chat(tom).sees('Withdrawn');
  world.connector.refuse(`chat-${tom.userId}`, 'ConversationBlockedByUser');
  const pressed = await create();
  const { card, id } = await chat.sees(
    'This could not be delivered at Nordwind Distribution: the app was blocked',
    'Ready e-mail',
  );
  expect(textOf(card)).toMatch(/the app was blocked \(.+\d\d:\d\d\)/);
  expect(textOf(card)).not.toContain('Nordwind Distribution has been told');
  expect(id).not.toBe(pressed);
  expect(mailOn(card)).toContain('Transfer request for Éditions Soleil');
});

test('platform 1.7: who speaks again gets what could not be delivered, and the sender sees when it was', async () => {
  world.connector.refuse(`chat-${tom.userId}`);
  expect(world.chat(tom).find('acceptTransfer')).toBeUndefined();
  await world.chat(tom).say('help');
  const { data } = await world.chat(tom).offered('acceptTransfer');
  const seen = await chat.sees('Delivered at Nordwind Distribution');
  expect(textOf(seen.card)).toMatch(/Delivered at Nordwind Distribution .*\d\d:\d\d/);
  expect(textOf(seen.card)).not.toContain('Ready e-mail');
  expect(textOf(seen.card)).not.toContain('could not be delivered');
  // Once: speaking again brings nothing more.
  await world.chat(tom).say('help');
  expect(
    world
      .chat(tom)
      .findAll('acceptTransfer')
      .map((one) => one.data.id),
  ).toEqual([data.id]);
});

test('design 5: who was muted gets what waits still when they want messages again', async () => {
  await world.chat(tom).say('settings');
  await world.chat(tom).press('saveSettings', { muted: 'true' });
  await chat.press('withdrawTransfer');
  await chat.sees('Withdrawn');
  await create();
  await chat.sees('nobody at Nordwind Distribution who can answer had this app');
  await world.chat(tom).say('settings');
  expect(world.chat(tom).find('acceptTransfer')).toBeUndefined();
  const { text } = await world.chat(tom).press('saveSettings', { muted: 'false' });
  expect(text).toContain('Saved');
  await world.chat(tom).offered('acceptTransfer');
  await chat.sees('Éditions Soleil-3', 'Delivered at Nordwind Distribution');
});

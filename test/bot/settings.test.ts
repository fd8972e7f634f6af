import { textOf } from '../support/chat';
import { aClick, send } from '../support/inbound';
import { aya, camille, dev, hana, ines, tom } from '../support/people';
import { startWorld, type World } from '../support/startWorld';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  for (const person of [camille, dev, hana, aya, tom, ines]) {
    await world.chat(person).install();
    await world.chat(person).say('english');
  }
}, 30_000);
afterAll(() => world.stop());

const last = (person: typeof camille) => textOf(world.chat(person).messages().at(-1)?.card);
/** What the card's inputs hold, by id. */
const inputsOf = (card: unknown): Record<string, unknown> => {
  if (Array.isArray(card)) return Object.assign({}, ...card.map(inputsOf)) as Record<string, unknown>;
  if (card === null || typeof card !== 'object') return {};
  const own = 'id' in card && String((card as { type?: string }).type).startsWith('Input.') ? card : undefined;
  const rest = Object.assign({}, ...Object.values(card).map(inputsOf)) as Record<string, unknown>;
  return own === undefined ? rest : { ...rest, [String(own.id)]: (own as { value?: unknown }).value };
};

describe('settings', () => {
  test('what is chosen is kept, said back, and shown the next time', async () => {
    const chat = world.chat(camille);
    await chat.say('settings');
    expect(last(camille)).toContain('Messages come as soon as it is your turn');
    const chosen = {
      timeZone: 'paris',
      quietFrom: '20:00',
      quietTo: '08:00',
      muted: 'false',
      digest: 'false',
      awayFrom: '2031-07-01',
      awayUntil: '2031-07-15',
      delegate: aya.userId,
    };
    const { text } = await chat.press('saveSettings', chosen);
    expect(text).toContain('Saved.');
    expect(text).toContain('Away from Tuesday, July 1, 2031 until Tuesday, July 15, 2031');
    expect(text).toContain('Aya Benali gets your turns too while you are away');
    expect(text).toMatch(/It is \d\d:\d\d in your time zone, Europe\/Paris/);
    await chat.say('settings');
    expect(inputsOf(chat.find('saveSettings')?.card)).toEqual({
      language: 'en',
      ...chosen,
      timeZone: 'Europe/Paris',
    });
  });

  test('every wrong input is named, nothing typed is lost, and nothing is kept', async () => {
    const chat = world.chat(dev);
    await chat.say('préférences');
    const typed = {
      language: 'fr',
      timeZone: 'Atlantis',
      quietFrom: '20:00',
      quietTo: '',
      muted: 'true',
      awayFrom: '2031-07-15',
      awayUntil: '2031-07-01',
    };
    const { text, card } = await chat.press('saveSettings', typed);
    for (const part of ['time zone “Atlantis”', 'need a beginning and an end', 'lies before its first']) {
      expect(text).toContain(part);
    }
    expect(inputsOf(card)).toMatchObject(typed);
    await chat.say('why');
    expect(last(dev)).toContain('I keep what I understood whole, or nothing of it');
    await chat.say('settings');
    expect(last(dev)).toContain('Messages come as soon as it is your turn');
  });

  test('the language chosen on the card is the language of the answer', async () => {
    const chat = world.chat(aya);
    await chat.say('settings');
    const { text } = await chat.press('saveSettings', { language: 'fr', muted: 'true' });
    expect(text).toContain('Vos préférences');
    expect(text).toContain('En sourdine');
    await chat.say('statut');
    expect(last(aya)).toMatch(/Boréal/);
  });

  test.each([
    ['of another organization', tom.userId],
    ['that nobody has', 'c9999999-0000-4000-8000-000000000009'],
    ['oneself', dev.userId],
    ['without any of one’s roles', hana.userId],
  ])('ROL-8: nobody stands in whose id no card offered: one %s', async (_whose, delegate) => {
    const click = aClick(dev, world.connector.url, 'saveSettings', { id: 'settings', version: 0, delegate });
    const { status, body } = await send(world.port(), click);
    expect([status, body.statusCode]).toEqual([200, 200]);
    expect(textOf(body.value)).toMatch(/cannot stand in/);
  });
});

describe('away', () => {
  test('the delegate gets the turn too, and the card says for whom', async () => {
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    await world.chat(aya).say('settings');
    await world.chat(aya).press('saveSettings', { language: 'en', muted: 'false' });
    await world.chat(camille).say('settings');
    const absence = { awayFrom: day(-2), awayUntil: day(2), delegate: aya.userId };
    await world.chat(camille).press('saveSettings', absence);
    await world.chat(camille).say('enroll');
    await world.chat(camille).press('submitEnrollment', { confirmation: 'ENROLL BORÉAL' });
    await world.chat(camille).offered('acceptResellerAgreement');
    const card = textOf((await world.chat(aya).sees('You stand in for Camille Roy, who is away until')).card);
    // Standing in gives no role: the card says who may.
    expect(card).toContain('Global admin');
    expect(
      world
        .chat(dev)
        .messages()
        .map((one) => textOf(one.card))
        .join(),
    ).not.toContain('You stand in');
  });

  test('ROL-1: whoever asks a muted colleague hears that the message does not come', async () => {
    await world.chat(camille).say('settings');
    await world.chat(camille).press('saveSettings', { muted: 'true' });
    const before = world.chat(camille).messages().length;
    await world.chat(dev).say('enroll');
    const { text } = await world.chat(dev).press('askColleague');
    expect(text).toContain('takes no messages at the moment');
    expect(world.chat(camille).messages()).toHaveLength(before);
  });
});

test('CON-12: a person has one set of settings, in a rehearsal too', async () => {
  const chat = world.chat(dev);
  await chat.say('rehearse');
  await chat.press('startRehearsal');
  await chat.say('settings');
  expect(last(dev)).toContain('REHEARSAL');
  await chat.press('saveSettings', { quietFrom: '21:00', quietTo: '07:30' });
  await chat.say('rehearse');
  await chat.press('stopRehearsal');
  await chat.say('settings');
  expect(last(dev)).not.toContain('REHEARSAL');
  expect(last(dev)).toContain('No messages from 21:00 to 07:30');
});

describe('queue on and off', () => {
  test('queue says whether one is told, and changes it in either language', async () => {
    await world.chat(tom).say('queue');
    expect(last(tom)).toContain('You are told of each new request, like everybody here who may answer');
    await world.chat(ines).say('queue on');
    expect(last(ines)).toContain('because you asked for it');
    await world.chat(tom).say('queue');
    expect(last(tom)).toContain('New requests are announced to Inès Martin');
    await world.chat(ines).say('file non');
    expect(last(ines)).toContain('You are not told of new requests, as you asked');
    await world.chat(ines).say('queue off please');
    expect(last(ines)).toContain('Type *queue on* or *queue off*');
  });

  test('the queue is the provider’s: a partner hears where its own choice is', async () => {
    await world.chat(camille).say('queue on');
    expect(last(camille)).toContain('*settings*');
  });
});

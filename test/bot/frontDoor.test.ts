import { openable } from '../../src/views/links';
import { effectiveCalls, journeySteps } from '../journeys/firstLight';
import { textOf } from '../support/chat';
import { aClick, anActivity, send } from '../support/inbound';
import { camille, dev, eva, hana, olaf, tom } from '../support/people';
import { startWorld, type World } from '../support/startWorld';

const stranger = {
  tenantId: 'ffffffff-0000-4000-8000-000000000001',
  userId: 'ffffffff-0000-4000-8000-000000000002',
  name: 'Stranger',
};

let world: World;
/** Id of the transfer on the cards, and one that nobody has. */
let transferId = '';
const forged = 'transfer:00000000-0000-5000-8000-000000000000';

beforeAll(async () => {
  world = await startWorld();
  for (const step of journeySteps('en').slice(0, 7)) await step.run(world);
  transferId = String((await world.chat(tom).offered('acceptTransfer')).data.id);
  await world.chat(dev).say('english');
}, 60_000);
afterAll(async () => {
  await world.stop();
});

const click = (person: typeof camille, verb: string, data: unknown, fields = {}) =>
  send(world.port(), aClick(person, world.connector.url, verb, data, fields));
const cardText = (answer: { readonly body: Record<string, unknown> }) => textOf(answer.body.value);

describe('bad input', () => {
  test.each<[string, unknown]>([
    ['no JSON', 'not json'],
    ['an empty object', {}],
    ['no sender', { type: 'message', text: 'x' }],
    ['a list', []],
  ])('%s gets a 4xx without a stack', async (_name, body) => {
    const { status, text } = await send(world.port(), body);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(/at .*\.(ts|js)|node_modules/);
  });
  test('a megabyte of text gets a 413', async () => {
    const { status } = await send(
      world.port(),
      anActivity(camille, world.connector.url, { text: 'x'.repeat(1_000_000) }),
    );
    expect(status).toBe(413);
  });
  test.each<[string, string, unknown]>([
    ['an unknown verb', 'deleteEverything', {}],
    ['a verb from the prototype', 'constructor', {}],
    ['data of the wrong type', 'acceptTransfer', { id: 7, version: 'x' }],
    ['data missing', 'acceptTransfer', {}],
    ['a text instead of data', 'acceptTransfer', 'id'],
  ])('%s is answered in the body with 400, the HTTP status stays 200', async (_name, verb, data) => {
    const { status, body } = await click(tom, verb, data);
    expect(status).toBe(200);
    expect(body.statusCode).toBe(400);
  });
  test('an invoke without a value is answered in the body', async () => {
    const { status, body } = await click(tom, 'open', {}, { value: {} });
    expect([status, body.statusCode]).toEqual([200, 400]);
  });
  test('another channel and a foreign service URL change nothing and send nothing', async () => {
    const before = world.connector.messages.length;
    await send(world.port(), anActivity(camille, world.connector.url, { channelId: 'directline' }));
    await send(world.port(), anActivity(camille, 'https://evil.example'));
    expect(world.connector.messages).toHaveLength(before);
  });
  test('two tenants in one activity are no sender', async () => {
    const before = world.connector.messages.length;
    await send(
      world.port(),
      anActivity(camille, world.connector.url, { channelData: { tenant: { id: stranger.tenantId } } }),
    );
    expect(world.connector.messages).toHaveLength(before);
  });
  test('control characters and markup in a text come back inert', async () => {
    await world.chat(camille).say('\u0000<at>x</at> **bold** [a](https://example.test)');
    const last = world.chat(camille).messages().at(-1);
    expect(JSON.stringify(last?.card)).not.toContain('[a](https://example.test)');
  });
});

describe('whose click counts', () => {
  test('a forged id, a guest and a stranger get the same answer as an unknown id', async () => {
    const data = { id: transferId, version: 2 };
    const answers = [
      await click(tom, 'acceptTransfer', { ...data, id: forged }),
      await click(eva, 'acceptTransfer', data),
      await click(stranger, 'acceptTransfer', data),
      await click(stranger, 'open', { what: 'transfer', id: transferId }),
    ];
    const bodies = answers.map((answer) => JSON.stringify(answer.body));
    expect(new Set(bodies).size).toBe(1);
    expect(await effectiveCalls(world)).toHaveLength(5);
  });
  test("another partner's things are not found under their own ids either", async () => {
    const own = await click(camille, 'open', {
      what: 'relationship',
      id: 'relationship:a0000000-0000-4000-8000-000000000001:d0000000-0000-4000-8000-000000000001',
    });
    expect(cardText(own)).toContain('Contoso');
    const lumen = {
      tenantId: 'b0000000-0000-4000-8000-000000000002',
      userId: 'c3000000-0000-4000-8000-000000000001',
      name: 'Paul Weber',
    };
    const foreign = await click(lumen, 'open', {
      what: 'relationship',
      id: 'relationship:a0000000-0000-4000-8000-000000000001:d0000000-0000-4000-8000-000000000001',
    });
    expect(cardText(foreign)).not.toContain('Contoso');
  });
  test('ROL-5: a Helpdesk agent of the provider is refused by name of the roles needed', async () => {
    const answer = await click(olaf, 'acceptTransfer', { id: transferId, version: 2 });
    expect(cardText(answer)).toMatch(/Admin agent.*Sales agent/);
    expect(cardText(answer)).not.toContain('stack');
  });
  test('ROL-4: a Helpdesk agent of the partner may not withdraw', async () => {
    const answer = await click(hana, 'withdrawTransfer', { id: transferId, version: 2, comment: '' });
    expect(cardText(answer)).toContain('Admin agent');
  });
  test('a refresh that the client makes by itself changes nothing', async () => {
    const value = {
      action: { type: 'Action.Execute', verb: 'acceptTransfer', data: { id: transferId, version: 2 } },
      trigger: 'automatic',
    };
    const answer = await click(tom, 'acceptTransfer', {}, { value });
    expect(cardText(answer)).toContain('Contoso-1');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await effectiveCalls(world)).toHaveLength(5);
  });
});

describe('what is typed', () => {
  test('an unknown text is answered with the way on, in the language chosen', async () => {
    await world.chat(camille).say('florbel');
    await world.chat(camille).sees('florbel', 'help');
  });
  test('"coho" is two customers: it asks which, a command in between does not lose the question, a name answers it', async () => {
    await world.chat(camille).say('extend coho');
    await world.chat(camille).sees('Coho Vineyard', 'Coho Winery');
    await world.chat(camille).say('help');
    await world.chat(camille).say('Coho Winery');
    await world.chat(camille).sees('Coho Winery', 'Nordwind');
  });
  test('TRF-16: a provider who typed the command may type the answer, and is asked for the reason of a rejection', async () => {
    await world.chat(tom).say('transfer contoso');
    await world.chat(tom).say('reject');
    await world.chat(tom).sees('Why do you reject it');
    await world.chat(tom).say('wrong reseller MPN');
    await world.chat(camille).sees('Contoso-1', 'wrong reseller MPN');
  });
  test('in a group chat nothing individual is shown', async () => {
    const conversation = { id: 'group-1', conversationType: 'groupChat', tenantId: camille.tenantId };
    await send(world.port(), anActivity(camille, world.connector.url, { conversation, text: 'status' }));
    const said = world.connector.messages.filter((message) => message.conversationId === 'group-1');
    expect(said).toHaveLength(1);
    expect(textOf(said[0]?.card)).not.toContain('Contoso');
  });
});

test('BOT-2: every view that a button may open is opened', async () => {
  for (const what of openable) {
    const { status, body } = await click(camille, 'open', { what, id: '' });
    expect([what, status, body.statusCode]).toEqual([what, 200, 200]);
  }
});

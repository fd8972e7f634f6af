import { programmeRef } from '../../src/aggregates';
import { listAll } from '../../src/store/listAll';
import { containers, type Store, type StoredDocument } from '../../src/store/store';
import { journeySteps } from '../journeys/firstLight';
import { textOf, until } from '../support/chat';
import { aClick, send } from '../support/inbound';
import { boreal, camille, dev, ines, mei, meridian, nordwind, type SimulatedPerson, tom } from '../support/people';
import { startWorld, type World } from '../support/startWorld';

let world: World;
let store: Store;

const click = async (person: SimulatedPerson, verb: string, data: object) => {
  const { body } = await send(world.port(), aClick(person, world.connector.url, verb, data));
  return textOf(body.value);
};
const confirm = (person: SimulatedPerson, code: string) => click(person, 'confirmPairing', { id: 'pairing', code });
const codeIn = (text: string): string => {
  const [code = ''] = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(text) ?? [];
  expect(code).not.toBe('');
  return code;
};
const askForCode = async () => {
  await world.chat(camille).say('pair');
  await world.chat(camille).offered('offerPairing');
  return codeIn((await world.chat(camille).press('offerPairing')).text);
};
/** The same card without what was typed into it. */
const without = (text: string, code: string) => text.replaceAll(code, '');

/** Everything that stands in a tenant's own partitions. */
async function standingIn(pk: string): Promise<readonly StoredDocument[]> {
  const found: StoredDocument[] = [];
  for (const container of containers) for await (const doc of listAll(store, container, { pk })) found.push(doc);
  return found;
}

beforeAll(async () => {
  world = await startWorld({
    env: { PAIRING: 'code' },
    aroundStore: (opened) => {
      store = opened;
      return opened;
    },
  });
  for (const person of [ines, mei]) {
    await world.chat(person).install();
    await world.chat(person).say('english');
  }
  for (const step of journeySteps('en').slice(0, 7)) await step.run(world);
}, 60_000);
afterAll(() => world.stop());

test('until the two tenants are linked nothing of the partner reaches the provider, and the partner is told so', async () => {
  const seen = await world
    .chat(camille)
    .sees('Contoso-1', 'Nordwind Distribution is not linked with you in this app yet');
  expect(textOf(seen.card)).toContain('Ready e-mail');
  expect(textOf(seen.card)).not.toContain('has been told');
  const theirs = JSON.stringify(await standingIn(nordwind));
  for (const part of ['Contoso', 'Boréal', boreal]) expect(theirs).not.toContain(part);
  await world.chat(tom).say('queue');
  await world.chat(tom).say('transfers');
  const told = [...world.chat(tom).messages(), ...world.chat(ines).messages()].map((one) => textOf(one.card));
  expect(told.join('\n')).not.toMatch(/Contoso|Boréal/);
  await world.chat(camille).say('pair');
  const card = await world.chat(camille).sees('Partnership with Nordwind', 'hears nothing of this here yet');
  expect(textOf(card.card)).toContain('Get a code');
}, 30_000);

test('whatever is wrong with a code, one and the same answer, and a line in the security log of whoever tried', async () => {
  const replaced = await askForCode();
  const code = await askForCode();
  expect(code).not.toBe(replaced);
  const wrong = await confirm(tom, '2345-6789-ABCD');
  expect(wrong).toContain('This code links nobody with you');
  expect(without(await confirm(tom, replaced), replaced)).toBe(without(wrong, '2345-6789-ABCD'));
  // Right, but for another provider.
  const elsewhere = await confirm(mei, code);
  expect(without(elsewhere, code)).toBe(without(await confirm(mei, '2345-6789-ABCD'), '2345-6789-ABCD'));
  const noted = async (pk: string) => (await standingIn(pk)).filter(({ kind }) => kind === 'pairingCode');
  expect(await noted(nordwind)).toMatchObject([{ userId: tom.userId, count: 2 }]);
  expect(await noted(meridian)).toMatchObject([{ userId: mei.userId, count: 2 }]);
  expect(await noted(boreal)).toEqual([]);
  // The code itself is nowhere in the store.
  const everywhere = JSON.stringify([...(await standingIn(boreal)), ...(await standingIn('pairing'))]);
  expect(everywhere).not.toContain(code);
  expect(everywhere).not.toContain(code.replaceAll('-', ''));
});

test('ROL-5: only the Admin agent of a provider confirms, and only who leads the transition asks for a code', async () => {
  const code = await askForCode();
  expect(await confirm(ines, code)).toContain('This needs the role Admin agent');
  expect(await confirm(camille, code)).toContain('This no longer exists, or it is not for you');
  expect(await click(dev, 'offerPairing', { id: `partnership:${nordwind}` })).toContain(
    'This needs the role Global admin or Admin agent',
  );
  expect(await click(tom, 'offerPairing', { id: `partnership:${nordwind}` })).not.toMatch(/[2-9A-Z]{4}-[2-9A-Z]{4}-/);
});

test('the code confirmed from the provider’s side links the two, once, and what waits arrives', async () => {
  const code = await askForCode();
  await world.chat(tom).say(`pair ${code.toLowerCase().replaceAll('-', ' ')}`);
  await world.chat(tom).sees('You are linked with **Boréal Cloud** now');
  await world.chat(tom).sees('Contoso-1');
  await world.chat(tom).offered('acceptTransfer');
  await world.chat(camille).sees('Partnership with Nordwind', 'has been linked with you since');
  await world.chat(camille).sees('Contoso-1', 'Delivered at Nordwind Distribution');
  expect(await confirm(tom, code)).toContain('This code links nobody with you');
  const { pk, id } = programmeRef(boreal);
  const entries: StoredDocument[] = [];
  for await (const doc of listAll(store, 'ledger', { pk, idPrefix: `${id}:` })) entries.push(doc);
  expect(entries.at(-1)).toMatchObject({
    event: { type: 'ProviderPaired', provider: nordwind },
    actor: { tenantId: nordwind, userId: tom.userId, roles: ['adminAgent'] },
  });
}, 30_000);

test('the provider ends the link: what it saw is taken back, a late click hears why, and the partner is told', async () => {
  const old = await world.chat(tom).offered('acceptTransfer');
  await world.chat(tom).say('pair');
  await world.chat(tom).offered('endPairing');
  const { text } = await world.chat(tom).press('endPairing');
  expect(text).toContain('The link with **Boréal Cloud** has ended');
  await world.chat(camille).sees('Partnership with Nordwind', 'The link was ended by Nordwind Distribution');
  await world.chat(tom).sees('No longer linked', 'Boréal Cloud');
  const late = await world.chat(tom).pressAction(old);
  expect(late.text).toContain('with which your organization is linked no more');
  const records = (await standingIn(nordwind)).filter(({ type }) => type === 'pointer');
  expect(records.length).toBeGreaterThan(0);
  expect(JSON.stringify(records)).not.toContain('Contoso');
  const { transfers } = (await world.control('GET', '/state')) as { transfers: { status: string }[] };
  expect(transfers.map(({ status }) => status)).toEqual(['Active']);
}, 30_000);

test('linked anew the request is there again, and can be answered', async () => {
  const code = await askForCode();
  await world.chat(tom).say('pair');
  await world.chat(tom).offered('confirmPairing');
  const { text } = await world.chat(tom).press('confirmPairing', { code });
  expect(text).toContain('You are linked with **Boréal Cloud** now');
  await until(
    async () => {
      const found = world.chat(tom).find('acceptTransfer');
      return found !== undefined && textOf(found.card).includes('Contoso-1') ? true : undefined;
    },
    () => 'the request to be there again',
  );
  await world.chat(tom).press('acceptTransfer');
  await world.chat(camille).sees('Contoso-1', 'Waiting for Nordwind Distribution to verify');
}, 30_000);

test('codes cannot be tried without end, not even a right one', async () => {
  const answers: string[] = [];
  for (let n = 0; n < 6; n += 1) answers.push(await confirm(mei, '2222-2222-2222'));
  expect(answers.at(-1)).toContain('Too many codes were tried');
}, 30_000);

import { createPublicKey } from 'node:crypto';
import { verifyExport } from '../../src/ledger/verify/verify';
import { type Chat, textOf, until } from '../support/chat';
import { boreal, camille, dev, hana, type SimulatedPerson, tom } from '../support/people';
import { startWorld, type World } from '../support/startWorld';

let world: World;
let stores: { list: (pk: string) => Promise<readonly unknown[]> };
beforeAll(async () => {
  world = await startWorld({
    world: 'midway',
    aroundStore: (store) => {
      stores = {
        list: async (pk) => (await store.list('work', { pk, type: 'securityEvent' })).items.map(({ doc }) => doc),
      };
      return store;
    },
  });
  const chat = await speaks(camille, 'english');
  // The book is read in the background once somebody speaks.
  await until(
    async () => {
      await chat.say('customers');
      return textOf(chat.messages().at(-1)?.card ?? '').includes('41 customers') ? true : undefined;
    },
    () => 'the book',
    60_000,
  );
}, 120_000);
afterAll(async () => {
  await world.stop();
});

const speaks = async (person: SimulatedPerson, language: 'english' | 'français'): Promise<Chat> => {
  const chat = world.chat(person);
  // On a busy machine the directory may not answer in time.
  await until(
    async () => {
      await chat.say(language);
      const shown = textOf(chat.messages().at(-1)?.card ?? '');
      return /cannot be confirmed|ne peut pas être confirmé/.test(shown) ? undefined : true;
    },
    () => `${person.name} to be known`,
    30_000,
  );
  return chat;
};

/** Presses the newest button that opens this, and answers the card's text. */
async function opens(chat: Chat, what: string, id: RegExp = /^/): Promise<string> {
  const found = chat.findAll('open').find(({ data }) => data.what === what && id.test(String(data.id)));
  if (found === undefined) throw new Error(`no button opens ${what}`);
  return (await chat.pressAction(found)).text;
}

const urlsIn = (card: unknown): readonly string[] =>
  [...JSON.stringify(card).matchAll(/"url":"(http[^"]+)"/g)].map(([, url = '']) => url);

test('issue 6: `history` shows what was recorded, the newest first, and older entries on request', async () => {
  const chat = await speaks(camille, 'english');
  await chat.say('history');
  const first = textOf((await chat.sees('What was recorded, newest first')).card);
  expect(first).toMatch(/(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \w+ \d+/);
  expect(first).toMatch(/\(role read |Noted by Passerelle/);
  const second = await opens(chat, 'history', /^older:/);
  expect(second).toContain('What was recorded, newest first');
  expect(second).not.toBe(first);
});

test('issue 6: `historique contoso` shows one customer’s chain in French', async () => {
  const chat = await speaks(camille, 'français');
  await chat.say('historique fabrikam');
  await chat.sees('Historique de Fabrikam', 'Relation avec Nordwind Distribution vérifiée');
  await speaks(camille, 'english');
});

test('issue 6: a forged page of the history is answered like any id that is none', async () => {
  const chat = await speaks(camille, 'english');
  await chat.say('history');
  await chat.sees('newest first');
  const [found] = chat.findAll('open').filter(({ data }) => data.what === 'history');
  if (found === undefined) throw new Error('no page');
  for (const id of ['older:!!', 'customer:x', 'customer:a0000000-0000-4000-8000-0000000000ff', '../x']) {
    const { text, statusCode } = await chat.pressAction({ ...found, data: { what: 'history', id } });
    expect([id, statusCode, text.includes('This no longer exists, or it is not for you')]).toEqual([id, 200, true]);
  }
});

test('issue 6: a Sales agent reads and may not export; without a role there is neither; a provider hears whose ledger it is', async () => {
  const sales = await speaks(dev, 'english');
  await sales.say('history');
  const card = textOf((await sales.sees('newest first')).card);
  expect(card).not.toContain('history export');
  await sales.say('history export');
  await sales.sees('Global admin or Admin agent');
  const none = await speaks(hana, 'english');
  await none.say('history');
  expect(none.messages().some(({ card: one }) => textOf(one ?? '').includes('newest first'))).toBe(false);
  const provider = await speaks(tom, 'english');
  await provider.say('history');
  await provider.sees('The ledger belongs to the partner');
  await provider.say('history export');
  expect(provider.messages().some(({ card: one }) => urlsIn(one ?? {}).some((url) => url.includes('/ledger/')))).toBe(
    false,
  );
});

test('issue 6: `historique exporter` gives both files and the key; they verify, and what was taken away is in the tenant’s own log', async () => {
  const chat = await speaks(camille, 'français');
  await chat.say('historique exporter');
  const { card } = await chat.sees('Prête : les liens fonctionnent jusqu’à');
  const [jsonl = '', csv = '', pem = ''] = urlsIn(card);
  const key = createPublicKey(await (await fetch(pem)).text());
  for (const url of [jsonl, csv]) {
    const response = await fetch(url);
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="ledger-\d{4}-\d\d-\d\d\.(jsonl|csv)"$/,
    );
    const checked = verifyExport(Buffer.from(await response.arrayBuffer()), key);
    expect(checked.findings).toEqual([]);
    expect(checked.partner).toBe(boreal);
    expect(checked.entries).toBeGreaterThan(100);
    expect(checked.chains).toBeGreaterThan(20);
  }
  const text = await (await fetch(csv)).text();
  expect(text).toContain('Consentement du client pour Nordwind Distribution enregistré');
  expect(await stores.list(boreal)).toContainEqual(
    expect.objectContaining({ kind: 'ledgerExport', userId: camille.userId }),
  );
  // Another ending, another token, none.
  for (const url of [jsonl.replace(/jsonl$/, 'csv'), jsonl.replace('/ledger/', '/ledger/x'), jsonl.slice(0, -20)]) {
    expect((await fetch(url)).status).toBe(404);
  }
});

test('issue 6: the history of a rehearsal stays in the rehearsal', async () => {
  const chat = await speaks(camille, 'english');
  await chat.say('rehearse');
  await chat.offered('startRehearsal');
  await chat.press('startRehearsal');
  await chat.say('history');
  const { card } = await chat.sees('REHEARSAL', 'Transition opened here');
  expect(textOf(card)).not.toContain('Show older');
});

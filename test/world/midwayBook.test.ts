import type { Chat } from '../support/chat';
import { camille } from '../support/people';
import { startWorld, type World } from '../support/startWorld';
import { answerTo, type Row } from './statusOf';

let world: World;
let chat: Chat;

beforeAll(async () => {
  world = await startWorld({ world: 'midway' });
  chat = world.chat(camille);
  await chat.say('english');
  // The book is read in the background once somebody speaks.
  for (let tries = 0; tries < 60; tries += 1) {
    if ((await answerTo(chat, 'customers')).includes('41 customers')) break;
    // Nobody's language changes while the directory is silent, as it may be on a busy machine.
    await chat.say('english');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}, 120_000);
afterAll(async () => {
  await world.stop();
});

const ready = 'Ready: create the transfer request to Nordwind Distribution';
const choose = 'Your turn: choose extension or invitation';
const extended = 'Nordwind Distribution:** extended and verified';
const stuck = 'Cannot move: none of its subscriptions can be transferred';

/** The light of the table of the simulated world, row by row, and what it rests on. */
const rows: readonly Row[] = [
  [
    'MOV-1, MOV-2: 01 Contoso is yours',
    'Contoso',
    [choose, 'Until it has a relationship with Contoso, your provider can submit neither orders nor transfers'],
  ],
  [
    'MCA-5: 02 Fabrikam is Nordwind’s',
    'Fabrikam',
    ['Nordwind Distribution’s turn: update the Microsoft Customer Agreement', extended],
  ],
  ['MCA-3: 03 Adatum is Nordwind’s', 'Adatum', ['Nordwind Distribution’s turn: have the customer accept', extended]],
  ['MCA-4: 04 Adventure Works is ready', 'Adventure Works', [ready, extended, 'Create a transfer']],
  ['CON-8: 05 Alpine Ski House is ready', 'Alpine Ski House', [ready]],
  ['CON-8: 06 Bellows College is ready', 'Bellows College', [ready]],
  ['CON-8: 07 City Power & Light is ready', 'City Power & Light', [ready]],
  ['EXT-7: 08 Coho Winery is yours', 'Coho Winery', [choose, 'No billing e-mail']],
  ['EXT-11, MCA-5: 09 Coho Vineyard is yours first', 'Coho Vineyard', [choose, 'which does not carry over']],
  [
    'CON-5, CON-6, CON-7: 10 Consolidated Messenger is yours, quantities changed',
    'Consolidated Messenger',
    ['Your turn: quantities changed; withdraw Consolidated Messenger-1', 'step 2 of 4'],
  ],
  [
    'CON-3: 11 Fourth Coffee is Nordwind’s, beside a free line',
    'Fourth Coffee',
    [
      'Nordwind Distribution’s turn: accept or reject Fourth Coffee-1 (step 2 of 4)',
      'In a request: 1 subscription',
      'in Fourth Coffee-1',
      'Can move: 1 subscription',
      'Office 365 E1 ×30',
    ],
  ],
  ['CON-8: 12 Graphic Design Institute is ready', 'Graphic Design Institute', [ready]],
  ['CON-8: 13 Humongous Insurance is ready', 'Humongous Insurance', [ready, 'Can move: 48 subscriptions']],
  ['EXT-7: 15 Liberty’s Bakery & Café is yours', 'libertys', [choose]],
  [
    'MCA-5, MCA-6: 16 Litware is ready, Nordwind updated the agreement',
    'Litware',
    [ready, 'accepted through Nordwind Distribution'],
  ],
  [
    'CON-9, CON-11: 17 Lucerne Publishing cannot move',
    'Lucerne Publishing',
    [stuck, extended, 'Way out:** Nordwind Distribution orders'],
  ],
  ['CON-9: 18 Margie’s Travel cannot move', "Margie's Travel", [stuck]],
  [
    'CON-9, MOV-1: 19 Munson’s Pickles cannot move, and its plan starts with the relationship',
    "Munson's Pickles",
    [stuck, 'no relationship yet', 'which method?'],
  ],
  ['MCA-3, MOV-1: 20 Northwind Traders is yours first', 'Northwind Traders', [choose]],
  ['CON-9: 21 Proseware cannot move', 'Proseware', [stuck]],
  [
    'CON-8, CON-9: 22 Relecloud is ready, partly',
    'Relecloud',
    [ready, 'Can move: 2 subscriptions', 'Cannot move: 4 subscriptions'],
  ],
  ['CON-10: 23 School of Fine Art is ready, partly', 'School of Fine Art', [ready, 'stays with it']],
  ['CON-10: 24 Southridge Video is ready', 'Southridge Video', [ready, 'Deleted']],
  ['MCA-5: 26 The Phone Company is Nordwind’s', 'The Phone Company', ['Nordwind Distribution’s turn: update']],
  [
    'MCA-3: 27 Trey Research is Nordwind’s',
    'Trey Research',
    ['Nordwind Distribution’s turn: have the customer accept'],
  ],
  ['INV-11: 28 VanArsdel is ready by invitation', 'VanArsdel', [ready], ['extended and verified']],
  [
    'TRF-16: 29 Wide World Importers is yours, rejected with the reason',
    'Wide World Importers',
    [
      'Your turn: Nordwind Distribution rejected Wide World Importers-1',
      'Our credit check for this customer runs until the end of the month',
      'Can move: 2 subscriptions',
    ],
  ],
  [
    'EXT-5, TRF-9: 30 Wingtip Toys is ready with Meridian only',
    'Wingtip Toys',
    ['Ready: create the transfer request to Meridian Supply', 'Nordwind Distribution:** no relationship yet'],
  ],
  [
    'EXT-11: 31 Woodgrove Bank declined',
    'Woodgrove Bank',
    ['Your turn: the customer declined', 'Woodgrove Bank declined consent'],
  ],
  [
    '32 Best For You Organics has nothing to move',
    'Best For You Organics',
    ['Nothing to do: there is no subscription to move'],
  ],
  [
    'VER-7: 33 Blue Yonder Airlines is done, and Suspended is the normal end',
    'Blue Yonder Airlines',
    [
      'Nothing to do: everything that could move has moved',
      'Suspended here, which is the normal end',
      'step 4 of 4 · closed',
    ],
  ],
  [
    'VER-3: 34 First Up Consultants is yours, step 4',
    'First Up Consultants',
    ['Your turn: check your side of First Up Consultants-1 and close it (step 4 of 4)'],
  ],
  [
    'VER-1: 35 Fincher Architects is Nordwind’s, step 3',
    'Fincher Architects',
    ['Nordwind Distribution’s turn: verify what arrived with Fincher Architects-1 (step 3 of 4)'],
  ],
  [
    'EXT-14: 36 Nod Publishers is yours, extended but not listed',
    'Nod Publishers',
    [
      'Your turn: Nordwind Distribution was extended to but is not listed',
      'not listed under Indirect provider(s) of Nod Publishers',
      'Trials cannot',
    ],
  ],
  ['42, whose name is markup, is yours', 'zero', [choose, 'Zéro \\*\\*\\[gratuit\\]']],
];

const invited: readonly Row[] = [
  [
    'EXT-9, INV-21: 14 Lamna Healthcare is invited, because the provider needs delegated admin',
    'Lamna Healthcare',
    [
      'Lamna Healthcare’s turn: authorize you and Nordwind Distribution; the invitation is out',
      'Lamna Healthcare has not authorized you both yet',
      'Invitation: Nordwind Distribution',
    ],
  ],
  [
    'INV-11, MCA-3: 25 Tailspin Toys is invited, and its agreement comes next',
    'Tailspin Toys',
    ['Tailspin Toys’s turn', 'not accepted yet. Work with Nordwind Distribution'],
  ],
  [
    'INV-11: 41 Éditions Soleil is invited, and nothing of what Alizé does shows',
    'editions soleil',
    ['Éditions Soleil’s turn', 'Can move: 1 subscription'],
    ['Azure', 'Alizé'],
  ],
];

test.each([...rows, ...invited].map((row) => [row[0], row] as const))(
  '%s',
  async (_title, [, typed, shows, hides = []]) => {
    const text = await answerTo(chat, `status ${typed}`, 'Direct bill customer · ');
    for (const part of shows) expect(text).toContain(part);
    for (const part of hides) expect(text).not.toContain(part);
  },
);

test.each([
  ['EXT-4, MGT-7: 37 Nuage Jardin', 'nuage jardin', 'Nordwind Distribution orders for'],
  [
    'INV-3, EXT-4: 38 Cœur d’Érable Ltée, found without accents and ligature',
    'coeur',
    'Nordwind Distribution orders for Cœur',
  ],
  ['EXT-4, MGT-7: 39 Relais Santé is Meridian’s', 'relais', 'Meridian Supply orders for'],
])('%s is indirect and there is nothing to do', async (_title, typed, orders) => {
  const text = await answerTo(chat, `status ${typed}`, 'Indirect customer · ');
  for (const part of ['Nothing to do', orders]) expect(text).toContain(part);
});

test('DUR-3, MGT-11: the list says whose turn it is for each customer', async () => {
  const list = await answerTo(chat, 'customers fabrikam', 'fabrikam');
  expect(list).toContain('**Fabrikam** · direct');
  expect(list).toContain('Nordwind Distribution’s turn');
});

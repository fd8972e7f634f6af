import type { Chat } from '../support/chat';
import { camille, dev } from '../support/people';
import { startWorld, type World } from '../support/startWorld';
import { answerTo, enrollWithBothProviders, type Row } from './statusOf';

let world: World;
let chat: Chat;

beforeAll(async () => {
  world = await startWorld();
  chat = await enrollWithBothProviders(world);
  await world.chat(dev).say('français');
}, 120_000);
afterAll(async () => {
  await world.stop();
});

const kept = 'accepted by CUSTOMER itself, so it is kept. Nothing to do.';
const attested = 'accepted by your attestation, which does not carry over. The provider must update it';
const open = 'not accepted yet. Work with the provider to have CUSTOMER accept it.';
const wayOut = 'Way out:** your provider orders the new offer';
const azure = (nn: string) =>
  `Microsoft Azure, pay-as-you-go · Azure subscription ID, kept: f0000000-0000-4000-8000-00000000${nn}`;

/** The table of the simulated world, row by row: what each direct customer is there to show. */
const rows: readonly Row[] = [
  [
    'CON-2, CON-4, CON-9, CON-10: 01 Contoso',
    'Contoso',
    [
      'Business Premium ×25 (+ Audio Conferencing ×25, moves with it)',
      azure('0102'),
      'Can move: 2 subscriptions, 1 add-on goes along',
      'Azure reservations cannot be transferred',
      wayOut,
      kept,
    ],
  ],
  ['MCA-5: 02 Fabrikam', 'Fabrikam', ['Microsoft 365 E3 ×40', attested], [kept]],
  ['MCA-3: 03 Adatum', 'Adatum', ['Business Premium ×12', open], [kept]],
  [
    'CON-4: 04 Adventure Works',
    'Adventure Works',
    [
      'E3 ×120 (+ Audio Conferencing ×120 + Teams Phone Standard ×60, move with it)',
      'Office 365 E1 ×15',
      'Can move: 2 subscriptions, 2 add-ons go along',
      kept,
    ],
  ],
  ['CON-2, CON-8: 05 Alpine Ski House', 'Alpine Ski House', [azure('0501'), azure('0502'), kept]],
  [
    'CON-8: 06 Bellows College',
    'Bellows College',
    ['Microsoft 365 A3 for faculty ×300', 'Microsoft Intune Plan 1 ×300', kept],
  ],
  [
    'CON-8: 07 City Power & Light',
    'City Power & Light',
    ['Dynamics 365 Sales Professional ×18', 'Dynamics 365 Team Members ×40', kept],
  ],
  ['EXT-7: 08 Coho Winery', 'Coho Winery', ['No billing e-mail is on file for Coho Winery', 'Business Premium ×9']],
  ['MCA-5: 09 Coho Vineyard', 'Coho Vineyard', ['Business Premium ×14', attested], ['No billing e-mail']],
  ['CON-8: 10 Consolidated Messenger', 'Consolidated Messenger', ['Business Premium ×50', kept]],
  ['CON-8: 11 Fourth Coffee', 'Fourth Coffee', ['Business Premium ×8', 'Office 365 E1 ×30', kept]],
  [
    'CON-8: 12 Graphic Design Institute',
    'Graphic Design Institute',
    ['Business Premium ×20', 'Visio Plan 2 ×5', 'Project Plan 3 ×4', 'Can move: 3 subscriptions'],
  ],
  [
    'CON-8, CON-4: 13 Humongous Insurance',
    'Humongous Insurance',
    ['Can move: 48 subscriptions, 12 add-ons go along', 'and 26 more lines'],
  ],
  ['CON-8: 14 Lamna Healthcare', 'Lamna Healthcare', ['Microsoft 365 E5 ×80', kept]],
  [
    'CON-8: 15 Liberty’s Bakery & Café, with apostrophe and accent',
    "liberty's bakery & cafe",
    ["Liberty's Bakery & Café", 'Business Premium ×3'],
  ],
  ['MCA-5, CON-4: 16 Litware', 'Litware', ['Microsoft 365 E3 ×60 (+ Audio Conferencing ×60, moves with it)', attested]],
  [
    'CON-9, CON-10: 17 Lucerne Publishing',
    'Lucerne Publishing',
    ['Cannot move: none of its subscriptions', 'Azure plans cannot be transferred', wayOut],
    ['Can move'],
  ],
  [
    'CON-9, CON-10: 18 Margie’s Travel',
    "Margie's Travel",
    ['Cannot move: 2 subscriptions', 'Azure reservations cannot be transferred'],
    ['Can move'],
  ],
  [
    'CON-9, CON-11: 19 Munson’s Pickles, whose plan starts with the relationship',
    "Munson's Pickles",
    [
      'Cannot move: none of its subscriptions',
      '2 core, 1 year',
      '2 core, 3 years',
      'Term-based subscriptions cannot be transferred',
      'which method?',
    ],
    ['Can move'],
  ],
  [
    'MCA-3: 20 Northwind Traders, a name like the provider’s',
    'northwind',
    ['Northwind Traders', 'Business Premium ×16', open],
  ],
  [
    'CON-9, CON-10: 21 Proseware',
    'Proseware',
    ['sold by a third party and cannot be transferred', wayOut],
    ['Can move'],
  ],
  [
    'CON-9, CON-10: 22 Relecloud, one reason each',
    'Relecloud',
    [
      'Can move: 2 subscriptions',
      'Business Premium ×10',
      'Cannot move: 4 subscriptions',
      'Azure plans cannot',
      'Azure reservations cannot',
      'Term-based subscriptions cannot',
      'sold by a third party',
    ],
  ],
  [
    'CON-10, CON-4: 23 School of Fine Art, a suspended base holds its add-on',
    'School of Fine Art',
    [
      'Office 365 E1 ×5',
      'Cannot move: 1 subscription, 1 add-on stays along',
      'Suspended. Only active subscriptions can be transferred',
      'Audio Conferencing ×30 stays with it.',
    ],
    [wayOut],
  ],
  [
    'CON-10: 24 Southridge Video',
    'Southridge Video',
    ['Business Premium ×7', 'E3 ×12:** Deleted, so there is nothing to transfer.'],
  ],
  [
    'MCA-3, CON-4: 25 Tailspin Toys',
    'Tailspin Toys',
    ['Office 365 E1 ×22 (+ Audio Conferencing ×22, moves with it)', open],
  ],
  ['MCA-5: 26 The Phone Company', 'The Phone Company', ['Microsoft 365 E3 ×35', attested]],
  ['MCA-3: 27 Trey Research', 'Trey Research', ['Business Premium ×11', azure('2702'), open]],
  ['CON-8: 28 VanArsdel', 'VanArsdel', ['Microsoft Intune Plan 1 ×45', 'Enterprise Mobility + Security E3 ×45', kept]],
  [
    'CON-4: 29 Wide World Importers',
    'Wide World Importers',
    [
      'Business Premium ×70 (+ Audio Conferencing ×70 + Defender for Office 365 (Plan 1) ×70, move with it)',
      azure('2902'),
    ],
  ],
  ['CON-8: 30 Wingtip Toys', 'Wingtip Toys', ['Business Premium ×6', kept]],
  [
    'CON-4: 31 Woodgrove Bank',
    'Woodgrove Bank',
    [
      'Microsoft 365 E5 ×400 (+ Audio Conferencing ×400 + Domestic Calling Plan ×250 + Exchange Online Archiving ×400, move with it)',
      '3 add-ons go along',
    ],
  ],
  [
    '32 Best For You Organics is empty, so nothing is to do',
    'Best For You Organics',
    ['Nothing to do: there is no subscription to move', 'Best For You Organics has no subscriptions'],
  ],
  ['CON-8: 33 Blue Yonder Airlines', 'Blue Yonder Airlines', ['Microsoft 365 E3 ×150', kept]],
  ['CON-8: 34 First Up Consultants', 'First Up Consultants', ['Business Premium ×18', azure('3402')]],
  ['CON-8: 35 Fincher Architects', 'Fincher Architects', ['Business Premium ×5', kept]],
  ['CON-10: 36 Nod Publishers', 'Nod Publishers', ['Business Premium ×10', 'Trials cannot be transferred']],
  [
    'CON-8: 41 Éditions Soleil, and nothing of what Alizé sells it',
    'editions soleil',
    ['Éditions Soleil', 'Office 365 E1 ×12', 'Can move: 1 subscription'],
    ['Azure', 'Alizé'],
  ],
  [
    '42, whose name is markup, comes out as typed',
    'zero',
    ['Zéro \\*\\*\\[gratuit\\](https\\://example.test)\\*\\* \\<at\\>x\\</at\\> ☕', 'Business Premium ×2'],
  ],
];

test.each(rows.map((row) => [row[0], row] as const))('%s', async (_title, [, typed, shows, hides = []]) => {
  const text = await answerTo(chat, `status ${typed}`);
  const [name = ''] = text.split('\n');
  // MGT-10, DUR-3: every direct customer carries its badge and what it means.
  expect(text).toContain('Direct bill customer · ');
  for (const part of shows) expect(text).toContain(part.replace('CUSTOMER', name));
  for (const part of hides) expect(text).not.toContain(part.replace('CUSTOMER', name));
});

test.each([
  [
    'EXT-4, INV-18, MGT-7: 37 Nuage Jardin came with the Nordwind partnership',
    'nuage jardin',
    'Nordwind Distribution orders for Nuage Jardin',
  ],
  [
    'EXT-4, INV-18, MGT-7: 39 Relais Santé came with the Meridian partnership',
    'relais sante',
    'Meridian Supply orders for Relais Santé',
  ],
])('%s', async (_title, typed, orders) => {
  const text = await answerTo(chat, `status ${typed}`);
  for (const part of [
    'Indirect customer · ',
    'Nothing to do',
    orders,
    'cannot be used to purchase',
    'nothing to extend or transfer',
  ]) {
    expect(text).toContain(part);
  }
  expect(text).not.toMatch(/which method|Extend to|Create a transfer/);
});

test.each([
  ['INV-3: 38 Cœur d’Érable is nobody’s customer yet', 'coeur'],
  ['INV-15: 40 Ferme du Lac has no tenant yet', 'ferme du lac'],
])('%s: it is not in the book, and the answer says how it gets there', async (_title, typed) => {
  const text = await answerTo(chat, `status ${typed}`);
  expect(text).toContain(`No customer is called “${typed}”`);
  expect(text).toContain('*invite*');
  await answerTo(chat, 'cancel');
});

test('DUR-3, MGT-11: the book has 38 direct and 2 indirect customers, each with its badge', async () => {
  const pages = [];
  for (const typed of ['customers a', 'customers nuage', 'customers relais']) pages.push(await answerTo(chat, typed));
  expect(pages[0]).toMatch(/\*\*Adatum\*\* · direct/);
  expect(pages[1]).toMatch(/\*\*Nuage Jardin\*\* · indirect/);
  expect(pages[2]).toMatch(/\*\*Relais Santé\*\* · indirect/);
  expect(await answerTo(chat, 'customers')).toContain('40 customers');
});

test('a name is found without accents, apostrophes and with one letter wrong; two that share it are asked about', async () => {
  expect(await answerTo(chat, 'customers coho')).toContain('2 customers match “coho”');
  expect(await answerTo(chat, 'status libertys')).toContain("Liberty's Bakery & Café");
  expect(await answerTo(chat, 'status contosso')).toMatch(/^Contoso\n/);
  const asked = await answerTo(chat, 'status coho');
  expect(asked).toContain('Coho Vineyard');
  expect(asked).toContain('Coho Winery');
  expect(await answerTo(chat, 'coho winery')).toMatch(/^Coho Winery\n/);
  // A misspelled name starts no change.
  expect(await answerTo(chat, 'transfer contosso')).toContain('No customer is called “contosso”');
  await answerTo(chat, 'cancel');
});

test('CON-9, CON-10, MCA-5: the same facts in French', async () => {
  const french = world.chat(dev);
  const relecloud = await answerTo(french, 'statut relecloud');
  for (const part of [
    'Client en facturation directe',
    'Peuvent partir : 2 abonnements',
    'Les plans Azure ne peuvent pas',
    'vendus par un tiers',
  ]) {
    expect(relecloud).toContain(part);
  }
  expect(await answerTo(french, 'statut fabrikam')).toContain(
    'votre attestation, qui n’est pas reprise. Le fournisseur doit',
  );
  expect(await answerTo(french, 'statut nuage jardin')).toContain(
    'Les commandes pour Nuage Jardin passent par Nordwind Distribution',
  );
});

test('TRF-3, TRF-4, MCA-6, ROL-4: the check names every condition, met or not, with the way out', async () => {
  const check = await answerTo(chat, 'check fabrikam');
  for (const part of [
    'You are enrolled',
    'Partnership accepted: Nordwind Distribution and Meridian Supply',
    'Your role may create a request',
    'no relationship yet',
    attested,
    'nothing has been sent',
  ]) {
    expect(check).toContain(part);
  }
  expect(await answerTo(world.chat(dev), 'contrôle fabrikam')).toContain(
    'Créer une demande exige le rôle agent d’administration',
  );
  expect(await answerTo(chat, 'check')).toContain('not there yet');
});

test('MGT-1 to MGT-11: what each kind means is one press away from the customers', async () => {
  await answerTo(chat, 'customers');
  const kinds = chat.find('open');
  if (kinds === undefined) throw new Error('no button');
  const { text } = await chat.pressAction({ ...kinds, data: { what: 'kinds', id: '' } });
  expect(text).toContain('For direct customers you go on doing this');
  expect(text).toContain('The provider orders products');
  expect(text).not.toMatch(/will stop|you stop/i);
});

test('MOV-1, MOV-2: three questions, one recommendation, and the button that goes on', async () => {
  const adviser = `adviser:a0000000-0000-4000-8000-000000000003:d0000000-0000-4000-8000-000000000001`;
  await answerTo(chat, 'status adatum');
  const found = chat.find('open');
  if (found === undefined) throw new Error('no button');
  const asked = await chat.pressAction({ ...found, data: { what: 'adviser', id: adviser } });
  expect(asked.text).toContain('can submit neither orders nor transfers');
  const press = (needsAdmin: string, consentAnswer: string, customerActs: string) =>
    chat.pressAction({
      ...found,
      card: asked.card,
      verb: 'adviseMove',
      data: { id: adviser, version: 1, needsAdmin, consentAnswer, customerActs },
    });
  const missing = await press('no', '', 'yes');
  expect(missing.text).toContain('Answer this question as well');
  const extension = await press('no', 'possible', 'no');
  expect(extension.text).toContain('Recommended: the extension');
  expect(extension.text).toContain('Extend to Nordwind Distribution');
  const invitation = await press('yes', 'given', 'yes');
  expect(invitation.text).toContain('Recommended: the invitation');
  const foreign = await chat.pressAction({
    ...found,
    verb: 'adviseMove',
    data: { id: adviser.replace('000003', '000099'), version: 1 },
  });
  expect(foreign.text).not.toContain('Recommended');
  expect((await world.control('GET', '/requests')) as unknown[]).toHaveLength(4);
  expect(camille.name).toBe('Camille Roy');
});

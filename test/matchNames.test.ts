import { matchNames } from '../src/matchNames';

const rows = [
  'Contoso',
  'Coho Winery',
  'Coho Vineyard',
  "Liberty's Bakery & Café",
  "Cœur d'Érable Ltée",
  'Coho',
  'Northwind Traders',
].map((name) => ({ name }));
const hostile = { name: 'Zéro **[gratuit](https://example.test)** <at>x</at> ☕' };
const find = (typed: string, loose = false) => matchNames([...rows, hostile], typed, loose).map((row) => row.name);

test.each([
  ['the exact name beats a prefix', 'coho', ['Coho']],
  ['a prefix several share', 'coho ', ['Coho']],
  ['a part', 'vineyard', ['Coho Vineyard']],
  ['no accents, no ligature, spaces elsewhere', 'coeur d erable', ["Cœur d'Érable Ltée"]],
  ['an apostrophe left out', 'coeur derable', ["Cœur d'Érable Ltée"]],
  ['a typographic apostrophe', 'liberty’s', ["Liberty's Bakery & Café"]],
  ['a sign left out', 'libertys bakery cafe', ["Liberty's Bakery & Café"]],
  ['a name as typed, its mention taken out by the chat', 'Zéro **[gratuit](https://example.test)** ☕', [hostile.name]],
  ['nothing but signs', '**', []],
  ['a misspelling', 'contosso', []],
] as const)('finds by %s', (_title, typed, names) => {
  expect(find(typed)).toEqual(names);
});

test.each([
  ['one letter too many', 'contosso', ['Contoso']],
  ['one letter too few', 'contso', ['Contoso']],
  ['one letter changed', 'comtoso', ['Contoso']],
  ['two letters swapped', 'cotnoso', ['Contoso']],
  ['the first word misspelled', 'nortwind', ['Northwind Traders']],
  ['two letters wrong', 'comtosa', []],
  ['too short to guess', 'cohu', []],
] as const)('where a view may be opened, forgives %s', (_title, typed, names) => {
  expect(find(typed, true)).toEqual(names);
});

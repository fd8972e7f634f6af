import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { factNames } from '../../../src/connection/checkLine';
import { connectionSchema } from '../../../src/connectionConfig';
import { faultNames, faults, sentenceOf, steps } from '../../../src/partnerCenter/auth/steps';
import { allTexts, text } from '../../../src/text/text';

const root = join(__dirname, '../../..');
const page = readFileSync(join(root, 'docs/partner-center.md'), 'utf8');
/** The rows of a section's table, without its head. */
const rowsOf = (heading: string) =>
  (page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()));
const rows = rowsOf('What each sentence means');

test('every sentence of the table is one of the catalog, and every fault is in the table', () => {
  const known = new Set(
    [...allTexts('en')].filter(([key]) => key.startsWith('connection.fault.')).map(([, one]) => one),
  );
  const said = rows.map(([, , sentence = '']) => sentence);
  const portalOnly = text('en', 'connection.check.portalOnlyList', { list: '...' });
  expect(said.filter((sentence) => sentence !== portalOnly && !known.has(sentence))).toEqual([]);
  expect(faultNames.filter((fault) => !said.includes(text('en', sentenceOf(fault))))).toEqual([]);
  // Each row says what more there is to know.
  expect(rows.filter((cells) => (cells[3] ?? '').length < 5)).toEqual([]);
});

test('every step is in the table, in the order of the check, with its own faults', () => {
  expect(rows.map(([, step]) => step).filter((step) => step !== '')).toEqual(
    steps.map((step) => text('en', `connection.step.${step}`)),
  );
  let current = '';
  for (const [, step = '', sentence = ''] of rows) {
    if (step !== '') current = step;
    const fault = faultNames.find((one) => text('en', sentenceOf(one)) === sentence);
    if (fault !== undefined) expect(text('en', `connection.step.${faults[fault].step}`)).toBe(current);
  }
});

test('everything the check can tell about the tenant is in its table, under its name, and nothing else', () => {
  const facts = rowsOf('What Partner Center tells about the tenant');
  const sample = { list: '...', requests: 12, without: 3, at: '2026-02-28 22:18 UTC' };
  const keys = [...allTexts('en').keys()].filter((key) => key.startsWith('connection.told.'));
  const said = facts.map(([, , sentence = '']) => sentence);
  expect([...said].sort()).toEqual(keys.map((key) => text('en', key, sample)).sort());
  expect(facts.map(([, about]) => about).filter((about) => about !== '')).toEqual(
    factNames.map((name) => text('en', `connection.fact.${name}`)),
  );
  expect(facts.filter((cells) => (cells[3] ?? '').length < 5)).toEqual([]);
});

test('the example of the page is a valid connection, and every setting it names exists', () => {
  const example = JSON.parse(/```json\n(?<json>[\s\S]+?)```/u.exec(page)?.groups?.json ?? '') as {
    connection: unknown;
  };
  expect(connectionSchema.safeParse(example.connection).error).toBeUndefined();
  const settings = readFileSync(join(root, '.env.example'), 'utf8');
  for (const name of ['SECRETS', 'SECRETS_FILE', 'KEYVAULT_URL', 'ORGANIZATIONS_FILE']) {
    expect(page).toContain(name);
    expect(settings).toMatch(new RegExp(`^#? ?${name}=`, 'mu'));
  }
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  for (const [, script = ''] of page.matchAll(/npm run ([\w:]+)/gu)) expect(scripts).toHaveProperty(script);
});

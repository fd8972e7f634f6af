import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readRequirements } from './readRequirements';
import { titleFinder } from './testTitles';

const counts = {
  GEN: 9,
  ROL: 9,
  ENR: 20,
  DUR: 3,
  PRO: 10,
  INV: 21,
  MGT: 11,
  MOV: 2,
  EXT: 15,
  MCA: 7,
  TRF: 17,
  VER: 7,
  CON: 12,
  INC: 5,
};
const ids = Object.entries(counts).flatMap(([area, count]) =>
  Array.from({ length: count }, (_, n) => `${area}-${n + 1}`),
);
const rows = readRequirements();

/** `CON-9` in "CON-9: …", "CON-8, CON-9: …" and "CON-7 to CON-10: …". */
function names(title: string, id: string): boolean {
  const [area = '', number = ''] = id.split('-');
  const ranges = [...title.matchAll(new RegExp(`${area}-(\\d+) to ${area}-(\\d+)`, 'g'))];
  return (
    new RegExp(`\\b${id}\\b`).test(title) ||
    ranges.some(([, first, last]) => Number(first) <= Number(number) && Number(number) <= Number(last))
  );
}

test('docs/requirements.md lists all 148 ids, once each and in order', () => {
  expect(ids).toHaveLength(148);
  expect(rows.map((row) => row.id)).toEqual(ids);
});

test('every rule is said in words', () => {
  expect(rows.filter((row) => row.rule.length < 15)).toEqual([]);
});

test('every row says what the person meets, and names files and tests', () => {
  const half = rows.filter((row) => row.meets === '' || row.files.length === 0 || row.tests.length === 0);
  expect(half.map((row) => row.id)).toEqual([]);
});

test('every file named is there', () => {
  const missing = rows.flatMap(({ id, files }) =>
    files.filter((file) => !existsSync(join(__dirname, '../..', file))).map((file) => `${id} ${file}`),
  );
  expect(missing).toEqual([]);
});

test('every test named is in the sources and carries the id', () => {
  const exists = titleFinder();
  const wrong = rows.flatMap(({ id, tests }) =>
    tests.flatMap((title) => [
      ...(exists(title) ? [] : [`${id}: no such test: ${title}`]),
      ...(names(title, id) ? [] : [`${id}: not in the title: ${title}`]),
    ]),
  );
  expect(wrong).toEqual([]);
});

test('no id is left without a test', () => {
  const missing = rows.filter((row) => row.tests.length === 0).map((row) => row.id);
  expect(missing).toEqual([]);
});

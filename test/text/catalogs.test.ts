import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { refusalReasons } from '../../src/domain/refusal';
import { explanationKeys } from '../../src/partnerCenter/verdicts';
import { allTexts, hasText, text } from '../../src/text/text';
import { languages } from '../../src/views/viewer';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** Names of the arguments of a message, also inside plurals and selects. */
function argumentsOf(message: string): readonly string[] {
  const walk = (elements: readonly Element[]): readonly string[] =>
    elements.flatMap((element) => {
      if (!('value' in element) || element.type === 0) return [];
      const options = 'options' in element ? Object.values(element.options).flatMap((one) => walk(one.value)) : [];
      return [element.value, ...options];
    });
  return [...new Set(walk(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst()))].sort();
}

const english = allTexts('en');
const french = allTexts('fr');
const entries = languages.flatMap((language) =>
  [...allTexts(language)].map(([key, value]) => [language, key, value] as const),
);

test('both catalogs have the same keys in the same order', () => {
  expect([...french.keys()]).toEqual([...english.keys()]);
});

test('every text takes the same arguments in both languages', () => {
  const differing = [...english].filter(
    ([key, value]) => argumentsOf(value).join() !== argumentsOf(french.get(key) ?? '').join(),
  );
  expect(differing).toEqual([]);
});

test.each(languages)('every refusal has its own sentence (%s)', (language) => {
  const sentences = refusalReasons.map((reason) => allTexts(language).get(`refusal.${reason}`));
  expect(sentences).not.toContain(undefined);
  expect(new Set(sentences).size).toBe(sentences.length);
});

test.each(languages)('every verdict of Partner Center has an explanation (%s)', (language) => {
  const keys = [...explanationKeys, 'partnerCenter.error.unreachable', 'partnerCenter.portalOnly'];
  expect(keys.filter((key) => !hasText(language, key))).toEqual([]);
});

test.each(languages)('commands have a name and one line of help (%s)', (language) => {
  const names = [...allTexts(language).keys()].filter((key) => key.startsWith('command.'));
  expect(names).toHaveLength(23);
  expect(names.filter((key) => !hasText(language, key.replace('command.', 'commandHelp.')))).toEqual([]);
});

test('a missing text is a mistake of the program', () => {
  expect(() => text('en', 'no.such.key')).toThrow('no.such.key');
  expect(() => text('en', 'refusal')).toThrow();
  expect(() => text('en', 'constructor.name')).toThrow();
  expect(() => text('en', 'transfer.title')).toThrow('name');
});

test('texts are set as people write: real quotes and apostrophes, no dashes as ornament, no emoji', () => {
  const odd = /['"—]|--|\.\.\.|\s$|undefined|TODO|\p{Extended_Pictographic}/u;
  expect(entries.filter(([, , value]) => odd.test(value))).toEqual([]);
});

test('A.4: French keeps its no-break spaces', () => {
  const broken = / [:;?!»]|« |[^\s\u00a0«(][?!]/;
  expect([...french].filter(([, value]) => broken.test(value))).toEqual([]);
});

test('A.4: French speaks French, by the glossary', () => {
  const english =
    /\b(the|and|your|you|with|subscriptions?|request|customer|provider|enrollment|license|transfer|please|add-on)\b/i;
  const mistranslated = /droit de transfert|rachet|auto-servi|facture directe|refuser la demande|\bID Azure\b|Gelez/i;
  // What stands on the simulator's console is quoted as it is printed there.
  const quoted =
    /\*(Approve enrollment|Send Nordwind’s invitation|Customer authorizes resellers|Provider creates tenant|List provider|Customer accepts agreement|Provider attests agreement|Accept transfer|Reject transfer|Advance 1 hour)\*/g;
  const ownWords = (value: string) => value.replace(quoted, '').replace(/\{\w+/g, '{');
  expect([...french].filter(([, value]) => english.test(ownWords(value)) || mistranslated.test(value))).toEqual([]);
});

test('American English', () => {
  for (const value of english.values()) expect(value).not.toMatch(/enrolment|licen[c]e|cancelled|organis|programme/i);
});

test('every key that the sources name has a text', () => {
  const root = join(__dirname, '../../src');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const tops = new Set([...english.keys()].map((key) => key.split('.')[0]));
  const named = files.flatMap((file) => [
    ...readFileSync(join(root, file), 'utf8').matchAll(/'([a-z][A-Za-z]*(?:\.[A-Za-z0-9]+)+)'/g),
  ]);
  const keys = named.map((match) => match[1] ?? '').filter((key) => tops.has(key.split('.')[0]));
  expect(keys.length).toBeGreaterThan(200);
  expect(keys.filter((key) => !hasText('en', key))).toEqual([]);
});

import fc from 'fast-check';
import { cleanText, escapeMarkdown, inertText } from '../../src/views/escapeText';
import { hostileName } from './fixtures';

test('ordinary names stay as they are', () => {
  for (const name of [
    'Contoso',
    'City Power & Light',
    "Liberty's Bakery & Café",
    'Exchange Online (Plan 1)',
    "Cœur d'Érable Ltée",
  ]) {
    expect(escapeMarkdown(name)).toBe(name);
    expect(inertText(name)).toBe(name);
  }
});

test('markup, links and mentions are shown, not acted on', () => {
  expect(escapeMarkdown(hostileName)).toBe(
    'Zéro \\*\\*\\[gratuit\\](https\\://example.test)\\*\\* \\<at\\>x\\</at\\> ☕',
  );
  expect(inertText(hostileName)).toBe('Zéro ∗∗(gratuit)(https∶//example.test)∗∗ ‹at›x‹/at› ☕');
});

test('what would begin a list, a heading or an entity does not', () => {
  expect(escapeMarkdown('# one')).toBe('\\# one');
  expect(escapeMarkdown('- two')).toBe('\\- two');
  expect(escapeMarkdown('3. three')).toBe('3\\. three');
  expect(escapeMarkdown('&lt;at&gt;')).toBe('\\&lt;at\\&gt;');
});

test('control and direction-changing characters are gone, lines become one, and the length is bounded', () => {
  expect(cleanText('a\u0000b\u202Ec\r\nd\u200B')).toBe('abc d');
  expect([...cleanText('☕'.repeat(5000))]).toHaveLength(600);
});

test('no text whatever leaves an active character behind', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      expect(inertText(value)).not.toMatch(/[*_`[\]<>\\]|:\/\//);
      expect(escapeMarkdown(value).replace(/\\./g, '')).not.toMatch(/[*_`[\]<>~|]|:\/\//);
    }),
  );
});

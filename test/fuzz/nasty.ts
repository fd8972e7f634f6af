import fc from 'fast-check';

/** What a text may turn into on its way from somebody who means no good. */
export const nastyTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\u0000\u0008\u001b[31m\u007f',
  '\ud800',
  '\u202e\u2066 right to left',
  '<at>Passerelle</at>',
  '<script>alert(1)</script>',
  '**bold** [link](javascript:alert(1)) ![i](https://example.test/x.png)',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as in a card template.
  '${name}',
  '{{DATE(2026-01-01)}}',
  '{count, plural, one {x} other {y}}',
  "'; DROP TABLE records; --",
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  'true',
  '-1',
  '0',
  '1e309',
  '999999999999999999999',
  '0x10',
  '٣',
  '2026-02-30',
  '9999-12-31',
  'a'.repeat(201),
  'é'.repeat(2_001),
  'x'.repeat(9_000),
  '👩‍👩‍👧‍👦'.repeat(300),
  'ﷺ'.repeat(500),
];

const nastyValues: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e21,
  Number.MAX_SAFE_INTEGER,
  [],
  {},
  [[[[[[]]]]]],
  { length: 3 },
  { toString: 'x' },
  { $where: '1' },
  Array.from({ length: 300 }, (_, index) => index),
];

/** A value in place of the one that was there. */
export const nastyValue = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...nastyTexts) },
    { weight: 3, arbitrary: fc.constantFrom(...nastyValues) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  );

import { wholeDollars } from '../../src/actions/stateRevenue';

test.each([
  ['212000', 212_000],
  ['212,000', 212_000],
  ['212 000 USD', 212_000],
  ['212\u202f000', 212_000],
  ['$212,000.00', 212_000],
  ['1.234.567', 1_234_567],
  ['0', 0],
])('GEN-4: %s is read as %i dollars', (typed, usd) => {
  expect(wholeDollars(typed)).toBe(usd);
});

test.each(['', 'about 200k', '212.5', '-5', '1e6', '12,34', '9'.repeat(16)])('GEN-4: “%s” is no amount', (typed) => {
  expect(wholeDollars(typed)).toBeUndefined();
});

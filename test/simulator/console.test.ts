import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { consolePage } from '../../src/simulator/console/consolePage';
import { consoleScript } from '../../src/simulator/console/consoleScript';

/** The names of the console's buttons, also of those that change with what they would do. */
const buttons = new Set(
  [...consoleScript.matchAll(/button\((?<label>'[^']+'|[^,]+\? '[^']+' : '[^']+')/gu)].flatMap(({ groups }) =>
    [...(groups?.label ?? '').matchAll(/'(?<name>[^']+)'/gu)].map((found) => found.groups?.name ?? ''),
  ),
);

const hints = (language: 'en' | 'fr'): Record<string, string> =>
  JSON.parse(readFileSync(join(__dirname, `../../src/text/${language}/local.json`), 'utf8'));

describe('the console, Play Microsoft and the customers', () => {
  test.each(['en', 'fr'] as const)('BOT-6: what a card says to press in the console is there: %s', (language) => {
    for (const [key, text] of Object.entries(hints(language))) {
      const named = [...text.matchAll(/\*(?<button>[^*]+)\*/gu)].map(({ groups }) => groups?.button);
      if (key !== 'heading') expect({ key, named: named.length > 0 }).toEqual({ key, named: true });
      for (const button of named) expect([...buttons]).toContain(button);
    }
  });

  test('every action of the control plane has a button', () => {
    for (const path of [
      '/_sim/enrollments/',
      '/_sim/partnerships',
      '/_sim/customers/',
      '/_sim/subscriptions/',
      '/_sim/partners/',
      '/_sim/transfers/',
      '/_sim/incentives/',
      '/_sim/faults',
      '/_sim/clock',
      '/_sim/reset',
      '/_sim/switches',
      '/_sim/settings',
    ]) {
      expect(consoleScript).toContain(`'${path}`);
    }
    for (const what of ['authorize', 'tenant', 'list', 'agreement', 'approve', 'decline', 'delay', 'needsInformation'])
      expect(consoleScript).toContain(`'${what}'`);
  });

  test('its script can be read by a browser, and draws into places that the page has', () => {
    expect(() => new Function(consoleScript)).not.toThrow();
    for (const { groups } of consoleScript.matchAll(/(?:draw|byId)\('(?<place>\w+)'/gu)) {
      expect(consolePage).toContain(`id="${groups?.place}"`);
    }
  });
});

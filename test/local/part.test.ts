import { readOptions } from '../../src/local/options';
import { simulatorPart } from '../../src/local/part';

const programs = { bot: '', simulator: '', playground: '', leaveWithParent: '', onlyLoopback: '' };
const rules = (env: Readonly<Record<string, string>>) => simulatorPart(readOptions([], env), programs).env.RULES;

test('the simulator of a local run has the rules of the bot’s policy', () => {
  expect(rules({})).toBe('seed-2021');
  expect(rules({ POLICY: 'current-2026' })).toBe('current-2026');
});

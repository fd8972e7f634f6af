import { renderCard } from '../../src/views/renderCard';
import { nodesOf } from '../cards/problems';
import { allCases } from './cases';

/** Buttons that apply no rule of the transition: they look, choose how to be told, ask a colleague or handle a copy. */
const withoutRules = new Set([
  'open',
  'setLanguage',
  'saveSettings',
  'showRule',
  'askColleague',
  'remind',
  'snooze',
  'startRehearsal',
  'stopRehearsal',
  'restartRehearsal',
  'playRehearsal',
]);

test('every card with a button that applies a rule names the rule set with month and year, in both languages', () => {
  const named = {
    en: /Rules of (June 2021 · Microsoft’s|January 2026 · )/,
    fr: /Règles\u00a0: (juin 2021 · article de Microsoft|janvier 2026 · )/,
  };
  let applying = 0;
  const silent = allCases.flatMap(({ name, language, view }) => {
    const nodes = nodesOf(renderCard(view));
    const applies = nodes.some((node) => node.type === 'Action.Execute' && !withoutRules.has(String(node.verb)));
    if (!applies) return [];
    applying += 1;
    const said = nodes.some((node) => node.type === 'TextBlock' && named[language].test(String(node.text)));
    return said ? [] : [`${view.template}: ${name}`];
  });
  expect(applying).toBeGreaterThan(100);
  expect(silent).toEqual([]);
});

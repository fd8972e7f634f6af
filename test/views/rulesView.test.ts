import { current2026 } from '../../src/domain/policy/current2026';
import { linkNames } from '../../src/domain/policy/policyPack';
import { areas } from '../../src/domain/rules/rule';
import { allRules, findRule, rulesOf } from '../../src/domain/rules/rules';
import { readRuleQuery } from '../../src/ruleQuery';
import { text } from '../../src/text/text';
import { rulesView } from '../../src/views/rulesView';
import { type Language, languages } from '../../src/views/viewer';
import { readRequirements } from '../catalogue/readRequirements';
import { asCamille, contextFor } from './fixtures';
import { read } from './reading';

function show(typed: string, language: Language = 'en', context = {}) {
  const viewer = asCamille({ language });
  return read(rulesView(readRuleQuery(typed, language), viewer, contextFor(viewer, context)));
}

test('every one of the 148 rules has a sentence of its own in both languages, the English one as documented', () => {
  const documented = new Map(readRequirements().map((row) => [row.id, row.rule]));
  expect(allRules.map((rule) => [rule.id, text('en', `rule.${rule.id}`)])).toEqual([...documented]);
  for (const language of languages) {
    expect(new Set(allRules.map((rule) => text(language, `rule.${rule.id}`))).size).toBe(148);
  }
});

test('a rule quotes the source article by the numbers of its sentences, or is Passerelle’s own', () => {
  for (const rule of allRules) {
    if (rule.basis !== 'product') expect([rule.id, rule.sentences.length > 0]).toEqual([rule.id, true]);
    for (const sentence of rule.sentences) expect([sentence >= 103, sentence <= 333]).toEqual([true, true]);
  }
  const own = allRules.filter((rule) => rule.basis === 'product').map((rule) => rule.id);
  expect(own).toEqual(['ROL-7', 'ENR-8', 'ENR-9', 'EXT-15', 'CON-4']);
  const derived = allRules.filter((rule) => rule.basis === 'derived').map((rule) => rule.id);
  expect(derived).toEqual(['ENR-16', 'INV-9', 'MGT-9']);
});

test('every page of the packs stands on a rule', () => {
  expect([...new Set(allRules.flatMap((rule) => rule.links))].sort()).toEqual([...linkNames].sort());
});

test('the overview lists every area with its count, and one choice opens it', () => {
  const card = show('');
  expect(card.text).toContain('148 rules in 14 areas');
  expect(card.text).toContain('**Enrollment** (ENR): 20 rules');
  expect(card.inputs.rule).toMatchObject({ choices: areas.map((area) => expect.objectContaining({ value: area })) });
  expect(card.verbs).toEqual(['showRule']);
});

test.each(['ENR', 'enr', 'Enrollment', 'enrollment'])('`rules %s` lists the rules of the area', (typed) => {
  expect(show(typed).text).toContain('20 rules');
  for (const { id } of rulesOf('ENR')) expect(show(typed).text).toContain(`**${id}** ${text('en', `rule.${id}`)}`);
});

test.each(['ENR-18', 'enr-18', 'enr 18', 'ENR18', 'enr_018', ' enr.18 '])('`rules %s` shows the rule', (typed) => {
  const card = show(typed);
  expect(card.text).toContain('Rule ENR-18 · Enrollment\nWarning\nOnce enrolled, there is no way back');
  expect(card.text).toContain('sentence 130 of Microsoft’s article of June 2021, restated in our words');
  expect(card.text).toContain('**Who can act or lift it:** nobody; it is simply so');
  expect(card.opens).toEqual(['rules ENR', 'rule ENR-17', 'rule ENR-19', 'rules']);
});

test('a derived rule and one of Passerelle’s own say so, in both languages', () => {
  expect(show('ENR-16').text).toContain('a reading of sentence 127');
  expect(show('EXT-15').text).toContain('Passerelle’s own rule. Microsoft’s article does not state it');
  expect(show('ENR-16', 'fr').text).toContain('une lecture de la phrase 127');
  expect(show('EXT-15', 'fr').text).toContain('règle propre à Passerelle');
});

test('a misspelled or unknown id gets an answer that helps', () => {
  expect(show('ENR-99').text).toContain('There is no rule ENR-99. The area Enrollment goes from ENR-1 to ENR-20.');
  expect(show('XYZ-1').text).toContain('No rule is called “XYZ-1” and none says it.');
  expect(show('XYZ-1', 'fr').text).toContain('Aucune règle ne s’appelle « XYZ-1 »');
  expect(show('XYZ-1').inputs.rule).toMatchObject({ label: 'Area to show' });
});

test('words find the rules that say them', () => {
  expect(show('sandbox').text).toContain('Rule CON-12');
  expect(show('bac a sable', 'fr').text).toContain('Règle CON-12');
  expect(show('consent').text).toContain('**EXT-11**');
});

test('under newer rules a changed rule says how it reads now', () => {
  expect(show('GEN-4').text).not.toContain('1,000,000');
  expect(show('GEN-4', 'en', { policy: current2026 }).text).toContain(
    'Under the rules in force here\nThe threshold is USD 1,000,000',
  );
  for (const id of current2026.changedRules) expect(findRule(id)).toBeDefined();
});

test.each([
  ['GEN-6', 'direct-partner-new-requirements'],
  ['GEN-7', 'restricted-direct-bill-capabilities'],
  ['GEN-8', 'csp-directbill-to-indirect-transition.pdf'],
  ['GEN-9', 'Direct-Bill-transition-to-Indirect-reseller'],
  ['PRO-4', 'partner/find-a-provider'],
  ['PRO-5', 'indirect-reseller-tasks-in-partner-center'],
  ['MCA-7', 'confirm-customer-agreement'],
  ['TRF-8', 'develop/manage-customers'],
])('%s: `rules` opens the page in both languages, with its date', (id, page) => {
  expect(show(id).text).toContain(page);
  expect(show(id).text).toMatch(/as of June 2021|address of June 2021\]\(.*\), retired/);
  expect(show(id, 'fr').text).toMatch(/état : juin 2021|adresse de juin 2021\]\(.*\), retirée/);
});

test.each(allRules.map((rule) => rule.id))('%s: `rules` shows it in both languages, with its source', (id) => {
  const rule = findRule(id);
  for (const language of languages) {
    const card = show(id, language).text;
    expect(card).toContain(text(language, `rule.${id}`).replace(/[\u00a0\u202f]/g, ' '));
    if (rule?.basis !== 'product')
      for (const sentence of rule?.sentences ?? []) expect(card).toContain(String(sentence));
    expect(card).toMatch(/own rule|propre à Passerelle|sentences? \d|phrases? \d/);
  }
});

test('TRF-8: the rule names the seven operations of the API and leads to its page', () => {
  const card = show('TRF-8');
  for (const operation of ['eligibility', 'create', 'withdraw', 'accept', 'reject', 'list', 'get one request']) {
    expect(card.text).toContain(operation);
  }
  expect(card.text).toContain('https://');
});

import { type RefusalReason, refusalReasons, refuse } from '../../src/domain/refusal';
import { findRule } from '../../src/domain/rules/rules';
import { thingId } from '../../src/ids';
import { hasText } from '../../src/text/text';
import { openable as openableOnCards } from '../../src/views/links';
import { nextStepOf } from '../../src/views/nextStep';
import { languages } from '../../src/views/viewer';
import { whyView } from '../../src/views/whyView';
import { asCamille, asTom, contextFor, nordwind } from './fixtures';
import { read } from './reading';

const customerId = 'a0000000-0000-4000-8000-000000000001';
const draft = thingId({ kind: 'transferDraft', customerId, provider: nordwind });
const relationship = thingId({ kind: 'relationship', customerId, provider: nordwind });
const at = '2026-10-14T18:02:00Z';

function why(rule: string, reason: RefusalReason, subject: string, language: 'en' | 'fr' = 'en', more = {}) {
  const viewer = asCamille({ language });
  return read(whyView({ refusal: refuse(rule, reason, more), subject, at }, viewer, contextFor(viewer)));
}

test.each(refusalReasons)('every refusal has a next step that a button can open: %s', (reason) => {
  for (const subject of [draft, relationship, 'enrollment', 'unknown']) {
    const { what, key } = nextStepOf(reason, subject);
    expect(openableOnCards).toContain(what);
    for (const language of languages) expect([key, hasText(language, key)]).toEqual([key, true]);
    expect(why('product', reason, subject).primary).toHaveLength(1);
  }
});

test('EXT-11: the rule, the sentence it restates, who can lift it, and the button that does', () => {
  const card = why('EXT-11', 'consentNotRecorded', relationship);
  expect(card.text).toContain('Your last refusal, at 14:02');
  expect(card.text).toContain('The consents are not recorded yet.');
  expect(card.text).toContain('Rule EXT-11\nYour partner agreement obliges you to inform the customer');
  expect(card.text).toContain('sentence 205 of Microsoft’s article of June 2021, restated in our words');
  expect(card.text).toContain('**Who can act or lift it:** the customer');
  expect(card.opens).toEqual([`relationship ${relationship}`, 'rule EXT-11', 'status']);
});

test('ENR-16: not enrolled yet leads to the enrollment', () => {
  expect(why('TRF-3', 'notEnrolled', draft).opens[0]).toBe('enrollment');
  expect(why('EXT-2', 'notEnrolled', relationship).primary).toEqual(['Open enrollment']);
});

test('TRF-9: a provider that is not listed, and MCA-6: a missing agreement, lead to the relationship', () => {
  expect(why('TRF-9', 'providerNotListed', draft).opens[0]).toBe(`relationship ${relationship}`);
  expect(why('MCA-6', 'agreementMissing', draft).primary).toEqual(['Open the relationship']);
});

test('ROL-4: a refusal about a role names the role that may', () => {
  const card = why('ROL-4', 'roleNeeded', draft, 'en', { roles: ['adminAgent'] });
  expect(card.text).toContain('**Who can act or lift it:** somebody with the role Admin agent');
});

test('a rule of Passerelle’s own says so and quotes no article, in both languages', () => {
  const english = why('product', 'stale', draft).text;
  expect(english).toContain('Passerelle’s own rule\nAn outdated card decides nothing');
  expect(english).not.toContain('sentence');
  expect(why('product', 'stale', draft, 'fr').text).toContain('Règle propre à Passerelle');
  expect(why('product', 'alreadyClosed', draft).text).toContain('Microsoft’s article does not state it.');
});

test('without a refusal it says so and what to do', () => {
  const viewer = asTom({ language: 'fr' });
  const card = read(whyView(undefined, viewer, contextFor(viewer)));
  expect(card.text).toContain('Rien ne vous a été refusé récemment');
  expect(card.opens).toEqual(['status', 'rules']);
});

test('every rule that says no is in the catalogue', () => {
  for (const rule of ['ROL-8', 'GEN-5', 'CON-4', 'VER-1', 'PRO-9']) expect(findRule(rule)).toBeDefined();
});

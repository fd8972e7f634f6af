import { eventFields, eventTypes } from '../../src/ledger/eventFields';
import { allTexts, hasText } from '../../src/text/text';
import { eventText } from '../../src/views/historyText';
import { textKey } from '../../src/views/historyView';
import { languages } from '../../src/views/viewer';
import { wordsFor } from '../../src/views/words';
import { asCamille, now } from './fixtures';
import { historyCases } from './historyCases';
import { read } from './reading';

const names = { customer: 'Contoso', organization: () => 'Nordwind Distribution' };

describe.each(languages)('in %s', (language) => {
  const words = wordsFor({ language, timeZone: 'America/Toronto' }, now);

  test.each(eventTypes)('issue 6: %s has a sentence, also when it says no more than its kind', (type) => {
    expect(hasText(language, `history.event.${type}`)).toBe(true);
    expect(eventText(words, { type, at: now }, names)).not.toMatch(/undefined|\{|\}/);
  });

  test('issue 6: a kind that this version does not know gets a sentence too', () => {
    expect(eventText(words, { type: 'OfTomorrow', at: now }, names)).toBe(words.raw('history.unknownEvent'));
    expect(eventText(words, { type: 'constructor', at: now }, names)).toBe(words.raw('history.unknownEvent'));
  });

  test('issue 6: every personal text has a word for what it is', () => {
    expect(personalPlaces(eventFields, [])).toContain('consent.by');
    for (const place of personalPlaces(eventFields, []))
      expect([place, hasText(language, textKey(place))]).toEqual([place, true]);
  });
});

function personalPlaces(classes: unknown, place: readonly string[]): readonly string[] {
  // The first part is the kind of event.
  if (classes === 'words' || classes === 'others') return [place.slice(1).join('.')];
  if (typeof classes !== 'object' || classes === null) return [];
  return Object.entries(classes).flatMap(([key, inner]) => personalPlaces(inner, [...place, key]));
}

test('issue 6: no sentence is for an event that there is none of', () => {
  const known = new Set<string>(eventTypes.map((type) => `history.event.${type}`));
  const kept = [...allTexts('en').keys()].filter((key) => key.startsWith('history.event.'));
  expect(kept.filter((key) => !known.has(key))).toEqual([]);
});

const shown = (name: string, language: 'en' | 'fr') => {
  const [, view] = historyCases.find(([one]) => one === name) ?? [];
  if (view === undefined) throw new Error(`no case ${name}`);
  return read(view(asCamille({ language }))).text;
};

test('issue 6: who, when with weekday and month, in which role and when that was read', () => {
  const texts = shown('history', 'en');
  expect(texts).toContain('Tuesday, October 13, 14:02 · Contoso');
  expect(texts).toContain('You, Global admin and Admin agent (role read on Tuesday, October 13, at 14:01)');
  expect(texts).toContain('Somebody at Nordwind Distribution, Sales agent');
  expect(texts).toContain('Contoso-3 rejected');
});

test('issue 6: whoever was forgotten is not named, and what was erased is said to be', () => {
  const texts = shown('history', 'fr');
  expect(texts).toContain('Une personne qui a été oubliée');
  expect(texts).toContain('Commentaire : effacé');
});

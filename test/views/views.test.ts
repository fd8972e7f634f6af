import { renderCard } from '../../src/views/renderCard';
import { nodesOf, problemsOf, readableTexts } from '../cards/problems';
import { allCases } from './cases';

const cards = allCases.map(({ name, language, view }) => ({ name, language, card: renderCard(view) }));

test('BOT-2: every view in every state, for people with and without the role, is a sound card', () => {
  expect(cards.length).toBeGreaterThan(1200);
  expect(cards.flatMap(({ name, card }) => problemsOf(card).map((problem) => `${name}: ${problem}`))).toEqual([]);
});

test('no card shows keys, values of enumerations, or what an API said', () => {
  const internal =
    /SECRET API TEXT|partnerCenter\.|refusal\.|\b(notStarted|acceptingAgreement|globalAdmin|adminAgent|salesAgent|providerVerified|inProgress|partlyComplete|notCreated|throughProvider|signedForm|stillActive)\b/;
  const shown = cards.flatMap(({ name, card }) => readableTexts(card).map((text) => `${name}: ${text}`));
  expect(shown.filter((line) => internal.test(line.slice(line.indexOf(': '))))).toEqual([]);
});

test('ids stand only where old and new subscription ids are compared', () => {
  const guid = /[0-9a-f]{8}-[0-9a-f]{4}-/;
  const texts = cards.flatMap(({ name, card }) => readableTexts(card).map((text) => `${name}: ${text}`));
  expect(texts.filter((line) => guid.test(line) && !/Azure/.test(line))).toEqual([]);
});

test('a name with markup in it comes out inert everywhere', () => {
  const acting = /(?<!\\)\*\*\[|(?<!\\)\]\(https?:\/\/example\.test|(?<!\\)<\/?at>|https?:\/\/example/;
  const texts = cards.flatMap(({ name, card }) => readableTexts(card).map((text) => `${name}: ${text}`));
  expect(texts.some((line) => line.includes('gratuit'))).toBe(true);
  expect(texts.filter((line) => acting.test(line))).toEqual([]);
});

test('buttons in one row are not cut off on a narrow card', () => {
  const width = (title: string) => [...title].length * 7.2 + 36;
  const rows = cards.flatMap(({ name, card }) =>
    [card, ...nodesOf(card).filter((node) => node.type === 'ActionSet')].map((node) => ({
      name,
      titles: ((node.actions ?? []) as readonly { title: string }[]).map((action) => action.title),
    })),
  );
  // A single button may be as long as the name it carries.
  const tooWide = rows.filter(
    ({ titles }) => titles.length > 1 && titles.reduce((sum, one) => sum + width(one), 0) > 400,
  );
  expect(tooWide.filter(({ titles }) => !titles.some((title) => title.includes('gratuit')))).toEqual([]);
});

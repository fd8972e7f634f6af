import { draftPage, draftPageSize, draftStart, selectionAfter } from '../../src/transferDraft';

const rows = Array.from({ length: 48 }, (_, n) => ({
  subscriptionId: `s${n}`,
  name: n === 40 ? 'Visio été' : `Office ${n}`,
  addons: n === 41 ? [{ name: 'Audio Conferencing' }] : [],
}));
const ids = rows.map((row) => row.subscriptionId);

test('TRF-11: over 15 choices there are pages, and the page after the last is the first', () => {
  expect(draftPageSize).toBe(15);
  expect(draftPage(rows, draftStart)).toMatchObject({ page: 0, pages: 4 });
  expect(draftPage(rows, { ...draftStart, page: 3 }).rows).toHaveLength(3);
  expect(draftPage(rows, { ...draftStart, page: 4 }).page).toBe(0);
});

test('TRF-11: what was ticked on one page is kept when another is sent in', () => {
  const first = selectionAfter(rows, draftStart, ids, ['s0', 's1']);
  expect(first).toEqual(['s0', 's1', ...ids.slice(15)]);
  const second = selectionAfter(rows, { ...draftStart, page: 1 }, first, ['s20', 's47']);
  expect(second).toEqual(['s0', 's1', 's20', ...ids.slice(30)]);
});

test('TRF-11: the search finds names and add-ons without accents; when it finds nothing, everything is shown', () => {
  expect(draftPage(rows, { ...draftStart, search: 'ete' }).rows.map((row) => row.subscriptionId)).toEqual(['s40']);
  expect(draftPage(rows, { ...draftStart, search: 'audio' }).rows.map((row) => row.subscriptionId)).toEqual(['s41']);
  expect(draftPage(rows, { ...draftStart, search: 'zzz' })).toMatchObject({ found: false, pages: 4 });
});

import { newsFor } from '../../src/present/queueNews';

const member = (id: string, more: object = {}) => ({
  id,
  name: id,
  queue: undefined,
  mayAnswer: true,
  listens: true,
  muted: false,
  ...more,
});
const [on, off] = [{ queue: 'on' as const }, { queue: 'off' as const }];
const muted = { muted: true, listens: false };

test.each([
  ['nobody asked', [member('me'), member('eva')], 'toldByRole', ['eva']],
  ['I asked', [member('me', on), member('eva')], 'toldAsked', []],
  ['I asked and muted all', [member('me', { ...on, ...muted }), member('eva')], 'toldButMuted', ['eva']],
  ['a colleague asked', [member('me'), member('eva', on)], 'notToldOthers', ['eva']],
  ['a colleague asked and is away', [member('me'), member('eva', { ...on, listens: false })], 'toldAnyway', ['eva']],
  ['I want none', [member('me', off), member('eva')], 'notToldOff', ['eva']],
  ['nobody is left', [member('me', off)], 'notToldOff nobodyTold', []],
  ['I may not answer', [member('me', { mayAnswer: false }), member('eva')], 'notToldRole', ['eva']],
])('whether I am told: %s', (_case, members, keys, names) => {
  expect(newsFor('me', members)).toEqual({ keys: keys.split(' '), names });
});

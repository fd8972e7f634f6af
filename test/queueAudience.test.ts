import { toldOfQueue } from '../src/queueAudience';

const member = (name: string, queue?: 'on' | 'off', more: { mayAnswer?: boolean; listens?: boolean } = {}) => ({
  name,
  queue,
  mayAnswer: more.mayAnswer ?? true,
  listens: more.listens ?? true,
});
const reader = { mayAnswer: false };
const silent = { listens: false };

test.each([
  ['nobody said anything: everybody who may answer', [member('a'), member('b'), member('c', undefined, reader)], 'a b'],
  ['who said on is told, and nobody else', [member('a'), member('b', 'on'), member('c')], 'b'],
  ['who said off is not told', [member('a', 'off'), member('b')], 'b'],
  ['off stays off though nobody is left', [member('a', 'off')], ''],
  ['on without the role does not take it from those who may answer', [member('a'), member('b', 'on', reader)], 'a b'],
  ['on and muted or away: the others are told too', [member('a'), member('b', 'on', silent)], 'a b'],
  ['on and silent does not wake who said off', [member('a', 'off'), member('b', 'on', silent)], 'b'],
])('who is told of new requests: %s', (_case, members, names) => {
  expect(
    toldOfQueue(members)
      .map(({ name }) => name)
      .join(' '),
  ).toBe(names);
});

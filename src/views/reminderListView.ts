import type { Reminded } from '../domain/waiting/wait';
import { frame } from './frame';
import { link, linkRows } from './links';
import { items } from './sections';
import { mostButtons } from './transferRows';
import type { CardContext, CardView, Viewer } from './viewer';
import { wordsFor } from './words';

/** Something that waits for the other side, with the card it is known by. */
export interface WaitRow {
  readonly id: string;
  readonly reminded: Reminded;
}

/** What waits for others, the longest wait first, each with a button that reminds them. */
export function reminderListView(
  input: { readonly rows: readonly WaitRow[]; readonly name?: string },
  viewer: Viewer,
  context: CardContext,
): CardView {
  const words = wordsFor(viewer, context.now);
  const shown = input.rows.slice(0, mostButtons);
  const count = input.rows.length;
  const empty = input.name === undefined ? 'reminder.listEmpty' : 'reminder.listEmptyOf';
  return {
    template: 'reminderList',
    data: {
      ...frame(words, viewer, context, {
        title: { key: 'reminder.listTitle' },
        status: { key: 'reminder.listStatus', args: { count } },
      }),
      rows: shown.map(({ id, reminded }) => {
        const { what, since, other = '', customer = '' } = reminded;
        const key = `reminder.requester${what.charAt(0).toUpperCase()}${what.slice(1)}`;
        return {
          title: words.say('reminder.row', { customer, other }),
          detail: words.say(key, { other, day: words.day(since), more: '' }),
          buttons: [{ title: words.label('reminder.remind'), id, version: reminded.version }],
        };
      }),
      lines: items([
        count === 0 ? words.say(empty, { name: input.name ?? '' }) : undefined,
        count > shown.length ? words.say('common.andMore', { count: count - shown.length }) : undefined,
        count > shown.length ? words.say('reminder.typeName') : undefined,
      ]),
      linkRows: linkRows([link(words, 'status', '', 'button.status')]),
    },
  };
}

import { frame } from './frame';
import { firstPrimary, link, linkRows } from './links';
import { queueItemLink, queueItemRow } from './queueItems';
import { section, sections } from './sections';
import type { QueueNews, TransferListInput } from './transferInputs';
import { mostButtons, transferLinks, transferRow } from './transferRows';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

/** Rows that a list shows; the first of them have a button. */
const mostRows = 10;

/** Transfer requests, a provider's queue, or what waits for a verification. */
export function transferListView(input: TransferListInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const { list, rows, others = [], news } = input;
  const asked = others.slice(0, mostRows);
  const shown = rows.slice(0, mostRows - asked.length);
  const count = rows.length + others.length;
  const mine = list !== 'transfers';
  const empty = list === 'transfers' && viewer.side === 'provider' ? 'transfersEmptyProvider' : `${list}Empty`;
  const buttons = [
    ...asked.map((item) => queueItemLink(words, item)),
    ...transferLinks(words, shown, mostButtons),
  ].slice(0, mostButtons);
  const rest = count - asked.length - shown.length;
  return {
    template: 'list',
    data: {
      ...frame(words, viewer, context, {
        title: { key: `list.${list}Title` },
        status: { key: 'list.status', args: { count } },
        tone: mine && count > 0 ? 'Accent' : 'Default',
      }),
      rows: [...asked.map((item) => queueItemRow(words, item)), ...shown.map((row) => transferRow(words, viewer, row))],
      sections: sections(
        section({
          lines: [
            count === 0 ? words.say(`list.${empty}`) : undefined,
            rest > 0 ? words.say('common.andMore', { count: rest }) : undefined,
            count > mostButtons
              ? words.say(viewer.side === 'partner' ? 'list.typeName' : 'list.typeNameProvider')
              : undefined,
          ],
        }),
        section({ lines: news === undefined ? [] : newsLines(words, news) }),
      ),
      linkRows: linkRows([...(mine ? firstPrimary(buttons) : buttons), link(words, 'status', '', 'button.status')]),
    },
  };
}

/** More names than these are counted. */
const mostNames = 3;

function newsLines(words: Words, { keys, names }: QueueNews): readonly string[] {
  const shown = names.slice(0, mostNames);
  const rest = names.length - shown.length;
  const all = rest > 0 ? [...shown, words.raw('list.others', { count: rest })] : shown;
  return keys.map((key) => words.say(`list.${key}`, { names: words.join(all) }));
}

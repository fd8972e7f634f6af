import { frame } from './frame';
import type { TransferListInput } from './inputs';
import { firstPrimary, link, linkRows } from './links';
import { section, sections } from './sections';
import { mostButtons, transferLinks, transferRow } from './transferRows';
import type { CardContext, CardView, Viewer } from './viewer';
import { wordsFor } from './words';

/** Rows that a list shows; the first of them have a button. */
const mostRows = 10;

/** Transfer requests, a provider's queue, or what waits for a verification. */
export function transferListView(input: TransferListInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const { list, rows } = input;
  const shown = rows.slice(0, mostRows);
  const mine = list !== 'transfers';
  const empty = list === 'transfers' && viewer.side === 'provider' ? 'transfersEmptyProvider' : `${list}Empty`;
  const buttons = transferLinks(words, shown, mostButtons);
  const rest = rows.length - shown.length;
  return {
    template: 'list',
    data: {
      ...frame(words, viewer, context, {
        title: { key: `list.${list}Title` },
        status: { key: 'list.status', args: { count: rows.length } },
        tone: mine && rows.length > 0 ? 'Accent' : 'Default',
      }),
      rows: shown.map((row) => transferRow(words, viewer, row)),
      sections: sections(
        section({
          lines: [
            rows.length === 0 ? words.say(`list.${empty}`) : undefined,
            rest > 0 ? words.say('common.andMore', { count: rest }) : undefined,
            rows.length > mostButtons
              ? words.say(viewer.side === 'partner' ? 'list.typeName' : 'list.typeNameProvider')
              : undefined,
          ],
        }),
      ),
      linkRows: linkRows([...(mine ? firstPrimary(buttons) : buttons), link(words, 'status', '', 'button.status')]),
    },
  };
}

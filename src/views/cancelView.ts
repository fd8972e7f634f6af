import { frame } from './frame';
import { link, linkRows } from './links';
import { section, sections } from './sections';
import type { TransferRow } from './transferInputs';
import { mostButtons, transferLinks, transferRow } from './transferRows';
import type { CardContext, CardView, Viewer } from './viewer';
import { wordsFor } from './words';

/**
 * `cancel` with a name, or where no question is open: withdraw the request, or leave it? Nothing is guessed; the request's
 * own card asks once more. A provider cannot withdraw, and is told what it can do.
 */
export function cancelView(rows: readonly TransferRow[], viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const shown = rows.slice(0, mostButtons);
  const rest = rows.length - shown.length;
  return {
    template: 'list',
    data: {
      ...frame(words, viewer, context, {
        title: { key: `cancel.${viewer.side}Title`, args: { count: rows.length } },
        status: { key: 'cancel.nothingChanged' },
      }),
      rows: shown.map((row) => transferRow(words, viewer, row)),
      sections: sections(
        section({
          lines: [
            words.say(`cancel.${viewer.side}More`),
            rest > 0 ? words.say('common.andMore', { count: rest }) : undefined,
          ],
        }),
      ),
      linkRows: linkRows([...transferLinks(words, shown, mostButtons), link(words, 'status', '', 'button.leaveIt')]),
    },
  };
}

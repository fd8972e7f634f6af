import { isNewCommerce } from '../domain/customer/transferStrategy';
import { frame } from './frame';
import { link, linkRows } from './links';
import { section, sections } from './sections';
import type { TransferRow } from './transferInputs';
import { mostButtons, transferLinks, transferRow } from './transferRows';
import type { CardContext, CardView, Viewer } from './viewer';
import { wordsFor } from './words';

type End = 'withdraw' | 'takeBack' | 'reject' | 'dontOpen' | 'cancel';

/** How the viewer's side ends a request that is not answered: by the button that its card has for it. */
function endOf({ transfer }: TransferRow, { side }: Viewer): End {
  if (!isNewCommerce(transfer)) return side === 'partner' ? 'withdraw' : 'reject';
  if (transfer.status !== 'asked') return 'cancel';
  return side === 'partner' ? 'takeBack' : 'dontOpen';
}

/**
 * `cancel` with a name, or where no question is open: end the request, or leave it? Nothing is guessed; the request's
 * own card asks once more. Which end there is depends on whose request it is, and on whether it is open.
 */
export function cancelView(rows: readonly TransferRow[], viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const shown = rows.slice(0, mostButtons);
  const rest = rows.length - shown.length;
  const ends = [...new Set(rows.map((row) => endOf(row, viewer)))];
  const [only = 'mixed', ...others] = ends;
  return {
    template: 'list',
    data: {
      ...frame(words, viewer, context, {
        title: { key: `cancel.title.${others.length === 0 ? only : 'mixed'}`, args: { count: rows.length } },
        status: { key: 'cancel.nothingChanged' },
      }),
      rows: shown.map((row) => transferRow(words, viewer, row)),
      sections: sections(
        section({
          lines: [
            ...ends.map((end) => words.say(`cancel.how.${end}`)),
            rest > 0 ? words.say('common.andMore', { count: rest }) : undefined,
          ],
        }),
      ),
      linkRows: linkRows([...transferLinks(words, shown, mostButtons), link(words, 'status', '', 'button.leaveIt')]),
    },
  };
}

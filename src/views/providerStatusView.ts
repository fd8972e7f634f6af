import { frame } from './frame';
import type { ProviderStatusInput } from './inputs';
import { firstPrimary, link, linkRows } from './links';
import { section, sections } from './sections';
import { mostButtons, transferLinks, transferRow } from './transferRows';
import { isTurnOf, isUnderWay } from './transferText';
import type { CardContext, CardView, Viewer } from './viewer';
import { wordsFor } from './words';

/** What a provider's person sees under `status`: the open requests, those that need an answer first. */
export function providerStatusView(input: ProviderStatusInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const live = input.queue.filter((row) => isUnderWay(row.transfer));
  const mine = live.filter((row) => isTurnOf(row.transfer, 'provider'));
  const ordered = [...mine, ...live.filter((row) => !mine.includes(row))];
  const rows = ordered.slice(0, 10).map((row) => transferRow(words, viewer, row));
  return {
    template: 'status',
    data: {
      ...frame(words, viewer, context, {
        title: { key: 'status.providerTitle', args: { organization: input.organizationName } },
        status: { key: 'status.queueCount', args: { count: mine.length } },
        tone: mine.length > 0 ? 'Accent' : 'Good',
      }),
      phases: rows.map((row, index) => ({
        ...(index < mine.length ? { mark: '▸', color: 'Accent' } : { mark: '·', color: 'Default' }),
        ...row,
      })),
      sections: sections(
        ordered.length === 0 ? section({ lines: [words.say('status.queueEmpty')] }) : undefined,
        ordered.length > rows.length
          ? section({ lines: [words.say('common.andMore', { count: ordered.length - rows.length })] })
          : undefined,
      ),
      linkRows: linkRows([
        ...firstPrimary(transferLinks(words, mine, mostButtons)),
        link(words, 'help', '', 'button.help'),
      ]),
    },
  };
}

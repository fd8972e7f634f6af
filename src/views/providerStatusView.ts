import { frame } from './frame';
import { firstPrimary, link, linkRows } from './links';
import { queueItemLink, queueItemRow } from './queueItems';
import { section, sections } from './sections';
import type { ProviderStatusInput } from './statusInputs';
import { mostButtons, transferLinks, transferRow } from './transferRows';
import { isTurnOf, isUnderWay } from './transferText';
import type { CardContext, CardView, Viewer } from './viewer';
import { wordsFor } from './words';

/** What a provider's person sees under `status`: the open requests, those that need an answer first. */
export function providerStatusView(input: ProviderStatusInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const live = input.queue.filter((row) => isUnderWay(row.transfer));
  const mine = live.filter((row) => isTurnOf(row.transfer, 'provider'));
  const { others = [] } = input;
  const ordered = [...mine, ...live.filter((row) => !mine.includes(row))];
  const all = [
    ...others.map((item) => queueItemRow(words, item)),
    ...ordered.map((row) => transferRow(words, viewer, row)),
  ];
  const rows = all.slice(0, 10);
  const turns = mine.length + others.length;
  const links = [
    ...others.slice(0, mostButtons).map((item) => queueItemLink(words, item)),
    ...transferLinks(words, mine, mostButtons),
  ].slice(0, mostButtons);
  return {
    template: 'status',
    data: {
      ...frame(words, viewer, context, {
        title: { key: 'status.providerTitle', args: { organization: input.organizationName } },
        status: { key: 'status.queueCount', args: { count: turns } },
        tone: turns > 0 ? 'Accent' : 'Good',
      }),
      phases: rows.map((row, index) => ({
        ...(index < turns ? { mark: '▸', color: 'Accent' } : { mark: '·', color: 'Default' }),
        ...row,
      })),
      sections: sections(
        all.length === 0 ? section({ lines: [words.say('status.queueEmpty')] }) : undefined,
        all.length > rows.length
          ? section({ lines: [words.say('common.andMore', { count: all.length - rows.length })] })
          : undefined,
      ),
      linkRows: linkRows([...firstPrimary(links), link(words, 'help', '', 'button.help')]),
    },
  };
}

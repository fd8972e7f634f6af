import { frame } from './frame';
import { link, linkRows, primary } from './links';
import { section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { wordsFor } from './words';

export type HistoryExportInput =
  /** Addresses by file, and when they end. */
  | {
      readonly status: 'ready';
      readonly urls: Readonly<Record<'jsonl' | 'csv' | 'pem', string>>;
      readonly until: string;
    }
  /** The bot has no address that browsers reach, or the signing key does not answer. */
  | { readonly status: 'noAddress' | 'noKey' };

/** The ledger as signed files: what they are, how to check them, and where they can be downloaded. */
export function historyExportView(input: HistoryExportInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const ready = input.status === 'ready';
  return {
    template: 'historyExport',
    data: {
      ...frame(words, viewer, context, {
        title: { key: 'historyExport.title' },
        status: { key: `historyExport.${input.status}`, args: ready ? { until: words.time(input.until) } : {} },
        tone: ready ? 'Good' : 'Warning',
      }),
      sections: sections(
        section({
          lines: ready
            ? ['what', 'care', 'verify', 'spreadsheet'].map((key) => words.say(`historyExport.${key}`))
            : [words.say(`historyExport.${input.status}More`)],
        }),
      ),
      downloads: ready
        ? [
            {
              files: (['jsonl', 'csv', 'pem'] as const).map((file) => ({
                title: words.label(`historyExport.${file}`),
                url: input.urls[file],
                style: file === 'jsonl' ? 'positive' : 'default',
              })),
            },
          ]
        : [],
      linkRows: linkRows([
        ...(input.status === 'noKey' ? [primary(link(words, 'historyExport', '', 'button.tryAgain'))] : []),
        link(words, 'history', '', 'historyExport.history'),
        link(words, 'status', '', 'button.status'),
      ]),
    },
  };
}

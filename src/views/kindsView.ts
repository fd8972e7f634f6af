import { frame } from './frame';
import { link } from './links';
import { failed, passed, section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

const acts = {
  /** MGT-8, MGT-9: what stays with the reseller of an indirect customer. */
  do: ['licenses', 'renewals'],
  /** MGT-2 to MGT-6: not possible for an indirect customer; nothing of it ends for a direct one. */
  dont: ['orders', 'reservations', 'history', 'software', 'billing'],
} as const;

/** What a reseller does, or does not do, for an indirect customer. */
export const kindLines = (words: Words, which: keyof typeof acts): readonly string[] =>
  acts[which].map((act) => words.say(`kinds.${act}`));

/** MGT-1 to MGT-11: what each kind of customer means, and how to tell them apart. */
export function kindsView(viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  return {
    template: 'notice',
    data: {
      ...frame(words, viewer, context, {
        title: { key: 'kinds.title' },
        status: { key: 'kinds.status' },
        rules: true,
      }),
      sections: sections(
        section({
          heading: words.say('kinds.directHeading'),
          checks: kindLines(words, 'dont').map(passed),
          lines: [words.say('kinds.directStays')],
        }),
        section({
          heading: words.say('kinds.indirectHeading'),
          checks: [
            passed(words.say('kinds.providerOrders')),
            ...kindLines(words, 'do').map((line) => passed(line)),
            ...kindLines(words, 'dont').map((line) => failed(line)),
          ],
          lines: [words.say('kinds.noDirectPurchase')],
        }),
        section({
          heading: words.say('kinds.tellHeading'),
          lines: [words.say('kinds.tellPath'), words.say('kinds.tellDirect'), words.say('kinds.tellIndirect')],
        }),
      ),
      again: [],
      links: [link(words, 'customers', '', 'button.customers'), link(words, 'status', '', 'button.status')],
    },
  };
}

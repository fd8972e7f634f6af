import { frame } from './frame';
import { link } from './links';
import { section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { wordsFor } from './words';

/** A late click on something of a partner whose link with the viewer's organization has ended: that, and nothing of the thing. */
export function severedView(
  { partner, at }: { readonly partner: string; readonly at: string },
  viewer: Viewer,
  context: CardContext,
): CardView {
  const words = wordsFor(viewer, context.now);
  return {
    template: 'notice',
    data: {
      ...frame(words, viewer, context, {
        title: { key: 'pairing.severedTitle' },
        status: { key: 'pairing.severedStatus', args: { partner, day: words.day(at) } },
      }),
      sections: sections(section({ lines: [words.say('pairing.severed', { partner })] })),
      again: [],
      links: [link(words, 'pairing', '', 'button.pairing'), link(words, 'queue', '', 'button.queue')],
    },
  };
}

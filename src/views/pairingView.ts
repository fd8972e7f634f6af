import { fieldError, frame } from './frame';
import { link } from './links';
import { hasOneOf } from './people';
import type { PairingCardInput } from './providerInputs';
import { section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { wordsFor } from './words';

/** Six actions are the most a card has: the code, the way back, and the rest for links that can be ended. */
const mostEnds = 4;

/** The provider's links with its partners, and the place for a partner's code. */
export function pairingView(input: PairingCardInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const { links } = input;
  const confirming = context.policy.roles.confirmPairing;
  const allowed = hasOneOf(viewer, confirming);
  const ending = hasOneOf(viewer, context.policy.roles.endPairing);
  return {
    template: 'pairing',
    ...(allowed ? {} : { needs: confirming }),
    data: {
      id: 'pairing',
      version: 0,
      ...frame(words, viewer, context, {
        title: { key: 'pairing.title' },
        status: { key: 'pairing.status', args: { count: links.length } },
        tone: links.length === 0 ? 'Accent' : 'Good',
        rules: true,
      }),
      sections: sections(
        section({
          lines: links.map(({ partner, at }) => words.say('pairing.linkedWith', { partner, day: words.day(at) })),
        }),
        section({ lines: [words.say('pairing.how'), words.say('pairing.after')] }),
      ),
      form: allowed
        ? [
            {
              label: words.label('pairing.codeLabel'),
              placeholder: words.label('pairing.codePlaceholder'),
              value: input.typed ?? '',
              title: words.label('button.confirmPairing'),
              errors: fieldError('code', viewer, context),
            },
          ]
        : [],
      end: ending
        ? links.slice(0, mostEnds).map(({ id, version, partner }) => ({
            id,
            version,
            title: words.label('button.endPairingWith', { name: partner }),
            text: words.say('pairing.endForProvider', { partner }),
            send: words.label('button.endPairingNow'),
          }))
        : [],
      links: [link(words, 'queue', '', 'button.queue')],
    },
  };
}

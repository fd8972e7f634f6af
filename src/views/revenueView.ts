import { dollars } from '../text/numbers';
import { thresholdOf } from './enrollmentChecks';
import type { RevenueInput } from './enrollmentInputs';
import { fieldError, frame } from './frame';
import { link } from './links';
import { hasOneOf, personText } from './people';
import { section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

/** GEN-4: where the revenue is stated, by whom and when; it is never called measured. */
export function revenueView(input: RevenueInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const may = hasOneOf(viewer, context.policy.roles.stateRevenue);
  return {
    template: 'revenue',
    data: {
      id: input.id,
      version: input.version,
      ...frame(words, viewer, context, {
        title: { key: 'revenue.title' },
        status: { key: 'revenue.status' },
        rules: true,
      }),
      sections: sections(
        section({
          lines: [
            words.say('revenue.what', { threshold: thresholdOf(words, context.policy) }),
            soFar(words, input, viewer, context),
            words.say('revenue.decidesNothing'),
          ],
        }),
      ),
      form: may
        ? [
            {
              title: words.label('button.stateRevenue'),
              label: words.label('revenue.label'),
              value: input.typed?.revenue ?? '',
              errors: fieldError('revenue', viewer, context),
            },
          ]
        : [],
      links: [link(words, 'enrollment', '', 'button.enrollment')],
    },
  };
}

function soFar(words: Words, { stated, profileUsd }: RevenueInput, viewer: Viewer, context: CardContext): string {
  const { language } = words.reader;
  if (stated !== undefined) {
    return words.say('revenue.known', {
      revenue: dollars(language, stated.usd),
      name: personText(words, viewer, context, stated.by),
      when: words.when(stated.at),
    });
  }
  return profileUsd === undefined
    ? words.say('revenue.unknown')
    : words.say('revenue.profile', { revenue: dollars(language, profileUsd) });
}

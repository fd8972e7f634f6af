import type { Partnership } from '../domain/programme/programme';
import { problemText } from './explanationText';
import { type Frame, frame } from './frame';
import { type Link, link, primary } from './links';
import { pairingButtons, pairingSections } from './pairingSections';
import { hasOneOf, whoWhen } from './people';
import type { PartnershipInput } from './providerInputs';
import { type Section, section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

interface Shown extends Pick<Frame, 'status' | 'tone'> {
  readonly sections: readonly Section[];
  readonly accept?: readonly { readonly title: string }[];
  readonly links: readonly Link[];
}

/** PRO-1, PRO-6 to PRO-10: the invitation, what accepting it means, and who may. */
export function partnershipView(input: PartnershipInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const { status, tone, ...shown } = show(words, input, viewer, context);
  const accepting = context.policy.roles.acceptPartnership;
  const waits = input.partnership.status === 'invited' && input.enrolled;
  return {
    template: 'partnership',
    ...(waits && !hasOneOf(viewer, accepting) ? { needs: accepting } : {}),
    data: {
      id: input.id,
      version: input.partnership.version,
      ...frame(words, viewer, context, {
        title: { key: 'partnership.title', args: { name: input.partnership.name } },
        ...(status === undefined ? {} : { status }),
        ...(tone === undefined ? {} : { tone }),
        rules: true,
      }),
      accept: [],
      ...pairingButtons(words, input, viewer, context),
      ...shown,
    },
  };
}

function show(words: Words, input: PartnershipInput, viewer: Viewer, context: CardContext): Shown {
  const { partnership } = input;
  const { name } = partnership;
  switch (partnership.status) {
    case 'invited':
      return invited(words, input, partnership, viewer, context);
    case 'accepting':
      return {
        status: { key: 'partnership.accepting' },
        tone: 'Accent',
        sections: sections(
          section({
            lines: [
              words.say('partnership.acceptingMore', { name, whoWhen: whoWhen(words, viewer, context, partnership) }),
            ],
          }),
        ),
        links: [link(words, 'status', '', 'button.status')],
      };
    case 'accepted': {
      const who = whoWhen(words, viewer, context, { by: partnership.by });
      const { offer, end } = pairingButtons(words, input, viewer, context);
      const customers = link(words, 'customers', '', 'button.customers');
      // The code comes first: until then the provider hears nothing.
      const toPair = offer.some(({ style }) => style === 'positive');
      return {
        status: { key: 'partnership.accepted', args: { name } },
        tone: 'Good',
        sections: sections(
          section({
            lines: [
              words.say(partnership.by === undefined ? 'partnership.acceptedSince' : 'partnership.acceptedWhen', {
                day: words.day(partnership.at),
                who,
              }),
              words.say('partnership.next', { name }),
            ],
          }),
          ...pairingSections(words, input, viewer, context),
        ),
        links: [
          toPair ? customers : primary(customers),
          ...(offer.length + end.length > 0 ? [] : [link(words, 'status', '', 'button.status')]),
        ],
      };
    }
    case 'ended':
      return {
        status: { key: 'partnership.ended', args: { name } },
        tone: 'Warning',
        sections: sections(
          section({ lines: [words.say('partnership.endedMore', { name, day: words.day(partnership.at) })] }),
          section({ lines: [words.say('partnership.endedNext', { name })] }),
        ),
        links: [link(words, 'providers', '', 'button.providers'), link(words, 'status', '', 'button.status')],
      };
    default: {
      const never: never = partnership;
      return never;
    }
  }
}

function invited(
  words: Words,
  input: PartnershipInput,
  partnership: Extract<Partnership, { status: 'invited' }>,
  viewer: Viewer,
  context: CardContext,
): Shown {
  const { name, mpnId } = partnership;
  const allowed = hasOneOf(viewer, context.policy.roles.acceptPartnership);
  const say = (key: string) => words.say(`partnership.${key}`, { name });
  return {
    status: { key: allowed ? 'partnership.invitedYou' : 'partnership.invited' },
    tone: 'Accent',
    sections: sections(
      section({ lines: [problemText(words, 'partnership.problem', partnership.problem)] }, 'warning'),
      section({
        lines: [
          words.say('partnership.invitedWhen', { name, day: words.day(partnership.at) }),
          mpnId === undefined ? undefined : words.say('partnership.mpn', { mpnId }),
        ],
      }),
      section({
        heading: words.say('partnership.grantsHeading'),
        lines: [say('grantsServices'), say('grantsList'), say('grantsNot')],
      }),
      input.enrolled ? undefined : section({ lines: [words.say('partnership.notEnrolled')] }, 'warning'),
    ),
    accept: allowed && input.enrolled ? [{ title: words.label('button.acceptPartnership') }] : [],
    links: input.enrolled
      ? [link(words, 'status', '', 'button.notNow')]
      : [primary(link(words, 'enrollment', '', 'button.enrollment'))],
  };
}

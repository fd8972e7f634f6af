import type { EnrollmentInput } from './enrollmentInputs';
import type { Stage, Under } from './enrollmentProgress';
import { link, primary } from './links';
import { personText } from './people';
import { section, sections } from './sections';
import type { CardContext, Viewer } from './viewer';
import type { Words } from './words';

type Enrolled = Extract<Under, { status: 'enrolled' }>;

/** ENR-17, ENR-20, DUR-1 to DUR-3, INC-1 to INC-5: both programs from here on, and the clock of the invitation. */
export function enrolledStage(
  words: Words,
  input: EnrollmentInput,
  state: Enrolled,
  viewer: Viewer,
  context: CardContext,
): Stage {
  return {
    status: { key: 'enrollment.enrolled' },
    tone: 'Good',
    sections: sections(
      section({
        lines: [...sinceWhen(words, state, viewer, context), words.say('enrollment.enrolledMenu')],
      }),
      section({
        heading: words.say('enrollment.duringHeading'),
        lines: [
          words.say('enrollment.duringDirect'),
          words.say('enrollment.duringIndirect'),
          words.say('enrollment.duringMarks'),
        ],
      }),
      section({
        heading: words.say('enrollment.incentivesHeading'),
        lines: [invitationText(words, input, state, context), words.say('enrollment.incentivesDirect')],
      }),
    ),
    links: [
      primary(link(words, 'providers', '', 'button.providers')),
      link(words, 'incentives', '', 'button.incentives'),
    ],
  };
}

function sinceWhen(words: Words, state: Enrolled, viewer: Viewer, context: CardContext): readonly string[] {
  if (state.by === undefined) return [words.say('enrollment.foundEnrolled', { when: words.when(state.at) })];
  const since = words.say('enrollment.enrolledSince', { day: words.day(state.at) });
  if (state.statedBy === undefined) return [since];
  const name = personText(words, viewer, context, state.statedBy);
  return [since, words.say('enrollment.statedEnrolled', { name, when: words.when(state.at) })];
}

function invitationText(
  words: Words,
  { incentives, checks }: EnrollmentInput,
  state: Enrolled,
  { policy }: CardContext,
): string | undefined {
  if (incentives?.invitation !== undefined) return words.say('incentives.received');
  if (state.by === undefined) return words.say('incentives.clockUnknown', { days: policy.incentiveDays });
  const day = words.day(incentives?.dueBy ?? words.daysLater(state.at, policy.incentiveDays));
  const mail = checks?.mpnMailbox ?? '';
  return mail === ''
    ? words.say('enrollment.incentivesInvitationNoMail', { day })
    : words.say('enrollment.incentivesInvitation', { day, mail });
}

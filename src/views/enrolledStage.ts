import type { Enrollment } from '../domain/programme/programme';
import type { Stage } from './enrollmentProgress';
import type { EnrollmentInput } from './inputs';
import { link, primary } from './links';
import { section, sections } from './sections';
import type { CardContext } from './viewer';
import type { Words } from './words';

/** ENR-17, ENR-20, INC-1 to INC-5: both programs from here on, and the clock of the incentives' invitation. */
export function enrolledStage(
  words: Words,
  input: EnrollmentInput,
  state: Extract<Enrollment, { status: 'enrolled' }>,
  { policy }: CardContext,
): Stage {
  const day = words.day(words.daysLater(state.at, policy.incentiveDays));
  const mailbox = input.checks?.mpnMailbox;
  return {
    status: { key: 'enrollment.enrolled' },
    tone: 'Good',
    sections: sections(
      section({
        lines: [
          words.say('enrollment.enrolledSince', { day: words.day(state.at) }),
          words.say('enrollment.enrolledMenu'),
        ],
      }),
      section({
        heading: words.say('enrollment.incentivesHeading'),
        lines: [
          mailbox === undefined
            ? words.say('enrollment.incentivesInvitationNoMail', { day })
            : words.say('enrollment.incentivesInvitation', { day, mail: mailbox }),
          words.say('enrollment.incentivesDirect'),
        ],
      }),
    ),
    links: [primary(link(words, 'providers', '', 'button.providers')), link(words, 'status', '', 'button.status')],
  };
}

import type { Enrollment } from '../domain/programme/programme';
import { enrolledStage } from './enrolledStage';
import { isOverdue } from './enrollmentText';
import { problemText } from './explanationText';
import type { EnrollmentInput } from './inputs';
import { type Link, link } from './links';
import { rollbackText } from './packText';
import { hasOneOf, personText, samePerson, whoWhen } from './people';
import { type Section, section, sections } from './sections';
import type { CardContext, Viewer } from './viewer';
import type { Phrase, Words } from './words';

/** What one stage of the enrollment shows; absent buttons are not offered in it. */
export interface Stage {
  readonly status: Phrase;
  readonly tone: 'Default' | 'Good' | 'Warning' | 'Attention' | 'Accent';
  readonly sections: readonly Section[];
  readonly undo?: readonly { readonly title: string }[];
  readonly accept?: readonly { readonly title: string }[];
  readonly links?: readonly Link[];
  readonly hint?: string;
}

type Under = Exclude<Enrollment, { status: 'notStarted' }>;

/** The stages behind the door, each with who does what next. */
export function enrollmentProgress(words: Words, input: EnrollmentInput, viewer: Viewer, context: CardContext): Stage {
  const state = input.enrollment as Under;
  const lines = (...all: readonly (string | undefined)[]) => sections(section({ lines: all }));
  const status = [link(words, 'status', '', 'button.status')];
  switch (state.status) {
    case 'submitting': {
      const time = words.timeWithSeconds(state.until);
      const mine = samePerson(state.by, viewer);
      const asked = mine
        ? words.say('enrollment.submittingActor', { when: words.when(state.at) })
        : words.say('enrollment.submittingOther', {
            name: personText(words, viewer, context, state.by),
            when: words.when(state.at),
          });
      const mayStop = mine || hasOneOf(viewer, context.policy.roles.submitEnrollment);
      return {
        status: { key: 'enrollment.submitting', args: { time } },
        tone: 'Warning',
        sections: lines(asked, words.say('enrollment.submittingStop', { time })),
        undo: mayStop ? [{ title: words.label('button.undo') }] : [],
      };
    }
    case 'sending':
      return {
        status: { key: 'enrollment.sending' },
        tone: 'Accent',
        sections: lines(words.say('enrollment.sendingMore')),
      };
    case 'submitted':
      return submitted(words, input, state, context);
    case 'declined':
      return {
        status: { key: 'enrollment.declined' },
        tone: 'Attention',
        sections: lines(
          words.say('enrollment.declinedWhat', { when: words.when(state.at) }),
          words.say('enrollment.declinedNext'),
        ),
        links: status,
      };
    case 'approved':
      return {
        status: { key: 'enrollment.approved' },
        tone: 'Accent',
        sections: sections(
          section({ lines: [problemText(words, 'enrollment.problem', state.problem)] }, 'warning'),
          section({
            lines: [
              words.say('enrollment.approvedWhen', { when: words.when(state.at) }),
              words.say('enrollment.approvedWhy'),
            ],
          }),
          section({ lines: [rollbackText(words, context.policy)] }, 'attention'),
        ),
        ...(hasOneOf(viewer, context.policy.roles.acceptResellerAgreement)
          ? { accept: [{ title: words.label('button.acceptAgreement') }] }
          : {}),
        links: status,
      };
    case 'acceptingAgreement':
      return {
        status: { key: 'enrollment.acceptingAgreement' },
        tone: 'Accent',
        sections: lines(
          words.say('enrollment.acceptingBy', { whoWhen: whoWhen(words, viewer, context, state) }),
          words.say('enrollment.sendingMore'),
        ),
      };
    case 'enrolled':
      return enrolledStage(words, input, state, context);
    default: {
      const never: never = state;
      return never;
    }
  }
}

/** ENR-10 to ENR-13: the clock in business days, the mailboxes, and where to look. */
function submitted(
  words: Words,
  input: EnrollmentInput,
  state: Extract<Enrollment, { status: 'submitted' }>,
  { policy, now }: CardContext,
): Stage {
  const overdue = isOverdue(state, now);
  const mailbox = input.checks?.mpnMailbox;
  return {
    status: overdue
      ? { key: 'enrollment.overdue', args: { day: words.day(state.approvalDueBy) } }
      : { key: 'enrollment.submitted' },
    tone: overdue ? 'Warning' : 'Accent',
    sections: sections(
      section({
        lines: [
          words.say('enrollment.sentBy', { when: words.when(state.at) }),
          overdue
            ? words.say('enrollment.overdueWhat')
            : words.say('enrollment.dueBy', {
                days: policy.approvalBusinessDays,
                day: words.dayAtTime(state.approvalDueBy),
              }),
          words.say('enrollment.noticeTo', { mail: state.primaryContact }),
          mailbox === undefined ? undefined : words.say('enrollment.noticeElsewhere', { mail: mailbox }),
          overdue ? undefined : words.say('enrollment.whereToLook'),
          words.say('enrollment.iTellYou'),
        ],
      }),
    ),
    links: [link(words, 'status', '', 'button.status')],
    hint: 'local.approveEnrollment',
  };
}

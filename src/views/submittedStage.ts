import type { EnrollmentInput } from './enrollmentInputs';
import { button, type Stage, type Under } from './enrollmentProgress';
import { isOverdue } from './enrollmentText';
import { link } from './links';
import { packLink } from './packText';
import { hasOneOf, personText } from './people';
import { section, sections } from './sections';
import type { CardContext, Viewer } from './viewer';
import type { Words } from './words';

type Submitted = Extract<Under, { status: 'submitted' }>;

/** ENR-10 to ENR-13, A.3-14: the clock in business days, the mailboxes, where to look, and what Microsoft asks back. */
export function submittedStage(
  words: Words,
  input: EnrollmentInput,
  state: Submitted,
  viewer: Viewer,
  context: CardContext,
): Stage {
  const { policy } = context;
  const days = policy.approvalBusinessDays;
  const overdue = isOverdue(state, context.now);
  const needsLook = overdue || state.question !== undefined || input.portal === true;
  const mailbox = input.checks?.mpnMailbox ?? '';
  const contact = state.primaryContact;
  const may = input.portal === true && hasOneOf(viewer, policy.roles.submitEnrollment);
  return {
    ...statusOf(words, state, overdue),
    sections: sections(
      section({ lines: [questionText(words, state)] }, 'warning'),
      section({
        lines: [
          sentText(words, state, viewer, context),
          overdue
            ? words.say('enrollment.overdueSince', { days })
            : words.say('enrollment.dueBy', { days, day: words.dayAtTime(state.approvalDueBy) }),
          overdue ? words.say('enrollment.overdueWhat') : undefined,
          needsLook ? packLink(words, policy, 'partnerCenter') : undefined,
          contact === '' ? undefined : words.say('enrollment.noticeTo', { mail: contact }),
          mailbox === '' ? undefined : words.say('enrollment.noticeElsewhere', { mail: mailbox }),
          overdue ? undefined : words.say('enrollment.whereToLook'),
          words.say(input.portal === true ? 'enrollment.statedAsk' : 'enrollment.iTellYou'),
        ],
      }),
      overdue ? ticket(words, input, state, days) : undefined,
    ),
    stateApproved: button(words, may, 'button.stateApproved', 'positive'),
    stateDeclined: button(words, may, 'button.stateDeclined'),
    links: may ? [] : [link(words, 'status', '', 'button.status')],
    hint: 'local.approveEnrollment',
  };
}

function statusOf(words: Words, state: Submitted, overdue: boolean): Pick<Stage, 'status' | 'tone'> {
  if (state.question !== undefined) {
    const key = state.question.what === 'information' ? 'enrollment.information' : 'enrollment.unclear';
    return { status: { key }, tone: 'Warning' };
  }
  return overdue
    ? { status: { key: 'enrollment.overdue', args: { day: words.day(state.approvalDueBy) } }, tone: 'Warning' }
    : { status: { key: 'enrollment.submitted' }, tone: 'Accent' };
}

function questionText(words: Words, { question }: Submitted): string | undefined {
  if (question === undefined) return undefined;
  const key = question.what === 'information' ? 'enrollment.informationWhat' : 'enrollment.unclearWhat';
  return words.say(key, { day: words.day(question.at) });
}

function sentText(words: Words, state: Submitted, viewer: Viewer, context: CardContext): string {
  const when = words.when(state.at);
  if (state.statedBy !== undefined) {
    return words.say('enrollment.statedSent', { name: personText(words, viewer, context, state.statedBy), when });
  }
  return words.say(state.by === undefined ? 'enrollment.foundSubmitted' : 'enrollment.sentBy', { when });
}

/** What to write to Microsoft's support, as far as it is known here. */
function ticket(words: Words, { checks }: EnrollmentInput, state: Submitted, days: number) {
  if (checks === undefined || state.primaryContact === '') return undefined;
  return section(
    {
      heading: words.say('enrollment.ticketHeading'),
      lines: [
        words.say('enrollment.ticketText', {
          day: words.day(state.at),
          days,
          organization: checks.organizationName,
          mpnId: checks.mpnId,
          mail: state.primaryContact,
        }),
      ],
    },
    'emphasis',
  );
}

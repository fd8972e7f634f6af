import { daysBetween } from '../text/dates';
import type { IncentivesInput } from './enrollmentInputs';
import { fieldError, frame } from './frame';
import { link } from './links';
import { hasOneOf, personText } from './people';
import { type Section, section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Phrase, type Words, wordsFor } from './words';

type State = 'notYet' | 'clockUnknown' | 'waiting' | 'overdue' | 'received';

/** INC-1 to INC-5: two programs, two mailboxes, and the clock of the invitation that nobody but a person can see arrive. */
export function incentivesView(given: IncentivesInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const input = withClock(words, given, context);
  const state = stateOf(input, context);
  const may = hasOneOf(viewer, context.policy.roles.noteIncentiveInvitation);
  const open = state === 'waiting' || state === 'overdue' || state === 'clockUnknown';
  return {
    template: 'incentives',
    data: {
      id: input.id,
      version: state === 'received' ? 2 : 1,
      ...frame(words, viewer, context, {
        title: { key: 'incentives.title' },
        status: statusOf(words, input, state, context),
        tone: state === 'overdue' ? 'Warning' : state === 'received' ? 'Good' : 'Accent',
        rules: true,
        ...(open ? { hint: 'local.inviteIncentives' } : {}),
      }),
      sections: sections(
        reseller(words, input, state, viewer, context),
        mailboxes(words, input),
        section({
          heading: words.say('incentives.directHeading'),
          lines: [words.say('incentives.directEligible'), words.say('incentives.twoPrograms')],
        }),
      ),
      form:
        open && may
          ? [
              {
                title: words.label('button.noteInvitation'),
                label: words.label('incentives.receivedOnLabel'),
                value: input.typed?.receivedOn ?? input.today,
                errors: fieldError('receivedOn', viewer, context),
              },
            ]
          : [],
      links: [link(words, 'enrollment', '', 'button.enrollment')],
    },
  };
}

/** An enrollment from before the clock was kept has the days of the rules in force. */
function withClock(words: Words, input: IncentivesInput, { policy }: CardContext): IncentivesInput {
  const { enrollment, incentives } = input;
  if (incentives !== undefined || enrollment.status !== 'enrolled' || enrollment.by === undefined) return input;
  const { at: from } = enrollment;
  return { ...input, incentives: { from, dueBy: words.daysLater(from, policy.incentiveDays) } };
}

function stateOf({ enrollment, incentives }: IncentivesInput, { now }: CardContext): State {
  if (incentives?.invitation !== undefined) return 'received';
  if (enrollment.status !== 'enrolled') return 'notYet';
  if (incentives === undefined) return 'clockUnknown';
  return now > incentives.dueBy ? 'overdue' : 'waiting';
}

function statusOf(words: Words, { incentives }: IncentivesInput, state: State, { policy }: CardContext): Phrase {
  if (state === 'clockUnknown') return { key: 'incentives.clockUnknown', args: { days: policy.incentiveDays } };
  const day = incentives === undefined ? '' : words.day(incentives.dueBy);
  return { key: `incentives.${state}`, args: { day } };
}

function reseller(words: Words, input: IncentivesInput, state: State, viewer: Viewer, context: CardContext): Section {
  const { incentives, checks } = input;
  const days = context.policy.incentiveDays;
  const mpnId = checks?.mpnId ?? '';
  const clock =
    incentives === undefined
      ? words.say(state === 'notYet' ? 'incentives.resellerBefore' : 'incentives.resellerClockUnknown', { days })
      : words.say('incentives.resellerClock', { from: words.day(incentives.from), day: words.day(incentives.dueBy) });
  return section(
    {
      heading: words.say('incentives.resellerHeading'),
      lines: [
        state === 'received' ? receivedText(words, input, viewer, context) : clock,
        state === 'overdue' ? words.say('incentives.overdueWhat') : undefined,
        mpnId === ''
          ? words.say('incentives.resellerAccountUnnamed')
          : words.say('incentives.resellerAccount', { mpnId }),
      ],
    },
    state === 'overdue' ? 'warning' : 'default',
  );
}

function receivedText(words: Words, { incentives, enrollment }: IncentivesInput, viewer: Viewer, context: CardContext) {
  if (incentives?.invitation === undefined) return undefined;
  const { receivedOn, by, at } = incentives.invitation;
  const args = {
    day: words.calendarDay(receivedOn),
    name: personText(words, viewer, context, by),
    when: words.when(at),
  };
  const known = enrollment.status === 'enrolled' && enrollment.by !== undefined;
  return known
    ? words.say('incentives.resellerReceived', {
        ...args,
        count: daysBetween(words.reader, incentives.from, receivedOn),
      })
    : words.say('incentives.resellerReceivedNoCount', args);
}

/** INC-3, ENR-12: the invitation and the enrollment's notices go to different addresses. */
function mailboxes(words: Words, { checks, enrollment }: IncentivesInput): Section {
  const mpn = checks?.mpnMailbox ?? '';
  const contact = ('primaryContact' in enrollment ? enrollment.primaryContact : undefined) ?? '';
  return section({
    heading: words.say('incentives.mailboxHeading'),
    lines: [
      mpn === '' ? words.say('incentives.mailboxMpnUnknown') : words.say('incentives.mailboxMpn', { mail: mpn }),
      contact === ''
        ? words.say('incentives.mailboxContactUnknown')
        : words.say('incentives.mailboxContact', { mail: contact }),
      mpn !== '' && mpn.toLowerCase() === contact.toLowerCase() ? words.say('incentives.mailboxSame') : undefined,
    ],
  });
}

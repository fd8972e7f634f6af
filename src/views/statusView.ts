import { asksForSomebody } from './enrollmentText';
import { frame } from './frame';
import { firstPrimary, type Link, link, linkRows } from './links';
import { section, sections } from './sections';
import type { StatusInput, TransitionEnd } from './statusInputs';
import { phasesOf } from './statusPhases';
import { mostButtons, transferLinks, transferRow } from './transferRows';
import { isTurnOf, isUnderWay } from './transferText';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Phrase, type Words, wordsFor } from './words';

/** The partner's dashboard: four phases with what is done, whose turn it is, and the one next step as primary button. */
export function statusView(input: StatusInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const next = nextSteps(words, input);
  // Those that wait for this side first, then those under way.
  const live = input.transfers.filter((row) => isUnderWay(row.transfer));
  const ordered = [...live].sort(
    (a, b) => Number(isTurnOf(b.transfer, 'partner')) - Number(isTurnOf(a.transfer, 'partner')),
  );
  const mine = next.length > 0;
  return {
    template: 'status',
    data: {
      ...frame(words, viewer, context, {
        title: { key: 'status.title', args: { organization: input.organizationName } },
        status: mine ? { key: 'status.yourTurn' } : comingPhase(words, input),
        tone: mine ? 'Accent' : 'Good',
      }),
      phases: phasesOf(words, input),
      sections: sections(
        input.accessEnded === true ? section({ lines: [words.say('access.statusLine')] }, 'warning') : undefined,
        input.end === undefined ? undefined : endSection(words, input.end),
        section({
          heading: words.say('status.transfersHeading'),
          lines: ordered.slice(0, mostButtons).map((row) => transferRow(words, viewer, row).title),
        }),
      ),
      linkRows: linkRows([
        ...firstPrimary(next.slice(0, 3)),
        ...(input.customers > 0 ? [link(words, 'customers', '', 'button.customers')] : []),
        ...(input.transfers.length > 0 ? [link(words, 'transfers', '', 'button.transfers')] : []),
        ...(input.accessEnded === true ? [link(words, 'access', '', 'button.access')] : []),
        link(words, 'help', '', 'button.help'),
      ]),
    },
  };
}

/** The last card of a transition: what it came to. */
const endSection = (words: Words, { customers, transferred, orderedAnew, incentivesOn }: TransitionEnd) =>
  section(
    {
      heading: words.say('status.endHeading', { customers }),
      lines: [
        words.say('status.endTotals', { transferred, orderedAnew }),
        incentivesOn === undefined
          ? words.say('status.endNoIncentives')
          : words.say('status.endIncentives', { day: words.calendarDay(incentivesOn) }),
      ],
    },
    'good',
  );

/** What this side can do now, most urgent first. */
function nextSteps(words: Words, input: StatusInput): readonly Link[] {
  const { enrollment, partnerships, transfers } = input;
  if (asksForSomebody(enrollment, words.now)) return [link(words, 'enrollment', '', 'button.enrollment')];
  if (enrollment.status !== 'enrolled') return [];
  const toClose = transferLinks(
    words,
    transfers.filter((row) => isTurnOf(row.transfer, 'partner')),
    2,
  );
  const invited = partnerships
    .filter(({ partnership }) => partnership.status === 'invited')
    .map(({ id, partnership }) => link(words, 'partnership', id, 'button.partnership', { name: partnership.name }));
  const providers = partnerships.length === 0 ? [link(words, 'providers', '', 'button.providers')] : [];
  return [...toClose, ...invited, ...providers];
}

/** With nothing urgent: the phase that goes on when this side takes it up, or that all is waiting for others. */
function comingPhase(words: Words, input: StatusInput): Phrase {
  const { customers, extended, transfers } = input;
  const ready = input.enrollment.status === 'enrolled' && customers > 0;
  if (!ready || transfers.some((row) => isUnderWay(row.transfer))) return { key: 'status.waiting' };
  const phase = extended === 0 ? 'customers' : transfers.length === 0 ? 'transfers' : undefined;
  if (phase === undefined) return { key: 'status.waiting' };
  return { key: 'status.next', args: { phase: words.raw(`phase.${phase}`) } };
}

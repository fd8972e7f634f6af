import { enrollmentPhrase } from './enrollmentText';
import { type Item, items } from './sections';
import type { StatusInput } from './statusInputs';
import { isUnderWay } from './transferText';
import type { Words } from './words';

interface Phase {
  readonly mark: string;
  readonly color: 'Good' | 'Accent' | 'Default';
  readonly title: string;
  readonly detail: readonly Item[];
}

type State = 'done' | 'now' | 'later';
const marks = {
  done: { mark: '✓', color: 'Good' },
  now: { mark: '▸', color: 'Accent' },
  later: { mark: '·', color: 'Default' },
} as const;

/** The four phases with their state in words; the mark only repeats it. */
export function phasesOf(words: Words, input: StatusInput): readonly Phase[] {
  const enrolled = input.enrollment.status === 'enrolled';
  const partnered = input.partnerships.some(({ partnership }) => partnership.status === 'accepted');
  const enrollment = enrollmentPhrase(words, input.enrollment);
  const after = (before: boolean, done: boolean): State => (!before ? 'later' : done ? 'done' : 'now');
  return [
    phase(words, 'enrollment', enrolled ? 'done' : 'now', words.say(enrollment.key, enrollment.args)),
    phase(words, 'provider', after(enrolled, partnered), providersText(words, input)),
    phase(
      words,
      'customers',
      after(partnered, input.customers > 0 && input.extended >= input.customers - (input.indirect ?? 0)),
      customersText(words, input),
    ),
    phase(words, 'transfers', after(input.extended > 0, false), transfersText(words, input)),
  ];
}

const phase = (words: Words, name: string, state: State, detail: string): Phase => ({
  ...marks[state],
  title: words.say('status.phaseTitle', { phase: words.raw(`phase.${name}`), state: words.raw(`status.${state}`) }),
  detail: items([detail]),
});

function providersText(words: Words, { partnerships }: StatusInput): string {
  const names = (accepted: boolean) =>
    partnerships
      .filter(({ partnership }) => partnership.status !== 'ended' && (partnership.status === 'accepted') === accepted)
      .map((one) => one.partnership.name);
  const accepted = names(true);
  const open = names(false);
  if (accepted.length + open.length === 0) return words.say('status.providersNone');
  return [
    ...(accepted.length > 0 ? [words.say('status.providersAccepted', { names: words.join(accepted) })] : []),
    ...(open.length > 0 ? [words.say('status.providersInvited', { names: words.join(open) })] : []),
  ].join(' · ');
}

/** DUR-3: both kinds, counted apart; only direct customers are extended (EXT-3). */
const customersText = (words: Words, { customers, indirect = 0, extended }: StatusInput): string =>
  customers === 0
    ? words.say('status.customersNone')
    : words.say('status.customersCount', { count: customers - indirect, indirect, extended });

function transfersText(words: Words, { transfers }: StatusInput): string {
  if (transfers.length === 0) return words.say('status.transfersNone');
  return words.say('status.transfersCount', {
    open: transfers.filter((row) => isUnderWay(row.transfer)).length,
    closed: transfers.filter((row) => row.transfer.status === 'closed').length,
  });
}

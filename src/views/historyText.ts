import { hasText, type TextArgs } from '../text/text';
import { explanationText } from './explanationText';
import type { Words } from './words';

type Event = { readonly type: string; readonly [field: string]: unknown };

/** What a sentence about an event may name besides what the event says. */
export interface EventNames {
  readonly customer: string;
  /** The organization of a tenant, if it is known here. */
  readonly organization: (tenantId: string) => string | undefined;
}

/** What happened, in one sentence. Not escaped. A kind that only a newer version knows is said to be one. */
export function eventText(words: Words, event: Event, names: EventNames): string {
  const key = `history.event.${event.type}`;
  if (!hasText(words.reader.language, key)) return words.raw('history.unknownEvent');
  return words.raw(key, eventArgs(words, event, names));
}

/** Every argument that a sentence of `history.event` may have; what the event does not say is empty. */
function eventArgs(words: Words, event: Event, { customer, organization }: EventNames): TextArgs {
  const request = objectAt(event, 'request');
  const consent = objectAt(event, 'consent');
  const plan = objectAt(event, 'plan');
  const byEmail = objectAt(event, 'byEmail');
  const n = numberAt(event, 'n') ?? numberAt(request, 'n');
  const named = (number: number | undefined) =>
    number === undefined
      ? ''
      : words.raw('transfer.name', { customer: textAt(request, 'customerName') || customer, n: number });
  const provider = textAt(event, 'provider') || textAt(request, 'provider') || textAt(plan, 'provider');
  const providerName =
    textAt(event, 'providerName') ||
    textAt(request, 'providerName') ||
    textAt(plan, 'providerName') ||
    textAt(event, 'name') ||
    organization(provider) ||
    words.raw('common.otherOrganization');
  const date =
    textAt(consent, 'date') ||
    textAt(objectAt(event, 'acceptance'), 'date') ||
    textAt(byEmail, 'confirmedOn') ||
    textAt(event, 'receivedOn');
  const until = textAt(event, 'until');
  const ends = textAt(event, 'expiresAt');
  const due = textAt(event, 'approvalDueBy');
  const lines = listAt(request, 'lines');
  // A new-commerce request is accepted by submitting what is to move.
  const answer = event.answer === 'accept' && 'lines' in event ? 'submit' : textAt(event, 'answer');
  const method = textAt(consent, 'method');
  const yes = (value: unknown): string => (value === undefined ? 'no' : 'yes');
  return {
    customer,
    provider: providerName,
    name: named(n),
    next: named(numberAt(event, 'replacedBy')),
    explanation: 'explanation' in event ? explanationText(words, textAt(event, 'explanation')) : '',
    date: date === '' ? '' : words.calendarDay(date),
    until: until === '' ? '' : words.when(until),
    ends: ends === '' ? '' : words.dayAtTime(ends),
    due: due === '' ? '' : words.day(due),
    answer: answer === '' ? '' : words.raw(`history.answer.${answer}`),
    method: hasText(words.reader.language, `consentMethod.${method}`) ? words.raw(`consentMethod.${method}`) : '',
    subscription: textAt(plan, 'name'),
    count: lines.length,
    usd: numberAt(event, 'usd') ?? 0,
    stated: yes(event.by),
    outside: yes(event.outside),
    byWord: yes(event.byWord),
    lapsed: yes(event.lapsed),
    unread: yes(event.quantitiesUnread),
    byEmail: yes(byEmail),
    ...Object.fromEntries(
      ['why', 'how', 'agreement', 'what', 'found', 'result', 'step'].map((field) => [field, textAt(event, field)]),
    ),
  };
}

type Fields = Readonly<Record<string, unknown>>;

const objectAt = (from: Fields | undefined, key: string): Fields | undefined => {
  const value = from?.[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
};
const listAt = (from: Fields | undefined, key: string): readonly unknown[] => {
  const value = from?.[key];
  return Array.isArray(value) ? value : [];
};
const textAt = (from: Fields | undefined, key: string): string => {
  const value = from?.[key];
  return typeof value === 'string' ? value : '';
};
const numberAt = (from: Fields | undefined, key: string): number | undefined => {
  const value = from?.[key];
  return typeof value === 'number' ? value : undefined;
};

import type { PolicyPack } from '../domain/policy/policyPack';
import { monthOf, policyName } from './packText';
import { refusalText } from './refusalText';
import { type Item, items } from './sections';
import type { CardContext, Notice, Viewer } from './viewer';
import type { Phrase, Words } from './words';

export type Color = 'Default' | 'Good' | 'Warning' | 'Attention' | 'Accent';

export interface Frame {
  readonly title: Phrase;
  readonly status?: Phrase;
  /** A second line under the status, for where in the process it stands. */
  readonly place?: Phrase;
  /** Color of the status line; the words say the same. */
  readonly tone?: Color;
  /** The rules a card applies are named at its foot. */
  readonly rules?: boolean;
  /** Local runs only: which button of the simulator's console moves this on. */
  readonly hint?: string;
}

/** The parts every card has: what it is about and where that stands first, then the notice; hint and rules at the foot. */
export function frame(words: Words, viewer: Viewer, context: CardContext, content: Frame) {
  const { title, status, place } = content;
  const spoken = [title, ...(status === undefined ? [] : [status])]
    .map((phrase) => words.label(phrase.key, phrase.args))
    .join('. ');
  return {
    lang: words.reader.language,
    speak: spoken,
    fallbackText: spoken,
    title: words.say(title.key, title.args),
    status: [
      ...(status === undefined ? [] : [{ text: words.say(status.key, status.args), color: content.tone ?? 'Default' }]),
      ...(place === undefined ? [] : [{ text: words.say(place.key, place.args), color: 'Default' }]),
    ],
    notice: context.notice === undefined ? [] : [noticeItem(words, viewer, context, context.notice)],
    hints: items([context.local && content.hint !== undefined ? words.say(content.hint) : undefined]),
    footer: content.rules === true ? [rulesOf(words, context.policy)] : [],
  };
}

const noticeStyles = { good: 'good', info: 'accent', warning: 'warning' } as const;

function noticeItem(words: Words, viewer: Viewer, context: CardContext, notice: Notice) {
  return notice.kind === 'refusal'
    ? { text: `${refusalText(notice.refusal, viewer, context)} ${words.say('why.hint')}`, style: 'warning' }
    : { text: words.say(notice.key, notice.args), style: noticeStyles[notice.tone] };
}

function rulesOf(words: Words, policy: PolicyPack): Item {
  const { language } = words.reader;
  const page = policy.links.transition;
  const args = { date: monthOf(words, policy.asOf), name: policyName(words, policy) };
  // The address comes from the policy pack, not from people, and must stay a link.
  return {
    text:
      page.retired === undefined
        ? words.raw('footer.rules', { ...args, link: page[language] })
        : words.raw('footer.rulesRetired', { ...args, link: page.retired[language] }),
  };
}

/** The refusal's sentence when it is about this input, to stand beside it. */
export function fieldError(field: string, viewer: Viewer, context: CardContext): readonly Item[] {
  const { notice } = context;
  if (notice?.kind !== 'refusal' || notice.refusal.field !== field) return [];
  return items([refusalText(notice.refusal, viewer, context)]);
}

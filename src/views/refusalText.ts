import type { Refusal, RefusalReason } from '../domain/refusal';
import { roleNames, whoWhen } from './people';
import type { CardContext, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

/** Refusals that name a provider; the others that name something name a subscription. */
const aboutProvider: readonly RefusalReason[] = [
  'partnershipAlreadyAccepted',
  'providerNotListed',
  'agreementMissing',
  'agreementNotRetained',
  'notVerifiedByProvider',
];

/** The sentence of a refusal: what is so, who did it and when, and what to do next. Markdown. */
export function refusalText(refusal: Refusal, viewer: Viewer, context: CardContext): string {
  const words = wordsFor(viewer, context.now);
  return words.say(`refusal.${refusal.reason}`, {
    whoWhen: whoWhen(words, viewer, context, refusal),
    roles: roleNames(words, refusal.roles ?? [], 'disjunction'),
    own: roleNames(words, viewer.roles, 'conjunction'),
    about: refusal.about ?? unnamed(words, refusal.reason),
  });
}

const unnamed = (words: Words, reason: RefusalReason): string =>
  words.raw(aboutProvider.includes(reason) ? 'refusal.unknownProvider' : 'refusal.unknownSubscription');

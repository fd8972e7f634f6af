import type { Receipt } from '../receipt';
import type { Words } from './words';

/** What became of the other side's turn, and the address of a ready e-mail where nobody could be told. */
export interface DeliveryShown {
  readonly receipt: Receipt;
  readonly mail?: string;
}

/** Told when, or why not; nothing while it is on its way. `nobody`: said by the caller in words of its own. */
export function deliveryLines(
  words: Words,
  delivery: DeliveryShown | undefined,
  provider: string,
): readonly (string | undefined)[] {
  const { receipt, mail } = delivery ?? {};
  const hint = mail === undefined ? undefined : words.say('delivery.mailHint');
  switch (receipt?.kind) {
    case 'told':
      return [words.say('delivery.told', { provider, when: words.when(receipt.at) })];
    case 'failed': {
      const reason = words.raw(`delivery.reason.${reasonKey(receipt.reason)}`);
      return [words.say('delivery.failed', { provider, reason, when: words.when(receipt.at) }), hint];
    }
    case 'unlinked':
      return [words.say('delivery.unlinked', { provider }), hint];
    case 'nobody':
      return [hint];
    default:
      return [];
  }
}

/** It reached nobody: nothing on the card may claim that they were told. */
export const isUndelivered = (delivery: DeliveryShown | undefined): boolean =>
  delivery?.receipt.kind === 'failed' || delivery?.receipt.kind === 'unlinked';

/** The ready e-mail as a button. */
export const mailButton = (words: Words, delivery: DeliveryShown | undefined) =>
  delivery?.mail === undefined ? [] : [{ title: words.label('delivery.mailButton'), url: delivery.mail }];

/** Teams' many codes in the few words that help a reader. */
function reasonKey(reason: string): 'removed' | 'blocked' | 'disabled' | 'notServed' | 'other' {
  switch (reason) {
    case 'notInstalled':
    case 'BotNotInConversationRoster':
    case 'ConversationNotFound':
    case 'ForbiddenOperationException':
      return 'removed';
    case 'ConversationBlockedByUser':
    case 'MessageWritesBlocked':
      return 'blocked';
    case 'BotDisabledByAdmin':
      return 'disabled';
    case 'notServed':
      return 'notServed';
    default:
      return 'other';
  }
}

import type { SubscriptionKind } from '../domain/customer/subscriptionLine';
import type { Transfer } from '../domain/customer/transfer';
import type { PolicyPack } from '../domain/policy/policyPack';
import { transferExpiresAt } from '../domain/policy/transferTerms';
import type { Words } from './words';

/** The kinds a request is for, as choices. */
export const kindChoices = (words: Words, transfer: Transfer) =>
  (transfer.opening?.kinds ?? []).map((kind: SubscriptionKind) => ({
    title: words.label(`newCommerce.kind.${kind}`),
    value: kind,
  }));

/** The same in one line. Not escaped. */
export const kindsText = (words: Words, transfer: Transfer): string =>
  kindChoices(words, transfer)
    .map((one) => one.title)
    .join(' · ');

/** The day on which it lapses: Partner Center's own, or counted from the opening where it does not say (TRF-12). */
export function lapsesText(words: Words, transfer: Transfer, pack: PolicyPack): string | undefined {
  const from = transfer.opening?.at ?? transfer.requestedAt;
  const at = transfer.expiresAt ?? transferExpiresAt(pack, from);
  return at === undefined ? undefined : words.say('newCommerce.lapses', { day: words.day(at) });
}

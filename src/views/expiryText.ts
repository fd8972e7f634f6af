import type { Transfer } from '../domain/customer/transfer';
import type { PolicyPack } from '../domain/policy/policyPack';
import { transferExpiresAt } from '../domain/policy/transferTerms';
import type { Words } from './words';

/** TRF-12: the day on which a request that nobody answers lapses, where the rules it was made under know one. */
export function expiryText(words: Words, { requestedAt }: Transfer, pack: PolicyPack): string | undefined {
  const at = transferExpiresAt(pack, requestedAt);
  return at === undefined ? undefined : words.say('transfer.lapses', { day: words.day(at) });
}

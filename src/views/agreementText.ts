import type { CustomerAgreement } from '../domain/customer/customer';
import { agreementSatisfied } from '../domain/customer/customer';
import type { PolicyPack } from '../domain/policy/policyPack';
import { packLink } from './packText';
import type { Words } from './words';

/** MCA-1, MCA-2: since when the Customer Agreement is needed. Markdown. */
export const agreementDates = (words: Words, policy: PolicyPack): string =>
  words.say('agreement.dates', { until: words.calendarDay(policy.cloudAgreementUntil) });

/** MCA-7: how an acceptance is confirmed; for one that has to be updated, the section about existing customers. */
export const agreementLink = (words: Words, policy: PolicyPack, why: 'none' | 'attestation'): string =>
  packLink(words, policy, why === 'none' ? 'confirmAgreement' : 'confirmAgreementExisting');

/** MCA-3 to MCA-5 on the partner's side: how the agreement stands, and while it is missing, since when and how. */
export function agreementLines(
  words: Words,
  policy: PolicyPack,
  agreement: CustomerAgreement | undefined,
  names: { readonly customer: string; readonly provider: string },
): readonly string[] {
  if (agreement === undefined) return [];
  const retired = agreement === 'attestation' && !policy.providerAttests;
  const line = words.say(`agreement.${retired ? 'attestationRetired' : agreement}`, names);
  if (agreementSatisfied(agreement)) return [line];
  const why = agreement === 'attestation' ? agreement : 'none';
  return [line, agreementDates(words, policy), agreementLink(words, policy, why)];
}

import type { Subscription } from './state';
import { type Offer, offerOf } from './world/offers';

export function termYears(offer: Offer): number {
  return /3 years/u.test(offer.name) ? 3 : 1;
}

/** True for what is paid for by use and commits to nothing. */
export const isUsage = ({ kind }: Offer): boolean => kind === 'azurePayg' || kind === 'azurePlan';

/** The end of the commitment that runs: licenses renew yearly, so the world's lines never look expired. */
export function commitmentEndOf({ offer: key, createdAt, commitmentEndsAt }: Subscription): string {
  const offer = offerOf(key);
  if (isUsage(offer)) return '9999-12-10T00:00:00Z';
  if (commitmentEndsAt !== undefined) return commitmentEndsAt;
  const end = new Date(createdAt);
  end.setUTCFullYear(end.getUTCFullYear() + termYears(offer) + 1);
  return end.toISOString();
}

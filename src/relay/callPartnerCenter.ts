import { deterministicId } from '../ids';
import { PartnerCenterError } from '../partnerCenter/partnerCenter';
import type { OutboxItem } from '../store/documents/aggregateDocument';
import { type Outcome, retry } from './handler';

/** Explanation used when the tenant has no connection for an act that only the portal offers. */
export const portalOnly = 'partnerCenter.portalOnly';

/** Explanation used when the person who asked no longer has the role at the moment the call would leave. */
export const roleLost = 'partnerCenter.roleLost';

/** MS-RequestId of this attempt: the same until Partner Center answers, then a new one. */
export const requestIdOf = (item: OutboxItem): string => deterministicId(item.id, item.attempt);

/**
 * Makes a call and turns its failure into what to do next: try again with the same or a new MS-RequestId, or hand the
 * refusal's explanation to `refused`.
 */
export async function callPartnerCenter(
  item: OutboxItem,
  call: () => Promise<Outcome>,
  refused: (explanation: string) => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof PartnerCenterError)) throw error;
    const { verdict, answered } = error.details;
    return verdict.action === 'retry'
      ? retry(item, answered, verdict.retryAfterMs)
      : await refused(verdict.explanation);
  }
}

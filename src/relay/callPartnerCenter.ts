import { accessEndedCode, tryAgainMs } from '../partnerCenter/lostAccess';
import { PartnerCenterError } from '../partnerCenter/partnerCenter';
import type { OutboxItem } from '../store/documents/aggregateDocument';
import { type Outcome, retry } from './handler';

/** Explanation used when the tenant has no connection for an act that only the portal offers. */
export const portalOnly = 'partnerCenter.portalOnly';

/** Explanation used when whoever recorded an agreement no longer has the role at the moment the call would leave. */
export const roleLost = 'partnerCenter.roleLost';

/**
 * Reads, and turns a failure into what to do next: read again later, or hand the refusal's explanation to `refused`.
 * Where access has ended nothing is asked before the next daily try; `ended` goes on without.
 */
export async function callPartnerCenter(
  item: OutboxItem,
  read: () => Promise<Outcome>,
  refused: (explanation: string) => Outcome | Promise<Outcome>,
  ended: (untilNextTryMs: number) => Outcome = asleep,
): Promise<Outcome> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof PartnerCenterError)) throw error;
    const { verdict, code } = error.details;
    if (code === accessEndedCode) return ended(verdict.retryAfterMs ?? tryAgainMs);
    return verdict.action === 'retry' ? retry(item, false, verdict.retryAfterMs) : await refused(verdict.explanation);
  }
}

const asleep = (ms: number): Outcome => ({ result: { kind: 'later', ms, answered: false, failed: false } });

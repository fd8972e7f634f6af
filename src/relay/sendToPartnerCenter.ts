import { deterministicId } from '../ids';
import { type CallOptions, PartnerCenterError } from '../partnerCenter/partnerCenter';
import { type Job, type Outcome, retry } from './handler';

/** Makes the one call that changes something, with the MS-RequestId of this attempt. */
export type Send = <T>(act: (options: CallOptions) => Promise<T>) => Promise<T>;

/** Partner Center's no: what it means for a person, and its own words as far as a program reads them. */
export interface Refused {
  readonly explanation: string;
  readonly code?: string | undefined;
  readonly description?: string | undefined;
}

/**
 * Looks and sends. The claim is renewed before the call leaves; MS-RequestId stays the same until that call, and not a
 * look or the token endpoint, is answered. A no counts only as the answer to the call, or while nothing can have left;
 * a look that is refused otherwise is made again. After a no `look` may look once more: what was asked for may be there
 * already. Where nothing of ours left earlier, a look that is refused for good leaves the no as it is.
 */
export async function sendToPartnerCenter(
  job: Job,
  call: (send: Send) => Promise<Outcome>,
  refused: (no: Refused) => Outcome | Promise<Outcome>,
  look: (no: Refused) => Promise<Outcome | undefined> = async () => undefined,
): Promise<Outcome> {
  const { item } = job;
  let sent = false;
  const send: Send = async (act) => {
    await job.beforeSending();
    sent = true;
    return act({ requestId: deterministicId(item.id, item.attempt) });
  };
  try {
    return await call(send);
  } catch (error) {
    if (!(error instanceof PartnerCenterError)) throw error;
    const { verdict, code, description, left } = error.details;
    const answered = sent && error.details.answered && left !== false;
    const believed = answered || job.first;
    if (verdict.action === 'retry' || !believed) return retry(item, answered, verdict.retryAfterMs);
    const no = { explanation: verdict.explanation, code, description };
    try {
      return (await look(no)) ?? (await refused(no));
    } catch (unseen) {
      if (!(unseen instanceof PartnerCenterError)) throw unseen;
      const { verdict: why } = unseen.details;
      return job.first && why.action === 'stop' ? await refused(no) : retry(item, answered, why.retryAfterMs);
    }
  }
}

import { z } from 'zod';
import type { PartnerCenterHttp } from './http';
import type { Eligibility, Ineligibility, Subscription, SubscriptionKind } from './partnerCenter';
import { subscriptionsOf } from './subscriptions';
import { guid, items } from './wire';

const eligibilitySchema = z.object({ id: guid, iseligible: z.boolean(), reason: z.string().nullish() });

const unsupportedKinds: ReadonlySet<SubscriptionKind> = new Set(['azurePlan', 'reservation', 'term', 'saas', 'trial']);

/** What may be put in a transfer request, with a reason for each subscription that may not (CON-10). */
export async function eligibilityOf(http: PartnerCenterHttp, customerId: string): Promise<Eligibility[]> {
  const path = `/v1/customers/${encodeURIComponent(customerId)}/transferseligibility?transferType=directtoindirect`;
  const [answers, subscriptions] = await Promise.all([
    http.get(path, { schema: items(eligibilitySchema) }),
    subscriptionsOf(http, customerId),
  ]);
  return answers.map((answer) => {
    if (answer.iseligible) return { subscriptionId: answer.id, eligible: true };
    const subject = subscriptions.find((subscription) => subscription.id === answer.id);
    return { subscriptionId: answer.id, eligible: false, reason: explain(answer.reason ?? '', subject) };
  });
}

/**
 * The service gives free text, of which three sentences are documented. Where it is another one, the subscription itself
 * says why, and only as a last resort the text is handed on.
 */
export function explain(text: string, subject: Subscription | undefined): Ineligibility {
  const inTransfer = /another transfer request id\s*:\s*(?<id>[0-9a-f-]{36})/iu.exec(text)?.groups?.id;
  if (inTransfer) return { kind: 'inTransfer', transferId: inTransfer.toLowerCase() };
  const state = /is in state:\s*(?<state>\w+)/iu.exec(text)?.groups?.state;
  if (state) return { kind: 'state', state: state.toLowerCase() };
  if (subject?.parentId) return { kind: 'addon' };
  if (subject && unsupportedKinds.has(subject.kind)) return { kind: 'unsupported', what: subject.kind };
  return { kind: 'other', text };
}

import { z } from 'zod';
import { relationshipWith } from '../domain/customer/customer';
import { openWith } from '../domain/customer/newCommerce';
import { parseThingId, thingId, transferPointer } from '../ids';
import { customerNow } from '../observe';
import { loadCustomer } from '../present/loadAggregates';
import { answered } from './answered';
import { transferFacts } from './transferFacts';
import { unknownThing } from './unknownThing';
import { defineVerb, reference } from './verb';

/** TRF-9, CON-8: the partner asks the provider to open a request for what moves by new commerce. */
export const askForRequest = defineVerb(z.object(reference), async (act, { id }) => {
  const { workflow, actor, policy } = act;
  const thing = parseThingId(id);
  if (thing?.kind !== 'transferDraft') return unknownThing;
  const { customerId, provider } = thing;
  const partner = actor.tenantId;
  const observation = await customerNow(workflow, partner, customerId);
  if (observation === undefined) {
    return { subject: id, moment: { notice: { kind: 'text', tone: 'warning', key: 'notice.partnerCenterSilent' } } };
  }
  const [facts, { state: before }] = await Promise.all([
    transferFacts(workflow, partner, thing, observation),
    loadCustomer(workflow.store, partner, customerId),
  ]);
  if (facts === undefined) return unknownThing;
  const mpnId = workflow.organization(partner)?.mpnId;
  const relationship = relationshipWith(before, provider);
  // The address is of the bill-to information: the provider gets it where the partner consented to sharing that (EXT-8).
  const shared = 'billToConsent' in relationship && relationship.billToConsent !== undefined;
  const customerEmail = shared ? observation.billTo?.email : undefined;
  const { refusal, state } = await workflow.onCustomer(partner, customerId, {
    type: 'askForRequest',
    now: workflow.now(),
    actor,
    policy,
    facts,
    provider,
    known: {
      ...(customerEmail === undefined ? {} : { customerEmail }),
      ...(mpnId === undefined ? {} : { partnerIdOnRecord: mpnId }),
    },
  });
  const request = openWith(state, provider);
  if (request === undefined || (refusal !== undefined && refusal.reason !== 'alreadyRequested'))
    return answered(id, refusal);
  const subject = thingId({ kind: 'transfer', pointer: transferPointer(partner, customerId, request.n) });
  return answered(subject, refusal, { transfer: request, customerId });
});

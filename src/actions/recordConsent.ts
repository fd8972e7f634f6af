import { z } from 'zod';
import { dayIn } from '../businessTime';
import { consentMethods } from '../domain/customer/customer';
import { parseThingId } from '../ids';
import { consentWording } from '../views/consentWording';
import { answered } from './answered';
import { relationshipFacts } from './relationshipFacts';
import { unknownThing } from './unknownThing';
import { defineVerb, optionalText, reference, toggle, versionOf } from './verb';

const data = z.object({
  ...reference,
  customerConsent: toggle,
  shareBillTo: toggle,
  consentMethod: optionalText,
  consentBy: optionalText,
  consentDate: optionalText,
  consentEvidence: optionalText,
});

/** EXT-8, EXT-11, EXT-15: two consents with how, who, when, evidence, wording and language. */
export const recordConsent = defineVerb(data, async ({ workflow, actor, viewer, policy }, input) => {
  const thing = parseThingId(input.id);
  const facts = thing?.kind === 'relationship' ? await relationshipFacts(workflow, actor.tenantId, thing) : undefined;
  if (thing?.kind !== 'relationship' || facts === undefined) return unknownThing;
  const { id: _id, version: _version, ...typed } = input;
  const wording = consentWording(viewer.language, facts.names);
  const consentMethod = consentMethods.find((method) => method === input.consentMethod);
  const now = workflow.now();
  const { refusal } = await workflow.onCustomer(actor.tenantId, thing.customerId, {
    type: 'recordConsent',
    now,
    actor,
    policy,
    facts: facts.facts,
    provider: thing.provider,
    ...versionOf(input),
    ...(consentMethod === undefined ? {} : { consentMethod }),
    customerConsent: input.customerConsent,
    shareBillTo: input.shareBillTo,
    consentBy: input.consentBy,
    consentDate: input.consentDate,
    consentEvidence: input.consentEvidence,
    today: dayIn(now, viewer.timeZone),
    language: viewer.language,
    customerWording: wording.customer,
    billToWording: wording.billTo,
  });
  return answered(input.id, refusal, refusal === undefined ? {} : { typed });
});

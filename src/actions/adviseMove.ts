import { z } from 'zod';
import { type Answers, advise, adviserAnswers } from '../domain/customer/adviser';
import { refuse } from '../domain/refusal';
import { parseThingId } from '../ids';
import { standingOf } from '../lights';
import { loadCustomer } from '../present/loadAggregates';
import { type ObservationDocument, observationId } from '../store/documents/customerDocuments';
import { answered } from './answered';
import { relationshipFacts } from './relationshipFacts';
import { unknownThing } from './unknownThing';
import { defineVerb, optionalText, reference } from './verb';

const data = z.object({
  ...reference,
  needsAdmin: optionalText,
  consentAnswer: optionalText,
  customerActs: optionalText,
});

/** MOV-2: recommends extension or invitation. Changes nothing; what was chosen stays on the card. */
export const adviseMove = defineVerb(data, async ({ workflow, actor, policy }, input) => {
  const thing = parseThingId(input.id);
  const joined = thing?.kind === 'adviser' ? await relationshipFacts(workflow, actor.tenantId, thing) : undefined;
  if (thing?.kind !== 'adviser' || joined === undefined) return unknownThing;
  const { customerId, provider } = thing;
  const typed = { needsAdmin: input.needsAdmin, consent: input.consentAnswer, customerActs: input.customerActs };
  const read = readAnswers(typed);
  const moment = { advised: { answers: typed } };
  if ('missing' in read) {
    return answered(input.id, refuse('MOV-2', 'questionUnanswered', { field: read.missing }), moment);
  }
  const [{ state }, seen] = await Promise.all([
    loadCustomer(workflow.store, actor.tenantId, customerId),
    workflow.store.read<ObservationDocument>('records', actor.tenantId, observationId(customerId)),
  ]);
  const standing = standingOf(state, provider, seen?.doc, workflow.now());
  const said = advise(joined.facts, standing, read.answers, policy);
  if ('refused' in said) return answered(input.id, said.refused, moment);
  return { subject: input.id, moment: { advised: { answers: typed, advice: said.advice } } };
});

function readAnswers(
  typed: Readonly<Record<keyof Answers, string>>,
): { readonly answers: Answers } | { readonly missing: string } {
  const needsAdmin = adviserAnswers.needsAdmin.find((one) => one === typed.needsAdmin);
  if (needsAdmin === undefined) return { missing: 'needsAdmin' };
  const consent = adviserAnswers.consent.find((one) => one === typed.consent);
  if (consent === undefined) return { missing: 'consentAnswer' };
  const customerActs = adviserAnswers.customerActs.find((one) => one === typed.customerActs);
  return customerActs === undefined ? { missing: 'customerActs' } : { answers: { needsAdmin, consent, customerActs } };
}

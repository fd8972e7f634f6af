import { z } from 'zod';
import { dayIn } from '../businessTime';
import { agreementRequestWith } from '../domain/customer/agreement';
import { projectAgreement } from '../domain/customer/projectAgreement';
import { parseThingId } from '../ids';
import { howIs } from '../partnerCenter/operations';
import { findPointer } from '../present/pointers';
import { answered } from './answered';
import { unknownThing } from './unknownThing';
import { defineVerb, optionalText, reference, versionOf } from './verb';

const data = z.object({
  ...reference,
  agreementFirstName: optionalText,
  agreementLastName: optionalText,
  agreementEmail: optionalText,
  agreementDate: optionalText,
});

/** MCA-3, MCA-5: the provider says who accepted and when; without a connection of its own, by its word. */
export const recordAgreement = defineVerb(data, async ({ workflow, actor, viewer, policy }, input) => {
  const thing = parseThingId(input.id);
  const provider = actor.tenantId;
  const pointer =
    thing?.kind === 'agreement' ? await findPointer(workflow, provider, 'agreement', thing.pointer) : undefined;
  if (pointer === undefined) return unknownThing;
  const { id: _id, version: _version, ...typed } = input;
  const now = workflow.now();
  const { refusal, state } = await workflow.onCustomer(pointer.partnerTenant, pointer.customerId, {
    type: 'recordAgreement',
    now,
    actor,
    policy,
    provider,
    how: howIs(workflow.connection(provider), 'confirmAgreement'),
    firstName: input.agreementFirstName,
    lastName: input.agreementLastName,
    email: input.agreementEmail,
    date: input.agreementDate,
    today: dayIn(now, viewer.timeZone),
    ...versionOf(input),
  });
  const request = agreementRequestWith(state, provider);
  const agreement = request === undefined ? {} : { agreement: projectAgreement(request, provider) };
  return answered(input.id, refusal, refusal === undefined ? agreement : { ...agreement, typed });
});

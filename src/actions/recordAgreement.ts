import { z } from 'zod';
import { dayIn } from '../businessTime';
import { agreementRequestWith } from '../domain/customer/agreement';
import { projectAgreement } from '../domain/customer/projectAgreement';
import { parseThingId } from '../ids';
import { findPointer } from '../present/pointers';
import { answered } from './answered';
import { buttonMode, pressedAs } from './pressedAs';
import { unknownThing } from './unknownThing';
import { defineVerb, optionalText, reference } from './verb';

const data = z.object({
  ...reference,
  ...buttonMode,
  agreementFirstName: optionalText,
  agreementLastName: optionalText,
  agreementEmail: optionalText,
  agreementDate: optionalText,
});

/** MCA-3, MCA-5: the provider says who accepted and when; without a connection of its own, by its word. */
export const recordAgreement = defineVerb(data, async (act, input) => {
  const { workflow, actor, viewer, policy } = act;
  const thing = parseThingId(input.id);
  const provider = actor.tenantId;
  const pointer =
    thing?.kind === 'agreement' ? await findPointer(workflow, provider, 'agreement', thing.pointer) : undefined;
  if (pointer === undefined) return unknownThing;
  const { id: _id, version: _version, inPortal: _mode, ...typed } = input;
  const { inPortal, named } = pressedAs(act, 'confirmAgreement', input);
  const now = workflow.now();
  const { refusal, state } = await workflow.onCustomer(pointer.partnerTenant, pointer.customerId, {
    type: 'recordAgreement',
    now,
    actor,
    policy,
    provider,
    how: inPortal ? 'portal' : 'api',
    firstName: input.agreementFirstName,
    lastName: input.agreementLastName,
    email: input.agreementEmail,
    date: input.agreementDate,
    today: dayIn(now, viewer.timeZone),
    ...named,
  });
  const request = agreementRequestWith(state, provider);
  const agreement = request === undefined ? {} : { agreement: projectAgreement(request, provider) };
  return answered(input.id, refusal, refusal === undefined ? agreement : { ...agreement, typed });
});

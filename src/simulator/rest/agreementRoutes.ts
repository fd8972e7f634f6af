import { z } from 'zod';
import { type Answer, collection, created, ok, Refusal, refuse } from '../answers';
import { audit } from '../audit';
import { readBody } from '../bodies';
import type { Call, Route } from '../call';
import { newId } from '../ids';
import { customerOf } from '../lookups';
import { rulesOf } from '../rules/ruleSet';
import type { AgreementRecord, Customer } from '../state';

/** The template ids that the documentation's samples show. */
const templates = [
  { templateId: '117a77b0-9360-443b-8795-c6dedc750cf9', agreementType: 'MicrosoftCustomerAgreement' },
  { templateId: '998b88de-aa99-4388-a42c-1b3517d49490', agreementType: 'MicrosoftCloudAgreement' },
];

const confirmSchema = z.object({
  primarycontact: z.object({
    firstname: z.string().min(1).max(100),
    lastname: z.string().min(1).max(100),
    email: z.string().min(3).max(200),
  }),
  templateid: z.string(),
  dateagreed: z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'is not a date'),
  type: z.string(),
});

export const agreementRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/agreements',
    guard: 'partnerCenterUser',
    handle: ({ query }) => {
      const wanted = agreementType(query);
      const items = templates
        .filter((template) => wanted === '*' || template.agreementType.toLowerCase() === wanted)
        .map((template) => ({
          ...template,
          agreementLink: `https://example.test/agreements/${template.templateId}`,
          versionRank: 0,
        }));
      return collection(items);
    },
  },
  {
    method: 'GET',
    path: '/v1/customers/:customerId/agreements',
    guard: 'partnerCenterUser',
    handle: (call) => {
      const wanted = agreementType(call.query);
      const shown = wanted === '*' || wanted === 'microsoftcustomeragreement';
      const own = customerFor(call).agreements.filter((agreement) => agreement.tenantId === call.caller.tenantId);
      return collection(shown ? own.map((agreement) => agreementBody(agreement, call.caller.userId)) : []);
    },
  },
  {
    method: 'POST',
    path: '/v1/customers/:customerId/agreements',
    guard: 'partnerCenterUser',
    handle: confirmAgreement,
  },
  {
    method: 'GET',
    path: '/v1/customers/:customerId/directSignedMicrosoftCustomerAgreementStatus',
    guard: 'partnerCenterUser',
    handle: (call) => ok({ isSigned: customerFor(call).signedDirectly }),
  },
];

/** Without the parameter the service means the cloud agreement, the older one. */
function agreementType(query: URLSearchParams): string {
  return (query.get('agreementType') ?? 'MicrosoftCloudAgreement').toLowerCase();
}

function customerFor({ state, caller, params }: Call): Customer {
  return customerOf(state, caller.tenantId, params.customerId ?? '');
}

function confirmAgreement(call: Call): Answer {
  const customer = customerFor(call);
  if (!rulesOf(call.state).partnerAttestation) {
    const text = 'Operation is not supported: the partner’s attestation is retired; the customer accepts directly.';
    throw refuse(400, 900141, text, 'code of the attestation that was retired in January 2026');
  }
  const body = readBody(confirmSchema, call.body);
  if (body.templateid.toLowerCase() !== templates[0]?.templateId || body.type !== templates[0].agreementType) {
    throw refuse(400, 800002, 'Invalid request input: unknown agreement template.');
  }
  if (Date.parse(body.dateagreed) > call.now.getTime()) {
    throw refuse(400, 2000, 'Invalid input: dateAgreed must not be in the future.');
  }
  const { firstname, lastname, email } = body.primarycontact;
  if (customer.agreements.some((known) => known.tenantId === call.caller.tenantId && known.email === email)) {
    throw new Refusal(duplicate());
  }
  const record: AgreementRecord = {
    id: newId(call.state, 'agreement'),
    tenantId: call.caller.tenantId,
    firstName: firstname,
    lastName: lastname,
    email,
    dateAgreed: new Date(body.dateagreed).toISOString(),
  };
  customer.agreements.push(record);
  audit(call.state, call.now, {
    tenantIds: [call.caller.tenantId],
    customerId: customer.id,
    resourceType: 'agreement',
    operationType: 'create_agreement',
    resourceId: record.id,
    newValue: agreementBody(record, call.caller.userId),
  });
  return created(agreementBody(record, call.caller.userId));
}

function agreementBody(agreement: AgreementRecord, userId: string): Record<string, unknown> {
  return {
    userId,
    primaryContact: { firstName: agreement.firstName, lastName: agreement.lastName, email: agreement.email },
    templateId: templates[0]?.templateId,
    dateAgreed: agreement.dateAgreed,
    type: templates[0]?.agreementType,
    attributes: { objectType: 'Agreement' },
  };
}

/** A shape of its own, as documented; its HTTP status is not stated anywhere. */
function duplicate(): Answer {
  const text = 'The partner has already confirmed the agreement for this customer with the same contact.';
  return {
    status: 409,
    body: {
      code: 600061,
      message: text,
      description: text,
      errorName: 'PartnerConfirmedAgreementAlreadyExists',
      isRetryable: false,
      parameters: {},
      errorMessageExtended: 'InternalErrorCode=600061',
    },
    assumption: 'status of 600061',
  };
}

import { type AgreementRequest, awaitsProvider } from '../customer/agreement';
import { askedForRelationship, type Customer, transfersOf } from '../customer/customer';
import type { TenantRequest } from '../customer/newCustomer';
import type { Audience } from '../effects';
import type { Programme } from '../programme/programme';
import type { Wait } from './wait';
import { waitOfTransfer } from './waitsOfTransfer';

/** Everything of one customer that waits for a person. */
export const waitsOfCustomer = (customer: Customer): readonly Wait[] => [
  ...transfersOf(customer).flatMap((transfer) => some(waitOfTransfer(transfer))),
  ...Object.entries(customer.agreementRequests ?? {}).flatMap(([provider, request]) =>
    some(waitOfAgreement(customer, provider, request)),
  ),
  ...Object.values(customer.tenantRequests ?? {}).flatMap((request) => some(waitOfTenant(request))),
];

/** Everything of a partner's transition that waits for a person. */
export function waitsOfProgramme({ enrollment, partnerships }: Programme): readonly Wait[] {
  const agreement: readonly Wait[] =
    enrollment.status === 'approved'
      ? [
          {
            subject: { kind: 'enrollment' },
            what: 'resellerAgreement',
            version: enrollment.version,
            since: enrollment.at,
            side: 'partner',
            act: 'acceptResellerAgreement',
            turn: admins,
            names: {},
          },
        ]
      : [];
  const invited = Object.entries(partnerships).flatMap(([provider, partnership]): readonly Wait[] =>
    partnership.status === 'invited'
      ? [
          {
            subject: { kind: 'partnership', provider },
            what: 'partnership',
            version: partnership.version,
            since: partnership.at,
            side: 'partner',
            act: 'acceptPartnership',
            provider,
            turn: admins,
            names: { provider: partnership.name },
          },
        ]
      : [],
  );
  return [...agreement, ...invited];
}

const admins: Audience = { to: 'partner', roles: 'globalAdmins' };
const some = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);

/** MCA-3, MCA-5: the provider records the agreement; whoever asked for the relationship waits. */
function waitOfAgreement(customer: Customer, provider: string, request: AgreementRequest): Wait | undefined {
  if (!awaitsProvider(request)) return undefined;
  const by = askedForRelationship(customer, provider);
  const audience: Audience =
    by === undefined ? { to: 'partner', roles: 'adminAndSalesAgents' } : { to: 'person', person: by };
  return {
    subject: { kind: 'agreement', provider },
    what: 'agreement',
    version: request.version,
    since: request.status === 'open' ? (request.problem?.at ?? request.askedAt) : request.askedAt,
    side: 'provider',
    act: 'recordAgreement',
    provider,
    turn: { to: 'providerQueue', provider },
    requester: { audience, subject: { kind: 'relationship', provider }, side: 'partner' },
    names: { partner: request.partnerName, provider: request.providerName, customer: request.customerName },
  };
}

/** INV-16: the provider creates the tenant. */
function waitOfTenant(request: TenantRequest): Wait | undefined {
  if (request.status !== 'requested') return undefined;
  const { provider, by, at } = request;
  const subject = { kind: 'newCustomer' as const, provider };
  return {
    subject,
    what: 'tenant',
    version: request.version,
    since: at,
    side: 'provider',
    act: 'answerTransfer',
    provider,
    turn: { to: 'providerQueue', provider },
    requester: { audience: { to: 'person', person: by }, subject, side: 'partner' },
    names: { partner: request.partnerName, provider: request.providerName, customer: request.customerName },
  };
}

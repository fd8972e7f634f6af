import { z } from 'zod';
import { foldKeys } from '../../foldKeys';
import type { ProgramLimit, Right } from '../rules/ruleSet';

const transfers = '/v1/customers/:customerId/transfers';

/** What a call needs of the person on whose behalf it is made. Calls without a line need none. */
const rights: Readonly<Record<string, Right>> = {
  [`GET ${transfers}`]: 'listTransfers',
  [`GET ${transfers}/:transferId`]: 'getTransfer',
  [`POST ${transfers}`]: 'createTransfer',
  [`POST ${transfers}/:transferId/accept`]: 'acceptTransfer',
  [`PATCH ${transfers}/:transferId`]: 'rejectTransfer',
  [`DELETE ${transfers}/:transferId`]: 'withdrawTransfer',
  'POST /v1/customers/:customerId/agreements': 'confirmAgreement',
  'POST /_sim/portal/enrollment': 'enroll',
  'POST /_sim/portal/resellerAgreement': 'enroll',
  'POST /_sim/portal/partnerships/:providerTenantId/accept': 'enroll',
  'POST /_sim/portal/customers/:customerId/extension': 'extendRelationship',
};

/** What a partner's standing in the direct bill program can stop. Reads are stopped by the end of API access only. */
const limits: Readonly<Record<string, ProgramLimit>> = {
  [`POST ${transfers}`]: 'transfer',
  [`POST ${transfers}/:transferId/accept`]: 'transfer',
  [`PATCH ${transfers}/:transferId`]: 'transfer',
  [`DELETE ${transfers}/:transferId`]: 'transfer',
  'POST /v1/customers': 'newCustomer',
  'GET /v1/customers/relationshiprequests': 'directInvitation',
  'POST /v1/customers/:customerId/orders': 'purchase',
  'PATCH /v1/customers/:customerId': 'change',
  'PUT /v1/customers/:customerId/profiles/billing': 'change',
  'PATCH /v1/customers/:customerId/subscriptions/:subscriptionId': 'change',
  'POST /v1/customers/:customerId/agreements': 'change',
};

const transferBody = z.object({ transfertype: z.unknown().optional(), status: z.string().optional() });

/** The right that a call of the route needs; the two transfer protocols share paths and differ in the body. */
export function rightOf(route: string, body: unknown): Right | undefined {
  const right = rights[route];
  if (right !== 'createTransfer' && right !== 'rejectTransfer') return right;
  const sent = transferBody.safeParse(foldKeys(body));
  if (!sent.success) return right;
  if (right === 'createTransfer') return sent.data.transfertype == null ? right : 'createNewCommerceTransfer';
  return sent.data.status?.toLowerCase() === 'reject' ? right : 'updateNewCommerceTransfer';
}

export function limitOf(route: string): ProgramLimit | undefined {
  return limits[route];
}

/** Calls that change a transfer; none of them works in the integration sandbox. */
export function changesTransfer(route: string): boolean {
  return limits[route] === 'transfer';
}

/** Every route that a table above names; a test compares them with those that exist. */
export const guardedRoutes: readonly string[] = [...Object.keys(rights), ...Object.keys(limits)];

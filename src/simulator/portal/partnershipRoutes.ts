import { z } from 'zod';
import { type Answer, ok, refuse } from '../answers';
import { audit } from '../audit';
import { guid, readBody } from '../bodies';
import type { Call, Route } from '../call';
import { customerOf, hasPartnership, isDirectCustomerOf, organizationOf } from '../lookups';

const assumption = 'portal-only in production; this operation exists only here';

export const partnershipRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/_sim/portal/partnershipInvitations',
    guard: 'partnerCenter',
    handle: ({ state, caller }) => {
      const open = state.partnerships.filter(
        (partnership) => partnership.partnerTenantId === caller.tenantId && partnership.status === 'invited',
      );
      const body = open.map((partnership) => {
        const provider = organizationOf(state, partnership.providerTenantId);
        return {
          tenantId: provider.tenantId,
          name: provider.name,
          mpnId: provider.mpnId,
          invitedAt: partnership.invitedAt,
        };
      });
      return ok(body, assumption);
    },
  },
  {
    method: 'POST',
    path: '/_sim/portal/partnerships/:providerTenantId/accept',
    guard: 'partnerCenterUser',
    handle: accept,
  },
  { method: 'POST', path: '/_sim/portal/customers/:customerId/extension', guard: 'partnerCenterUser', handle: extend },
];

/** Follows the link of the provider's invitation (PRO-7 to PRO-9). */
function accept({ state, caller, params, now }: Call): Answer {
  const partnership = state.partnerships.find(
    (candidate) =>
      candidate.partnerTenantId === caller.tenantId && candidate.providerTenantId === params.providerTenantId,
  );
  if (!partnership)
    throw refuse(404, 'portalNotInvited', 'This provider has sent no partnership invitation.', assumption);
  if (partnership.status === 'accepted') {
    throw refuse(409, 'portalAlreadyDone', 'The partnership is accepted already.', assumption);
  }
  requireEnrolled(organizationOf(state, caller.tenantId).enrollment.status);
  partnership.status = 'accepted';
  partnership.acceptedAt = now.toISOString();
  audit(state, now, {
    tenantIds: [partnership.partnerTenantId, partnership.providerTenantId],
    resourceType: 'partner_relationship',
    operationType: 'create_partner_relationship',
    resourceId: partnership.providerTenantId,
  });
  return ok(partnership, assumption);
}

/** *Transfer customer on an indirect provider*: copies the bill-to information, gives no delegated admin (EXT-2 to EXT-9). */
function extend({ state, caller, params, body, now }: Call): Answer {
  const customer = customerOf(state, caller.tenantId, params.customerId ?? '');
  const { providertenantid: providerTenantId } = readBody(z.object({ providertenantid: guid }), body);
  requireEnrolled(organizationOf(state, caller.tenantId).enrollment.status);
  if (!hasPartnership(state, caller.tenantId, providerTenantId)) {
    throw refuse(403, 'portalNotPartnered', 'There is no accepted partnership with this provider.', assumption);
  }
  if (!isDirectCustomerOf(customer, caller.tenantId)) {
    throw refuse(403, 'portalNotDirectCustomer', 'Only an existing direct bill customer can be extended.', assumption);
  }
  const exists = customer.links.some(
    (link) =>
      link.kind === 'indirect' &&
      link.resellerTenantId === caller.tenantId &&
      link.providerTenantId === providerTenantId,
  );
  if (exists)
    throw refuse(409, 'portalAlreadyDone', 'The relationship is extended to this provider already.', assumption);
  customer.links.push({
    kind: 'indirect',
    resellerTenantId: caller.tenantId,
    providerTenantId,
    via: 'extension',
    delegatedAdmin: false,
    since: now.toISOString(),
    listed: true,
  });
  audit(state, now, {
    tenantIds: [caller.tenantId, providerTenantId],
    customerId: customer.id,
    resourceType: 'partner_customer_relationship',
    operationType: 'extend_relationship',
    resourceId: customer.id,
  });
  return ok({ customerId: customer.id, providerTenantId }, assumption);
}

function requireEnrolled(status: string): void {
  if (status === 'enrolled') return;
  throw refuse(
    403,
    'portalNotEnrolled',
    'The partner has not completed its enrollment as indirect reseller.',
    assumption,
  );
}

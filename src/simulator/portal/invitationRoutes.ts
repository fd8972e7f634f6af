import { ok, refuse } from '../answers';
import type { Route } from '../call';
import { hasPartnership, organizationOf } from '../lookups';
import { rulesOf } from '../rules/ruleSet';

const assumption = 'portal-only in production; the form of the link of an indirect invitation is invented';

/** *Indirect providers › Invite new customers*: the link that connects a customer to the partner and the provider (INV-4, INV-9). */
export const invitationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/_sim/portal/invitationLinks/:providerTenantId',
    guard: 'partnerCenter',
    handle: ({ state, caller, params }) => {
      const provider = params.providerTenantId ?? '';
      if (organizationOf(state, caller.tenantId).enrollment.status !== 'enrolled') {
        throw refuse(403, 'portalNotEnrolled', 'The partner has not completed its enrollment.', assumption);
      }
      if (!hasPartnership(state, caller.tenantId, provider)) {
        throw refuse(403, 'portalNotPartnered', 'There is no accepted partnership with this provider.', assumption);
      }
      return ok({ url: linkOf(caller.tenantId, provider, rulesOf(state).delegatedAdminWithInvitation) }, assumption);
    },
  },
];

/** The personalized link of a partner for a provider; the same for every customer. */
export function linkOf(partner: string, provider: string, delegatedAdmin = true): string {
  const query = new URLSearchParams({
    invType: 'IndirectResellerRelationship',
    partnerId: partner,
    msppId: provider,
    DAP: String(delegatedAdmin),
  });
  return `https://admin.microsoft.com/Adminportal/Home?${query}#/BillingAccounts/partner-invitation`;
}

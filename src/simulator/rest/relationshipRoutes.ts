import { collection, refuse } from '../answers';
import type { Route } from '../call';
import { counterparts, customerOf, organizationOf } from '../lookups';
import type { State } from '../state';

/** Partner to partner relationships; both calls refuse app-only tokens. */
export const relationshipRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/relationships',
    guard: 'partnerCenterUser',
    handle: ({ state, caller, query }) => {
      const as = callerRole(query.get('relationship_type'));
      const accepted = state.partnerships.filter((partnership) => partnership.status === 'accepted');
      const others = accepted.flatMap((partnership) => {
        if (as === 'reseller')
          return partnership.partnerTenantId === caller.tenantId ? [partnership.providerTenantId] : [];
        return partnership.providerTenantId === caller.tenantId ? [partnership.partnerTenantId] : [];
      });
      return collection(others.map((tenantId) => relationshipBody(state, tenantId, as)));
    },
  },
  {
    method: 'GET',
    path: '/v1/customers/:customerId/relationships',
    guard: 'partnerCenterUser',
    handle: ({ state, caller, params }) => {
      const customer = customerOf(state, caller.tenantId, params.customerId ?? '');
      return collection(
        counterparts(state, caller.tenantId, customer).map((other) =>
          relationshipBody(state, other.tenantId, other.caller),
        ),
      );
    },
  },
];

function callerRole(type: string | null): 'reseller' | 'provider' {
  const normal = type?.replaceAll('_', '').toLowerCase();
  if (normal === 'isindirectresellerof') return 'reseller';
  if (normal === 'isindirectcloudsolutionproviderof') return 'provider';
  throw refuse(
    400,
    2000,
    'Invalid input: relationship_type must be IsIndirectResellerOf or IsIndirectCloudSolutionProviderOf.',
  );
}

/** The type says what the caller is to the partner listed. */
function relationshipBody(state: State, tenantId: string, caller: 'reseller' | 'provider'): Record<string, unknown> {
  const other = organizationOf(state, tenantId);
  return {
    id: other.tenantId,
    name: other.name,
    relationshipType: caller === 'reseller' ? 'is_indirect_reseller_of' : 'is_indirect_cloud_solution_provider_of',
    state: 'Active',
    mpnId: other.mpnId,
    location: other.country,
    attributes: { objectType: 'PartnerRelationship' },
  };
}

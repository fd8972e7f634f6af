import { z } from 'zod';
import type { PartnerCenterHttp } from './http';
import type { PartnerReference } from './partnerCenter';
import { guid, items, textOrNumber } from './wire';

const relationshipSchema = z.object({
  id: guid,
  name: z.string().nullish(),
  relationshiptype: z.string().nullish(),
  mpnid: textOrNumber.nullish(),
  /** The resource table's name for the same thing. */
  partnerid: textOrNumber.nullish(),
});

export interface PartnerOfCustomer extends PartnerReference {
  /** What this tenant is to that partner. */
  readonly callerIs: 'provider' | 'reseller' | 'unknown';
}

/** This tenant's providers (as reseller) or resellers (as provider). */
export async function partnersOf(http: PartnerCenterHttp, as: 'reseller' | 'provider'): Promise<PartnerReference[]> {
  const type = as === 'reseller' ? 'IsIndirectResellerOf' : 'IsIndirectCloudSolutionProviderOf';
  const found = await http.get(`/v1/relationships?relationship_type=${type}`, {
    schema: items(relationshipSchema),
    as: 'user',
  });
  return found.map(reference);
}

export async function partnersOfCustomer(http: PartnerCenterHttp, customerId: string): Promise<PartnerOfCustomer[]> {
  const path = `/v1/customers/${encodeURIComponent(customerId)}/relationships`;
  const found = await http.get(path, {
    schema: items(relationshipSchema),
    as: 'user',
  });
  return found.map((relationship) => ({
    ...reference(relationship),
    callerIs: callerIs(relationship.relationshiptype),
  }));
}

function reference({ id, name, mpnid, partnerid }: z.infer<typeof relationshipSchema>): PartnerReference {
  const mpnId = mpnid ?? partnerid;
  return { tenantId: id, name: name ?? '', ...(mpnId ? { mpnId } : {}) };
}

/** The type is written in snake_case by the service and in PascalCase in requests. */
function callerIs(type: string | null | undefined): PartnerOfCustomer['callerIs'] {
  switch (type?.replaceAll('_', '').toLowerCase()) {
    case 'isindirectresellerof':
      return 'reseller';
    case 'isindirectcloudsolutionproviderof':
      return 'provider';
    default:
      return 'unknown';
  }
}

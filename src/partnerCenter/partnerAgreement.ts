import { z } from 'zod';
import type { PartnerCenterHttp } from './http';
import { PartnerCenterError } from './partnerCenter';

const statusSchema = z.object({ isagreementsigned: z.boolean() });

/** Whether the Microsoft Partner Agreement is signed, or why Partner Center does not tell. */
export type PartnerAgreement =
  | 'signed'
  | 'unsigned'
  | 'unsignedInRegion'
  | 'idNotTaken'
  | 'tenantUnknown'
  | 'otherRegion'
  | 'noReseller'
  | 'noAccount';

/** All failures of this call that are its own are 400 with one of these codes. */
const byCode: Readonly<Record<string, PartnerAgreement>> = {
  '2000': 'idNotTaken',
  '2001': 'idNotTaken',
  '2200': 'tenantUnknown',
  '2201': 'otherRegion',
  '2203': 'unsignedInRegion',
  '2204': 'noReseller',
  '2205': 'noAccount',
  '2206': 'unsigned',
};

/**
 * Whether a tenant signed the Microsoft Partner Agreement (verify-indirect-reseller-mpa-status). Takes the token of a
 * person. The page describes a provider that asks about its reseller; what a tenant is told about itself, no page says.
 */
export async function partnerAgreementOf(http: PartnerCenterHttp, tenantId: string): Promise<PartnerAgreement> {
  const path = `/v1/compliance/csp/agreementstatus?${new URLSearchParams({ tenantId })}`;
  try {
    const status = await http.get(path, { schema: statusSchema, as: 'user' });
    return status.isagreementsigned ? 'signed' : 'unsigned';
  } catch (error) {
    const told =
      error instanceof PartnerCenterError && error.details.status === 400
        ? byCode[error.details.code ?? '']
        : undefined;
    if (told === undefined) throw error;
    return told;
  }
}

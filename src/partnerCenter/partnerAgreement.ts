import { z } from 'zod';
import type { PartnerAgreement } from './details';
import type { PartnerCenterHttp } from './http';
import { PartnerCenterError } from './partnerCenter';

const statusSchema = z.object({ isagreementsigned: z.boolean() });

/** All failures of this call are 400; these say that there is an account, and that it has not signed. */
const unsignedCodes: ReadonlySet<string> = new Set(['2203', '2206']);

/**
 * Whether a reseller signed the Microsoft Partner Agreement, asked by one of its ids: both or none is refused with 2000 or
 * 2001 (verify-indirect-reseller-mpa-status). For providers; takes the token of a person.
 */
export async function partnerAgreementOf(
  http: PartnerCenterHttp,
  reseller: { readonly tenantId: string } | { readonly mpnId: string },
): Promise<PartnerAgreement> {
  const query = new URLSearchParams(
    'tenantId' in reseller ? { tenantId: reseller.tenantId } : { mpnId: reseller.mpnId },
  );
  try {
    const status = await http.get(`/v1/compliance/csp/agreementstatus?${query}`, { schema: statusSchema, as: 'user' });
    return { signed: status.isagreementsigned };
  } catch (error) {
    if (!(error instanceof PartnerCenterError) || !unsignedCodes.has(error.details.code ?? '')) throw error;
    return { signed: false, explanation: error.details.verdict.explanation };
  }
}

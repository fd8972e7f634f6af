import { refuse } from '../answers';
import type { Customer, State, Transfer } from '../state';

/** Acceptance in the admin center is retained; an attestation counts only when this provider made it (MCA-4 to MCA-6). */
export function requireCustomerAgreement(state: State, transfer: Transfer): void {
  const customer = state.customers.find((candidate) => candidate.id === transfer.customerId);
  if (!customer || !agreedThrough(customer, transfer.targetTenantId)) {
    throw refuse(403, 13605, "The customer's acceptance of the Microsoft Customer Agreement is missing.");
  }
}

export function agreedThrough(customer: Customer, providerTenantId: string): boolean {
  return customer.signedDirectly || customer.agreements.some((agreement) => agreement.tenantId === providerTenantId);
}

/** Both the caller and the reseller that will sell must have signed the Microsoft Partner Agreement. */
export function requirePartnerAgreements(
  state: State,
  parties: { readonly callerTenantId: string; readonly resellerMpnId?: string | undefined },
): void {
  for (const { tenantId, mpnId, name, mpaSigned } of state.organizations) {
    if (mpaSigned !== false) continue;
    if (tenantId === parties.callerTenantId) {
      throw refuse(403, 900124, 'Your company has not accepted the Microsoft Partner Agreement.');
    }
    if (mpnId === parties.resellerMpnId) {
      throw refuse(
        403,
        900123,
        `The Microsoft Partner Agreement has not been accepted by the indirect reseller ${name}.`,
      );
    }
  }
}

/** The partner on record must be known, and an indirect reseller. */
export function checkPartnerOnRecord(state: State, mpnId: string): void {
  const reseller = state.organizations.find((organization) => organization.mpnId === mpnId);
  if (!reseller) throw refuse(404, 800015, `PartnerID ${mpnId} not found.`);
  if (reseller.enrollment.status !== 'enrolled') {
    throw refuse(400, 800016, `PartnerID ${mpnId} is not a valid indirect reseller.`);
  }
}

import type { AgreementRequest } from '../customer/agreement';
import type { TenantRequest } from '../customer/newCustomer';
import type { Transfer } from '../customer/transfer';
import { isNewCommerce } from '../customer/transferStrategy';
import type { RequestStep, Step } from './change';

/** How far a request has come for whoever may see it like this: asked of the side's own projection. */
export function stepOfTransfer(transfer: Transfer): RequestStep {
  switch (transfer.status) {
    case 'asked':
      return 'asked';
    case 'creating':
    case 'answering':
    case 'sending':
    case 'held':
      return isNewCommerce(transfer) ? 'opened' : 'requested';
    case 'active':
      if (transfer.declined !== undefined) return 'declined';
      if (transfer.recreateAsked !== undefined) return 'recreateAsked';
      return isNewCommerce(transfer) ? 'opened' : 'requested';
    case 'notCreated':
    case 'rejected':
    case 'failed':
    case 'closed':
      return transfer.status;
    case 'inProgress':
      return isNewCommerce(transfer) ? 'submitted' : 'accepted';
    case 'finished':
      return transfer.missing !== undefined && transfer.missingAnswer === undefined ? 'missing' : transfer.result;
    case 'providerVerified':
      return 'verified';
    case 'withdrawn':
      if (transfer.lapsed === true) return 'lapsed';
      return isNewCommerce(transfer) ? 'canceled' : 'withdrawn';
    default: {
      const never: never = transfer;
      return never;
    }
  }
}

export function stepOfAgreement(request: AgreementRequest): Step {
  if (request.status === 'satisfied') return 'agreementRecorded';
  return request.status === 'stated' ? 'agreementStated' : 'agreementAsked';
}

export const stepOfTenantRequest = (request: TenantRequest): Step =>
  request.status === 'appeared' ? 'tenantThere' : 'tenantAsked';

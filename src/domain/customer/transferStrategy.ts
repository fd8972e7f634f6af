import type { Side } from '../effects';
import type { Act, TransferStrategy } from '../policy/policyPack';
import type { Answer } from './answer';
import type { Transfer } from './transfer';
import type { TransferRequest } from './transferRequestContent';

/** How a request moves; documents from before there were two ways are legacy. */
export const strategyOfTransfer = ({ strategy }: Pick<TransferRequest, 'strategy'>): TransferStrategy =>
  strategy ?? 'legacy';

export const isNewCommerce = (request: Pick<TransferRequest, 'strategy'>): boolean =>
  strategyOfTransfer(request) === 'newCommerce';

/** Whose answer it is. Legacy: the partner opens and withdraws, the provider answers. New commerce: the other way round. */
export const sideOf = (answer: Answer, request: Pick<TransferRequest, 'strategy'>): Side =>
  (answer === 'withdraw') === isNewCommerce(request) ? 'provider' : 'partner';

/** The side that decides about an open request. */
export const answererOf = (request: Pick<TransferRequest, 'strategy'>): Side => sideOf('accept', request);

/** The act whose roles the policy pack states, for an answer to this request. */
export function actOf(answer: Answer, request: Pick<TransferRequest, 'strategy'>): Act {
  if (!isNewCommerce(request)) return answer === 'withdraw' ? 'withdrawTransfer' : 'answerTransfer';
  switch (answer) {
    case 'accept':
      return 'submitTransfer';
    case 'reject':
      return 'declineTransfer';
    case 'withdraw':
      return 'cancelRequest';
    default: {
      const never: never = answer;
      return never;
    }
  }
}

type Owners = Pick<TransferRequest, 'partner' | 'provider' | 'requestedBy'>;

/** The partner's tenant. */
export const partnerOf = ({ partner, requestedBy }: Owners): string => partner ?? requestedBy?.tenantId ?? '';

/** The tenant of a side. */
export const tenantOf = (side: Side, request: Owners): string =>
  side === 'provider' ? request.provider : partnerOf(request);

/** The side a tenant is on. */
export const sideOfTenant = (tenantId: string, { provider }: Pick<Transfer, 'provider'>): Side =>
  tenantId === provider ? 'provider' : 'partner';

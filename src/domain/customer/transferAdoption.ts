import { type Decision, happens, nothingHappens } from '../decision';
import type { CustomerCommand } from './commands';
import { type Customer, transfersOf } from './customer';
import type { CustomerEvent } from './events';
import { tooLarge } from './requestRoom';

type Adopt = Extract<CustomerCommand, { type: 'adoptTransfer' }>;

/**
 * A request that somebody of the partner made in Partner Center becomes one of here. While a call of ours is on its way,
 * it may be that one, so it waits for the next comparison.
 */
export function adoptTransfer(state: Customer, command: Adopt): Decision<CustomerEvent> {
  const { request, transferId, now: at } = command;
  const id = transferId.toLowerCase();
  const all = transfersOf(state);
  const known = all.some((one) => 'transferId' in one && one.transferId?.toLowerCase() === id);
  if (known || all.some(({ status }) => status === 'creating')) return nothingHappens;
  // With more than the customer's document carries, it stays in Partner Center alone until others are over.
  if (tooLarge(state, request.lines) !== undefined) return nothingHappens;
  const n = state.lastTransfer + 1;
  return happens({ type: 'RequestAdopted', n, request: { ...request, n, version: 1 }, transferId, at });
}

import { type Decision, happens, nothingHappens } from '../decision';
import type { CustomerCommand } from './commands';
import type { CustomerEvent } from './events';
import type { QuantityChange } from './subscriptionLine';
import type { Transfer } from './transfer';
import { isNewCommerce } from './transferStrategy';

type Command<T extends CustomerCommand['type']> = Extract<CustomerCommand, { type: T }>;

/** Partner Center took our answer. Said twice, it happens once. */
export function noteAnswerTaken(transfer: Transfer, command: Command<'noteAnswerTaken'>): Decision<CustomerEvent> {
  if (transfer.status !== 'sending' || transfer.answer !== command.answer) return nothingHappens;
  const { answer, quantitiesUnread, now: at } = command;
  const unread = quantitiesUnread === undefined ? {} : { quantitiesUnread };
  return happens({ type: 'AnswerTaken', n: transfer.n, answer, at, ...unread });
}

/** What was accepted is not sent: quantities moved, the role is gone, or Partner Center shows another state. */
export function noteHeld(transfer: Transfer, command: Command<'holdTransfer'>): Decision<CustomerEvent> {
  if (transfer.status !== 'sending') return nothingHappens;
  const { n, why, drift, now: at } = command;
  return happens({ type: 'TransferHeld', n, why, at, ...(drift === undefined ? {} : { drift }) });
}

/** CON-5 to CON-7: the live quantities differ from the snapshot. Only a new difference is news. */
export function noteDrift(transfer: Transfer, command: Command<'noteDrift'>): Decision<CustomerEvent> {
  if (transfer.status !== 'active' && transfer.status !== 'held') return nothingHappens;
  // It holds no quantities before the partner submits it.
  if (isNewCommerce(transfer)) return nothingHappens;
  return sameDrift(transfer.drift ?? [], command.drift)
    ? nothingHappens
    : happens({ type: 'DriftNoticed', n: transfer.n, drift: command.drift, at: command.now });
}

export function sameDrift(one: readonly QuantityChange[], other: readonly QuantityChange[]): boolean {
  const key = (changes: readonly QuantityChange[]) =>
    changes
      .map((change) => `${change.subscriptionId}=${change.live}${change.became ?? ''}`)
      .sort()
      .join();
  return key(one) === key(other);
}

/** Somebody answered in the portal: what Partner Center says is the truth about transfers. */
export function noteAnsweredOutside(
  transfer: Transfer,
  command: Command<'noteAnsweredOutside'>,
): Decision<CustomerEvent> {
  switch (transfer.status) {
    case 'active':
    case 'answering':
    case 'sending':
    case 'held':
      return happens({
        type: 'AnsweredOutside',
        n: transfer.n,
        answer: command.answer,
        at: command.now,
        ...(command.lapsed === undefined ? {} : { lapsed: command.lapsed }),
      });
    default:
      return nothingHappens;
  }
}

/** TRF-17: accepted is not complete; this is. */
export function noteTransferFinished(
  transfer: Transfer,
  command: Command<'noteTransferFinished'>,
): Decision<CustomerEvent> {
  if (transfer.status !== 'inProgress') return nothingHappens;
  const { n, result, outcomes, lines, now: at } = command;
  return happens({ type: 'TransferFinished', n, result, outcomes, at, ...(lines === undefined ? {} : { lines }) });
}

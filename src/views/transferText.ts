import { isOpen, type Transfer } from '../domain/customer/transfer';
import { answererOf, isNewCommerce } from '../domain/customer/transferStrategy';
import type { Phrase, Words } from './words';

type Side = 'partner' | 'provider';

/** How people call a request: Contoso-3. Not escaped. */
export const transferName = (words: Words, transfer: Pick<Transfer, 'customerName' | 'n'>): string =>
  words.raw('transfer.name', { customer: transfer.customerName, n: String(transfer.n) });

/** Whole days since it was asked. */
export const daysWaiting = (transfer: Pick<Transfer, 'requestedAt'>, now: string): number =>
  Math.max(0, Math.floor((Date.parse(now) - Date.parse(transfer.requestedAt)) / 86_400_000));

/** Whose turn it is, as a few words for a list. */
export function turnPhrase(transfer: Transfer, side: Side): Phrase {
  const args = { provider: transfer.providerName, partner: transfer.partnerName };
  const sided = (key: string): Phrase => ({
    key: `turn.${key}${side === 'partner' ? 'Partner' : 'Provider'}`,
    args,
  });
  const newer = isNewCommerce(transfer) ? newCommerceTurn(transfer) : undefined;
  if (newer !== undefined) return { key: `newCommerce.turn.${newer(side)}`, args };
  switch (transfer.status) {
    case 'withdrawn':
      return { key: transfer.lapsed === true ? 'turn.lapsed' : 'turn.withdrawn', args };
    case 'active':
    case 'held':
      return sided('active');
    case 'finished':
      return sided('finished');
    case 'providerVerified':
      return sided('providerVerified');
    default:
      return { key: `turn.${transfer.status}`, args };
  }
}

/** Where a new-commerce request differs from a legacy one. */
function newCommerceTurn(transfer: Transfer): ((side: Side) => string) | undefined {
  const sided = (key: string) => (side: Side) => `${key}${side === 'partner' ? 'Partner' : 'Provider'}`;
  switch (transfer.status) {
    case 'asked':
      return sided('asked');
    case 'active':
      return sided(transfer.declined === undefined ? 'active' : 'declined');
    case 'held':
      return sided('active');
    case 'withdrawn':
      if (transfer.lapsed === true) return undefined;
      return () => (transfer.transferId === undefined ? 'ended' : 'withdrawn');
    default:
      return undefined;
  }
}

/** Whether the side has something to do about it now. */
export function isTurnOf(transfer: Transfer, side: Side): boolean {
  switch (transfer.status) {
    case 'asked':
      return side === 'provider' && transfer.statedOpen === undefined;
    case 'active':
      // Once the partner declined, the provider cancels.
      return transfer.declined === undefined ? answererOf(transfer) === side : side === 'provider';
    case 'held':
      return answererOf(transfer) === side;
    case 'finished':
      return side === 'provider';
    case 'providerVerified':
      return side === 'partner';
    default:
      return false;
  }
}

/** Still on its way: until it is closed, rejected, withdrawn, failed or was never created. */
export const isUnderWay = (transfer: Transfer): boolean =>
  isOpen(transfer) || transfer.status === 'finished' || transfer.status === 'providerVerified';

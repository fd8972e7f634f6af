import type { SubscriptionStatus } from '../state';

export interface ParsedLine {
  readonly offer: string;
  readonly quantity: number;
  readonly status: SubscriptionStatus;
  readonly syncState: string;
  readonly addons: readonly ParsedLine[];
}

/** Reads the `lines` notation of the table of customers. */
export function parseLines(text: string): ParsedLine[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [base = '', ...addons] = part.split('+');
      return { ...parseOne(base), addons: addons.map(parseOne) };
    });
}

function parseOne(text: string): ParsedLine {
  const found = /^(?<offer>\w+?)(?:x(?<quantity>\d+))?(?:\[(?<state>[^\]]+)\])?$/u.exec(text.trim());
  const { offer, quantity, state } = found?.groups ?? {};
  if (!offer) throw new Error(`Cannot read the line ${text}`);
  return {
    offer,
    quantity: Number(quantity ?? 1),
    status: state === 'suspended' || state === 'deleted' ? state : 'active',
    syncState: state?.startsWith('sync ') ? state.slice(5) : 'SyncComplete',
    addons: [],
  };
}

import { type Refusal, refuse } from './refusal';

/**
 * Compares the version a card names with the state's. Older: the card is stale and is answered with the fresh one.
 * Newer: this replica is behind and has to read again before it may refuse.
 */
export function checkVersion(current: number, named: number | undefined): Refusal | undefined {
  if (named === undefined || named === current) return undefined;
  return refuse('product', named < current ? 'stale' : 'ahead');
}

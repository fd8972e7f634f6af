import { type Customer, transfersOf } from './customer';
import type { SnapshotLine } from './subscriptionLine';

/**
 * A customer's requests stand in one document of 64 KB, each with its ledger entry until that is written: about 200
 * bytes for a subscription or add-on, twice for a new request. These limits leave half of the room to everything else.
 */
const mostEntries = 75;
const mostHeld = 150;

type Held = readonly Pick<SnapshotLine, 'addons'>[];

/**
 * How many subscriptions and add-ons a request may hold next to those of the requests that are not over yet, but for the
 * request `except`; undefined where these have room.
 */
export function tooLarge(state: Customer, lines: Held, except?: number): number | undefined {
  const others = transfersOf(state).filter(({ n }) => n !== except);
  const room = Math.max(1, Math.min(mostEntries, mostHeld - entriesOf(others.flatMap((one) => one.lines))));
  return entriesOf(lines) > room ? room : undefined;
}

const entriesOf = (lines: Held): number => lines.reduce((sum, { addons }) => sum + 1 + addons.length, 0);

import type { LineOutcome, SnapshotLine, SubscriptionKind } from '../../domain/customer/subscriptionLine';
import type { Transfer } from '../../domain/customer/transfer';
import {
  type Transfer as LiveTransfer,
  type PartnerCenterConnection,
  PartnerCenterError,
  type Subscription,
  type TransferLine,
} from '../../partnerCenter/partnerCenter';

interface Finished {
  readonly transfer: Transfer;
  readonly live: LiveTransfer;
  /** Whether the partner's own side shows it: under the ids that the subscriptions had there. */
  readonly own: boolean;
  readonly customerId: string;
}

/**
 * CON-1 in new commerce: what became of each line. The provider's own side shows the new ids once it is complete; a line
 * is the same on both sides by its number and, where Partner Center gives none, by a name and quantity that only one has.
 */
export async function newCommerceOutcomes(
  provider: PartnerCenterConnection | undefined,
  arrived: readonly Subscription[],
  { transfer, live, own, customerId }: Finished,
): Promise<{ readonly outcomes: readonly LineOutcome[]; readonly lines?: readonly SnapshotLine[] }> {
  const lines = own || transfer.lines.length === 0 ? linesOf(transfer, live) : transfer.lines;
  const theirs = await shownToProvider(provider, customerId, live.id);
  const outcomes = lines.map((line): LineOutcome => {
    const { subscriptionId } = line;
    const shown = live.lines.find((one) => isSame(one.subscriptionId, subscriptionId));
    if (shown?.outcome === 'failed' || (shown?.outcome === undefined && live.status === 'failed')) {
      const explanation = `partnerCenter.error.${shown?.error?.code ?? 'unknown'}`;
      return { subscriptionId, outcome: 'failed', explanation };
    }
    const found = arrivedAs(line, shown, theirs, arrived);
    return { subscriptionId, outcome: 'complete', ...(found === undefined ? {} : { newSubscriptionId: found }) };
  });
  return lines === transfer.lines ? { outcomes } : { outcomes, lines };
}

/** Where the provider's side may not be read, the new ids stay unknown. */
async function shownToProvider(
  provider: PartnerCenterConnection | undefined,
  customerId: string,
  transferId: string,
): Promise<readonly TransferLine[]> {
  try {
    return (await provider?.transfer(customerId, transferId))?.lines ?? [];
  } catch (error) {
    if (error instanceof PartnerCenterError && error.details.verdict.action === 'stop') return [];
    throw error;
  }
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** An Azure subscription keeps its Azure id (CON-2); of the rest, exactly one that looks like it is it. */
function arrivedAs(
  line: SnapshotLine,
  shown: TransferLine | undefined,
  theirs: readonly TransferLine[],
  arrived: readonly Subscription[],
): string | undefined {
  const azure = line.azureId === undefined ? undefined : arrived.find((one) => one.azureId === line.azureId);
  if (azure !== undefined) return azure.id;
  const numbered = theirs.find((one) => one.item !== undefined && one.item === shown?.item);
  if (numbered !== undefined) return numbered.subscriptionId;
  const [only, ...others] = theirs.filter((one) => one.name === line.name && one.quantity === line.quantity);
  return others.length === 0 ? only?.subscriptionId : undefined;
}

/** What was submitted; where the partner did that in the portal, what Partner Center shows of it. */
function linesOf(transfer: Transfer, live: LiveTransfer): readonly SnapshotLine[] {
  const same =
    transfer.lines.length === live.lines.length &&
    transfer.lines.every((line) => live.lines.some((one) => isSame(one.subscriptionId, line.subscriptionId)));
  if (same || live.lines.length === 0) return transfer.lines;
  return live.lines.map(({ subscriptionId, name, quantity, addons }) => {
    const known = transfer.lines.find((line) => isSame(line.subscriptionId, subscriptionId));
    const kind: SubscriptionKind = 'unknown';
    return known ?? { subscriptionId, name, quantity, addons, kind };
  });
}

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
  const pairs = paired(lines, live.lines);
  const moved = pairs.filter(({ shown }) => !isFailed(shown, live));
  const outcomes = pairs.map(({ line, shown, sure }): LineOutcome => {
    const { subscriptionId } = line;
    if (isFailed(shown, live)) {
      const explanation = `partnerCenter.error.${shown?.error?.code ?? 'unknown'}`;
      return { subscriptionId, outcome: 'failed', explanation };
    }
    const alone = moved.filter((one) => looksLike(one.line, line)).length === 1;
    const found = arrivedAs(line, sure ? shown : undefined, { theirs, arrived, alone });
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

interface Pair {
  readonly line: SnapshotLine;
  readonly shown: TransferLine | undefined;
  /** No other line could be meant. */
  readonly sure: boolean;
}

/**
 * Each line with the one that Partner Center shows for it: by the id, where the partner's side shows it; to the provider
 * the ids are others, so by name and quantity, each once. Of lines that are alike it makes no difference which is which.
 */
function paired(lines: readonly SnapshotLine[], shown: readonly TransferLine[]): readonly Pair[] {
  const left = new Set(shown);
  const known = new Map<SnapshotLine, TransferLine>();
  for (const alike of [
    (line: SnapshotLine, one: TransferLine) => isSame(one.subscriptionId, line.subscriptionId),
    looksLike,
  ]) {
    for (const line of lines) {
      const found = known.has(line) ? undefined : [...left].find((one) => alike(line, one));
      if (found === undefined) continue;
      known.set(line, found);
      left.delete(found);
    }
  }
  return lines.map((line) => {
    const found = known.get(line);
    const byId = found !== undefined && isSame(found.subscriptionId, line.subscriptionId);
    const alone = lines.filter((one) => looksLike(one, line)).length === 1;
    return { line, shown: found, sure: byId || (alone && shown.filter((one) => looksLike(line, one)).length === 1) };
  });
}

const looksLike = (one: Alike, other: Alike): boolean => one.name === other.name && one.quantity === other.quantity;

type Alike = Pick<SnapshotLine, 'name' | 'quantity'>;

/** Where the whole moved in part, a line that is not among those shown did not move. */
function isFailed(shown: TransferLine | undefined, { status, lines }: LiveTransfer): boolean {
  if (shown?.outcome !== undefined) return shown.outcome === 'failed';
  return status === 'failed' || (status === 'partlyComplete' && shown === undefined && lines.length > 0);
}

/** An Azure subscription keeps its Azure id (CON-2); of the rest, exactly one that looks like exactly one line is it. */
function arrivedAs(
  line: SnapshotLine,
  shown: TransferLine | undefined,
  {
    theirs,
    arrived,
    alone,
  }: { readonly theirs: readonly TransferLine[]; readonly arrived: readonly Subscription[]; readonly alone: boolean },
): string | undefined {
  const azure = line.azureId === undefined ? undefined : arrived.find((one) => one.azureId === line.azureId);
  if (azure !== undefined) return azure.id;
  const numbered = theirs.find((one) => one.item !== undefined && one.item === shown?.item);
  if (numbered !== undefined) return numbered.subscriptionId;
  if (!alone) return undefined;
  const [only, ...others] = theirs.filter((one) => one.outcome !== 'failed' && looksLike(one, line));
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

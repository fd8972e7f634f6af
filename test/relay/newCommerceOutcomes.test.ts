import type { SnapshotLine } from '../../src/domain/customer/subscriptionLine';
import type { PartnerCenterConnection, Transfer, TransferLine } from '../../src/partnerCenter/partnerCenter';
import { newCommerceOutcomes } from '../../src/relay/effects/newCommerceOutcomes';
import { aTransfer } from '../support/relayHarness';

const line = (subscriptionId: string, name: string, quantity = 5): SnapshotLine => ({
  subscriptionId,
  name,
  kind: 'license',
  quantity,
  addons: [],
});
const shown = (subscriptionId: string, name: string, more: Partial<TransferLine> = {}): TransferLine => ({
  subscriptionId,
  name,
  quantity: 5,
  addons: [],
  ...more,
});

/** What is found of these lines when this is what the provider's side shows, and the partner's where it may be read. */
async function outcomes(
  lines: readonly SnapshotLine[],
  status: Transfer['status'],
  theirs: readonly TransferLine[],
  ours?: readonly TransferLine[],
) {
  const live = (of: readonly TransferLine[]) => ({ id: 't', status, lines: of }) as unknown as Transfer;
  const provider = { transfer: async () => live(theirs) } as unknown as PartnerCenterConnection;
  const accepted = { status: 'inProgress', transferId: 't', acceptedAt: '2026-10-05T11:30:00.000Z' } as const;
  const found = await newCommerceOutcomes(provider, [], {
    transfer: { ...aTransfer(accepted), lines },
    live: live(ours ?? theirs),
    own: ours !== undefined,
    customerId: 'c',
  });
  return found.outcomes;
}

test('CON-1: a line that failed is failed, though only the provider’s side shows it, under an id of its own', async () => {
  const theirs = [shown('n1', 'E3', { outcome: 'complete' }), shown('n2', 'E5', { outcome: 'failed' })];
  expect(await outcomes([line('s1', 'E3'), line('s2', 'E5')], 'partlyComplete', theirs)).toEqual([
    { subscriptionId: 's1', outcome: 'complete', newSubscriptionId: 'n1' },
    { subscriptionId: 's2', outcome: 'failed', explanation: 'partnerCenter.error.unknown' },
  ]);
});

test('CON-1: a line that is not among those that moved is not said to have moved', async () => {
  const theirs = [shown('n1', 'E3')];
  expect(await outcomes([line('s1', 'E3'), line('s2', 'E5')], 'partlyComplete', theirs)).toMatchObject([
    { outcome: 'complete' },
    { outcome: 'failed' },
  ]);
});

test('CON-1: of two lines that are alike one failed: one failed, one moved, and no id is guessed', async () => {
  const theirs = [
    shown('n1', 'E3', { outcome: 'failed', item: 1 }),
    shown('n2', 'E3', { outcome: 'complete', item: 2 }),
  ];
  const found = await outcomes([line('s1', 'E3'), line('s2', 'E3')], 'partlyComplete', theirs);
  expect(found.map(({ outcome }) => outcome).sort()).toEqual(['complete', 'failed']);
});

test('CON-1: one subscription that arrived is never the new one of two lines', async () => {
  const ours = [shown('s1', 'E3'), shown('s2', 'E3')];
  const both = [line('s1', 'E3'), line('s2', 'E3')];
  expect(await outcomes(both, 'complete', [shown('n1', 'E3')], ours)).toEqual([
    { subscriptionId: 's1', outcome: 'complete' },
    { subscriptionId: 's2', outcome: 'complete' },
  ]);
  const numbered = ours.map((one, n) => ({ ...one, item: n + 1 }));
  expect(
    await outcomes(both, 'complete', [shown('n1', 'E3', { item: 1 }), shown('n2', 'E3', { item: 2 })], numbered),
  ).toEqual([
    { subscriptionId: 's1', outcome: 'complete', newSubscriptionId: 'n1' },
    { subscriptionId: 's2', outcome: 'complete', newSubscriptionId: 'n2' },
  ]);
});

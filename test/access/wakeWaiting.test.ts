import { wakeWaiting } from '../../src/access/wakeWaiting';
import { noCustomer } from '../../src/domain/customer/customer';
import { noProgramme } from '../../src/domain/programme/programme';
import { effect, relayHarness } from '../support/relayHarness';

const later = '2026-10-06T11:00:00.000Z';

test('design 1.4: what was put off until the next try is due when access is back; clocks and the night keep their time', async () => {
  const relay = relayHarness({});
  const programme = { pk: 'partner', id: 'programme' };
  const customer = (n: number) => ({ pk: 'partner', id: `customer:${n}` });
  const stranger = { pk: 'another', id: 'customer:1' };
  const watching = { ...effect('w', { kind: 'watchTransfer', n: 1, stage: 'active' }), notBefore: later };
  await relay.given(programme, noProgramme, [
    { ...effect('p', { kind: 'watchPartnerships' }), notBefore: later },
    { ...effect('r', { kind: 'reconcile', last: relay.now() }), notBefore: later },
    { ...effect('i', { kind: 'incentivesOverdue', notBefore: later }), notBefore: later },
  ]);
  for (let n = 0; n < 60; n += 1) await relay.given(customer(n), noCustomer, [watching]);
  await relay.given(stranger, noCustomer, [watching]);

  await wakeWaiting(relay.store, relay.deps.clock, 'partner');
  const times = async (ref: { pk: string; id: string }) =>
    (await relay.doc(ref)).outbox.map(({ id, notBefore }) => [id, notBefore]);
  expect(await times(programme)).toEqual([
    ['p', relay.now()],
    ['r', later],
    ['i', later],
  ]);
  for (let n = 0; n < 60; n += 1) {
    expect(await times(customer(n))).toEqual([['w', relay.now()]]);
    expect((await relay.doc(customer(n))).due).toBe(relay.now());
  }
  expect(await times(stranger)).toEqual([['w', later]]);
});

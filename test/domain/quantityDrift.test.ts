import type { SnapshotLine } from '../../src/domain/customer/subscriptionLine';
import type { Subscription } from '../../src/partnerCenter/partnerCenter';
import { quantityDrift } from '../../src/quantityDrift';

const line: SnapshotLine = {
  subscriptionId: 'S1',
  name: 'Business Premium',
  kind: 'license',
  quantity: 25,
  addons: [{ subscriptionId: 'A1', name: 'Audio', quantity: 25 }],
};
const live = (id: string, quantity: number, more: Partial<Subscription> = {}): Subscription => ({
  id,
  name: id,
  offerId: 'o',
  kind: 'license',
  quantity,
  status: 'active',
  ...more,
});
const base = live('s1', 25);
const addon = live('a1', 25, { parentId: 's1' });

test('CON-5, CON-6: nothing changed, nothing is said', () => {
  expect(quantityDrift([line], [base, addon])).toEqual([]);
});

test.each<[string, readonly Subscription[], object]>([
  ['the base has another quantity', [live('s1', 30), addon], { subscriptionId: 'S1', requested: 25, live: 30 }],
  ['the add-on has another quantity', [base, { ...addon, quantity: 20 }], { subscriptionId: 'A1', live: 20 }],
  ['the base vanished', [addon], { subscriptionId: 'S1', became: 'gone', live: 0 }],
  ['the base was deleted', [{ ...base, status: 'deleted' }, addon], { became: 'gone' }],
  ['the base was suspended', [{ ...base, status: 'suspended' }, addon], { became: 'suspended' }],
  ['the base expired', [{ ...base, status: 'expired' }, addon], { became: 'inactive' }],
  [
    'an add-on was bought since',
    [base, addon, live('a2', 5, { parentId: 's1' })],
    { subscriptionId: 'a2', became: 'added', requested: 0, live: 5 },
  ],
])('CON-5, CON-6: %s', (_what, now, expected) => {
  expect(quantityDrift([line], now)).toEqual([expect.objectContaining(expected)]);
});

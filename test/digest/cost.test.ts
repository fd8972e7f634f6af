import { customerRef } from '../../src/aggregates';
import { shareGathering } from '../../src/digest/shareGathering';
import { noCustomer } from '../../src/domain/customer/customer';
import { pointerDocumentId } from '../../src/store/documents/pointerDocument';
import { createSqliteStore } from '../../src/store/sqlite/sqliteStore';
import type { Store } from '../../src/store/store';
import { aTransfer } from '../support/relayHarness';

const dayMs = 86_400_000;

test('design 6: what a digest reads grows by a page for a hundred documents, is read once for all of a tenant, and is of that tenant alone', async () => {
  let now = Date.parse('2026-10-09T15:00:00.000Z');
  const clock = { now: () => new Date(now) };
  const store = createSqliteStore({ file: ':memory:', now: clock.now });
  const stepAt = '2026-10-08T12:00:00.000Z';
  for (const pk of ['partner', 'another']) {
    for (let n = 0; n < 250; n += 1) {
      await store.create('records', { ...customerRef(pk, `c${n}`), type: 'customer', v: 1, state: noCustomer });
      const projection = aTransfer({ status: 'active', transferId: 't' });
      const step = { step: 'requested', stepAt, customerId: `c${n}`, n: 1, open: true, projection };
      if (n < 120)
        await store.create('records', {
          pk,
          id: pointerDocumentId('transfer', `${n}`),
          type: 'pointer',
          v: 1,
          ...step,
        });
    }
  }
  const calls: string[] = [];
  const watched: Store = {
    ...store,
    read: (container, pk, id) => {
      calls.push(`read ${pk}`);
      return store.read(container, pk, id);
    },
    list: (container, selection) => {
      calls.push(`page of ${selection.pk}`);
      return store.list(container, selection);
    },
  };
  const gathered = shareGathering({ store: watched, clock, longestMs: 35 * dayMs });

  const [one, other] = await Promise.all([gathered('partner', 'partner'), gathered('partner', 'partner')]);
  expect(one).toBe(other);
  expect(one.changes).toHaveLength(120);
  // Three pages of customers, two of requests, and the programme.
  expect([...calls].sort()).toEqual([...Array(5).fill('page of partner'), 'read partner']);
  now += 30_000;
  expect(await gathered('partner', 'partner')).toBe(one);
  now += 30_000;
  expect(await gathered('partner', 'partner')).not.toBe(one);
  // What moved longer ago than the longest period is not even kept.
  now += 36 * dayMs;
  expect((await gathered('partner', 'partner')).changes).toEqual([]);
  await store.close();
});

import { PartnerCenterError, type Subscription } from '../../src/partnerCenter/partnerCenter';
import { createRehearsalConnections } from '../../src/rehearsal/rehearsalConnections';
import { emptyCustomer } from '../../src/rehearsal/rehearsalDocuments';
import { createSqliteStore } from '../../src/store/sqlite/sqliteStore';
import { movableClock } from '../support/movableClock';

const customerId = 'a0000000-0000-4000-8000-000000000001';
const [partner, provider, other] = ['partner-rehearsal', 'provider-rehearsal', 'other-rehearsal'];

const subscription = (id: string, kind: Subscription['kind'], more: Partial<Subscription> = {}): Subscription => ({
  id,
  name: `Product ${id}`,
  offerId: 'offer',
  kind,
  quantity: 5,
  status: 'active',
  ...more,
});

async function rehearse() {
  const clock = movableClock('2026-10-05T09:00:00.000Z');
  const store = createSqliteStore({ file: ':memory:', now: clock.now });
  const organization = (tenantId: string, side: 'partner' | 'provider') => ({
    tenantId,
    side,
    name: tenantId,
    timeZone: 'UTC',
    rehearsalOf: 'the-partner',
  });
  const customer = { id: customerId, name: 'Contoso', domain: 'contoso.example', kind: 'direct' } as const;
  await store.create('records', {
    ...emptyCustomer(partner, customer),
    partners: [provider],
    copied: {
      billTo: { companyName: 'Contoso', lines: [] },
      subscriptions: [
        subscription('azure', 'azurePlan', { azureId: 'azure-id' }),
        subscription('license', 'term'),
        subscription('old', 'term', { status: 'suspended' }),
      ],
      eligibility: [],
    },
  });
  const connections = createRehearsalConnections(store, clock, [
    organization(partner, 'partner'),
    organization(provider, 'provider'),
    organization(other, 'provider'),
  ]);
  const connect = (tenantId: string) => {
    const found = connections.get(tenantId);
    if (found === undefined) throw new Error(`no connection of ${tenantId}`);
    return found;
  };
  const ask = (tenantId = provider) =>
    connect(tenantId)
      .protocol('newCommerce')
      .open({ customerId, sourceTenantId: partner, sourceName: 'P', customerEmail: 'c@contoso.example' }, {});
  const ref = (transferId: string) => ({ customerId, transferId, sourceTenantId: partner, targetTenantId: provider });
  const hand = (transferId: string, ...ids: string[]) =>
    connect(partner)
      .protocol('newCommerce')
      .accept(
        ref(transferId),
        ids.map((subscriptionId) => ({ subscriptionId, kind: 'term' as const })),
        {},
      );
  const cancel = (transferId: string) => connect(provider).protocol('newCommerce').cancel(ref(transferId), {});
  return { clock, connect, ask, hand, cancel };
}

const codeOf = (call: Promise<unknown>): Promise<string | undefined> =>
  call.then(
    () => 'taken',
    (error: unknown) => {
      if (error instanceof PartnerCenterError) return error.details.code;
      throw error;
    },
  );

test('CON-12: the rehearsal stands in for both sides of new commerce: asked, handed over, arrived', async () => {
  const { connect, ask, hand } = await rehearse();
  const made = await ask();
  expect(await connect(partner).transfers(customerId)).toEqual([made]);
  await hand(made.id, 'azure', 'license');
  expect(await connect(partner).transfer(customerId, made.id)).toMatchObject({
    protocol: 'newCommerce',
    status: 'complete',
    completedAt: expect.stringContaining('2026-10-05T09:00'),
    lines: [{ subscriptionId: 'azure', outcome: 'complete' }, { subscriptionId: 'license' }],
  });
  const arrived = await connect(provider).subscriptions(customerId);
  expect(arrived).toMatchObject([{ kind: 'azurePlan', azureId: 'azure-id' }, { kind: 'term' }]);
  const there = await connect(provider).transfer(customerId, made.id);
  expect(there?.lines.map(({ subscriptionId }) => subscriptionId)).toEqual(arrived.map(({ id }) => id));
  expect((await connect(partner).subscriptions(customerId)).map(({ id, status }) => [id, status])).toEqual([
    ['license', 'suspended'],
    ['old', 'suspended'],
  ]);
});

test('TRF-12: a rehearsed request is hidden from other providers, can be canceled by whoever asked, and lapses after thirty days', async () => {
  const { clock, connect, ask, hand, cancel } = await rehearse();
  const canceled = await ask();
  expect(await connect(other).transfers(customerId)).toEqual([]);
  await cancel(canceled.id);
  expect(await connect(partner).transfer(customerId, canceled.id)).toMatchObject({ status: 'withdrawn' });
  expect(await codeOf(hand(canceled.id, 'license'))).toBe('900102');
  const lapsing = await ask();
  clock.moveTo('2026-11-04T09:01:00.000Z');
  expect(await connect(provider).transfer(customerId, lapsing.id)).toMatchObject({ status: 'expired', lines: [] });
  expect(await codeOf(hand(lapsing.id, 'license'))).toBe('900102');
  expect(await codeOf(cancel(lapsing.id))).toBe('900102');
});

test('CON-10, TRF-4: a rehearsal refuses what cannot be handed over, and a provider without relationship', async () => {
  const { connect, ask, hand } = await rehearse();
  const made = await ask();
  expect(await codeOf(hand(made.id, 'old'))).toBe('800078');
  expect(await codeOf(hand(made.id, 'nothing-like-it'))).toBe('800078');
  expect(await codeOf(hand(made.id))).toBe('800078');
  expect(await codeOf(ask(other))).toBe('20002');
  expect(
    await codeOf(
      connect(partner)
        .protocol('newCommerce')
        .cancel({ ...made, transferId: made.id }, {}),
    ),
  ).toBe('900150');
});

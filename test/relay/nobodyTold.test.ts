import { noCustomer } from '../../src/domain/customer/customer';
import { agreementPointer, thingId, transferPointer } from '../../src/ids';
import { receiptOf } from '../../src/receipt';
import { type ReceiptDocument, receiptId } from '../../src/store/documents/receiptDocument';
import { aTransfer, effect, relayHarness } from '../support/relayHarness';

test.each([
  ['has the app', undefined, true],
  ['has the app', {}, false],
  ['takes its messages', { settings: { muted: true } }, true],
  ['can be reached', { unreachable: { reason: 'blocked', since: '' } }, true],
] as const)(
  'TRF-11: whether somebody at the provider %s (%j) decides whether the partner’s card says nobody was told: %s',
  async (_what, person, nobodyTold) => {
    const relay = relayHarness({});
    if (person !== undefined)
      await relay.store.create('people', {
        pk: 'provider',
        id: 'tom',
        type: 'person',
        v: 1,
        name: 'Tom',
        conversation: {},
        ...person,
      });
    const transfers = { '1': aTransfer({ status: 'active', transferId: 't' }) };
    await relay.given({ pk: 'partner', id: 'customer:c' }, { ...noCustomer, transfers, lastTransfer: 1 }, [
      effect('p', {
        kind: 'publish',
        subject: { kind: 'transfer', n: 1 },
        sides: ['partner', 'provider'],
        tell: [{ audience: { to: 'providerQueue', provider: 'provider' }, turn: true }],
      }),
    ]);
    await relay.sweep();
    const id = receiptId(thingId({ kind: 'transfer', pointer: transferPointer('partner', 'c', 1) }));
    const read = async (pk: string) => (await relay.store.read<ReceiptDocument>('records', pk, id))?.doc;
    const receipt = await read('partner');
    expect(receipt === undefined ? undefined : receiptOf(receipt).kind).toBe(nobodyTold ? 'nobody' : 'waiting');
    expect(await read('provider')).toBeUndefined();
  },
);

test('design 5: the receipt of an agreement request names who asked for the relationship', async () => {
  const relay = relayHarness({});
  const by = { tenantId: 'partner', userId: 'camille' };
  const asked = {
    version: 1,
    why: 'none' as const,
    providerName: 'N',
    partnerName: 'B',
    customerName: 'C',
    askedAt: '',
  };
  await relay.given(
    { pk: 'partner', id: 'customer:c' },
    {
      ...noCustomer,
      relationships: { provider: { status: 'verified', version: 1, by, at: '' } },
      agreementRequests: { provider: { ...asked, status: 'open' } },
    },
    [
      effect('p', {
        kind: 'publish',
        subject: { kind: 'agreement', provider: 'provider' },
        sides: ['provider'],
        tell: [{ audience: { to: 'providerQueue', provider: 'provider' }, turn: true }],
      }),
    ],
  );
  await relay.sweep();
  const id = receiptId(thingId({ kind: 'agreement', pointer: agreementPointer('partner', 'c', 'provider') }));
  expect((await relay.store.read<ReceiptDocument>('records', 'partner', id))?.doc).toMatchObject({
    sender: 'camille',
    senderSubject: 'relationship:c:provider',
  });
});

test('design 5: who was muted when it was sent counts as told once it reaches them after all', () => {
  const receipt = { addressed: [], failed: [] };
  expect(receiptOf({ ...receipt, told: [] })).toEqual({ kind: 'nobody' });
  expect(receiptOf({ ...receipt, told: [{ userId: 'tom', at: 'then' }] })).toEqual({ kind: 'told', at: 'then' });
});

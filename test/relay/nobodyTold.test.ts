import { noCustomer } from '../../src/domain/customer/customer';
import { thingId, transferPointer } from '../../src/ids';
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

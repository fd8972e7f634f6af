import { noCustomer } from '../../src/domain/customer/customer';
import { transferPointer } from '../../src/ids';
import { pointerDocumentId, type TransferPointer } from '../../src/store/documents/pointerDocument';
import { aTransfer, effect, relayHarness } from '../support/relayHarness';

test.each([
  [false, true],
  [true, false],
])(
  'TRF-11: that somebody at the provider has the app is %s, so the partner’s card says nobody was told: %s',
  async (hasApp, nobodyTold) => {
    const relay = relayHarness({});
    if (hasApp)
      await relay.store.create('people', {
        pk: 'provider',
        id: 'tom',
        type: 'person',
        v: 1,
        name: 'Tom',
        conversation: {},
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
    const id = pointerDocumentId('transfer', transferPointer('partner', 'c', 1));
    const read = async (pk: string) => (await relay.store.read<TransferPointer>('records', pk, id))?.doc;
    expect((await read('partner'))?.nobodyTold ?? false).toBe(nobodyTold);
    expect((await read('provider'))?.nobodyTold).toBeUndefined();
  },
);

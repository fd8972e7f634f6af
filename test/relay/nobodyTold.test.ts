import { noCustomer } from '../../src/domain/customer/customer';
import { transferPointer } from '../../src/ids';
import { pointerDocumentId, type TransferPointer } from '../../src/store/documents/pointerDocument';
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
    const id = pointerDocumentId('transfer', transferPointer('partner', 'c', 1));
    const read = async (pk: string) => (await relay.store.read<TransferPointer>('records', pk, id))?.doc;
    expect((await read('partner'))?.nobodyTold ?? false).toBe(nobodyTold);
    expect((await read('provider'))?.nobodyTold).toBeUndefined();
  },
);

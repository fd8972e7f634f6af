import { thingId, transferPointer } from '../../src/ids';
import type { SendVerdict } from '../../src/notify/cardSender';
import { noteReceipt } from '../../src/notify/noteReceipt';
import { wantCard } from '../../src/notify/wantCard';
import { receiptOf } from '../../src/receipt';
import { type CardDocument, cardDocumentId } from '../../src/store/documents/cardDocument';
import { pointerDocumentId } from '../../src/store/documents/pointerDocument';
import { type ReceiptDocument, receiptId } from '../../src/store/documents/receiptDocument';
import { notifierHarness } from '../support/notifierHarness';

const pointer = transferPointer('partner', 'c', 1);
const subject = thingId({ kind: 'transfer', pointer });

/** A request that two people at the provider are to be told of. */
async function asked() {
  const { store, now } = await notifierHarness();
  const content = { type: 'pointer', v: 1, partnerTenant: 'partner', revision: 1, open: true };
  await store.create('records', { pk: 'provider', id: pointerDocumentId('transfer', pointer), ...content });
  await store.create('records', {
    pk: 'partner',
    id: receiptId(subject),
    type: 'receipt',
    v: 1,
    revision: 1,
    senderSubject: subject,
    sender: 'camille',
    addressed: ['tom', 'ines'],
    told: [],
    failed: [],
  });
  const card = async (pk: string, userId: string) => {
    const found = await store.read<CardDocument>('cards', pk, cardDocumentId(subject, userId));
    if (found === undefined) throw new Error(`no card of ${userId}`);
    return found.doc;
  };
  for (const userId of ['tom', 'ines', 'other'])
    await wantCard(store, { tenantId: 'provider', userId }, subject, { revision: 1, turn: true });
  for (const userId of ['camille', 'dev'])
    await wantCard(store, { tenantId: 'partner', userId }, subject, { revision: 1, turn: false });
  const deps = { store, clock: { now: () => new Date(now()) } };
  return {
    card,
    note: async (userId: string, verdict: SendVerdict) => noteReceipt(deps, await card('provider', userId), verdict),
    receipt: async () => {
      const found = await store.read<ReceiptDocument>('records', 'partner', receiptId(subject));
      return found === undefined ? undefined : receiptOf(found.doc);
    },
  };
}

const sent: SendVerdict = { kind: 'sent', activityId: 'm' };
const blocked: SendVerdict = { kind: 'undeliverable', reason: 'ConversationBlockedByUser' };

test('design 5: the sender sees once that the other side was told, without a new message', async () => {
  const { note, card, receipt } = await asked();
  expect(await note('tom', blocked)).toEqual([]);
  expect(await receipt()).toEqual({ kind: 'waiting' });
  expect(await note('ines', sent)).toHaveLength(2);
  expect(await receipt()).toMatchObject({ kind: 'told' });
  expect(await note('ines', sent)).toEqual([]);
  for (const userId of ['camille', 'dev']) {
    const { wanted, turn } = await card('partner', userId);
    expect({ wanted, turn }).toEqual({ wanted: 1, turn: 0 });
  }
});

test('design 5: that it could be delivered to nobody is a new message to who asked, and an update for colleagues', async () => {
  const { note, card, receipt } = await asked();
  await note('tom', blocked);
  await note('ines', { kind: 'undeliverable', reason: 'notServed' });
  expect(await receipt()).toMatchObject({ kind: 'failed', reason: 'notServed' });
  expect((await card('partner', 'camille')).turn).toBe(1);
  expect((await card('partner', 'dev')).turn).toBe(0);
  // Somebody who comes back later is told after all.
  await note('tom', sent);
  expect(await receipt()).toMatchObject({ kind: 'told' });
});

test('design 5: what may have arrived, and whoever was not meant, changes nothing', async () => {
  const { note, receipt } = await asked();
  await note('tom', { kind: 'unknown', reason: '500' });
  await note('ines', { kind: 'later' });
  await note('other', sent);
  expect(await receipt()).toEqual({ kind: 'waiting' });
});

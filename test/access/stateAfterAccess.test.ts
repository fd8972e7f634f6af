import { submitTransfer } from '../../src/actions/submitTransfer';
import type { Act } from '../../src/actions/verb';
import { noCustomer } from '../../src/domain/customer/customer';
import type { Transfer } from '../../src/domain/customer/transfer';
import { current2026 } from '../../src/domain/policy/current2026';
import { noProgramme } from '../../src/domain/programme/programme';
import { transferPointer } from '../../src/ids';
import type { Operations } from '../../src/partnerCenter/operations';
import type { PartnerCenterConnection } from '../../src/partnerCenter/partnerCenter';
import { customerRowId, observationId } from '../../src/store/documents/customerDocuments';
import { pointerDocumentId } from '../../src/store/documents/pointerDocument';
import { createWorkflow } from '../../src/workflow';
import { relayHarness } from '../support/relayHarness';

const partner = 'boreal';
const provider = 'nordwind';
const customerId = 'contoso';
const at = '2026-10-05T11:00:00.000Z';
const transfer: Transfer = {
  n: 1,
  version: 2,
  provider,
  providerName: 'Nordwind',
  partnerName: 'Boréal',
  customerName: 'Contoso',
  lines: [],
  requestedAt: at,
  policy: 'current-2026',
  strategy: 'newCommerce',
  partner,
  opening: { kinds: ['azurePlan'] },
  status: 'active',
  transferId: 't1',
};

/** A side whose API access has ended: everything is the portal's, and nothing is read any more. */
const refused = async () => {
  throw new Error('access has ended');
};
const ended = new Proxy({ tenantId: partner, ended: true } as PartnerCenterConnection, {
  get: (target, name) => (name === 'operations' ? portal : (Reflect.get(target, name) ?? refused)),
});
const portal = { acceptTransfer: 'portal' } as Operations;

async function stated(inPortal: boolean) {
  const { store, deps } = relayHarness({});
  const pointer = transferPointer(partner, customerId, 1);
  const id = `transfer:${pointer}`;
  const records: readonly object[] = [
    {
      id: pointerDocumentId('transfer', pointer),
      type: 'pointer',
      partnerTenant: partner,
      customerId,
      n: 1,
      projection: transfer,
      revision: 1,
    },
    { id: customerRowId(customerId), type: 'customerRow', folded: '', customer: { name: 'Contoso', kind: 'direct' } },
    {
      id: observationId(customerId),
      type: 'observation',
      customerId,
      observedAt: at,
      subscriptions: [{ id: 'plan', name: 'Azure plan', kind: 'azurePlan', quantity: 1, status: 'active' }],
      eligibility: [],
      agreement: 'direct',
      partners: [provider],
    },
    aggregate('programme', {
      ...noProgramme,
      enrollment: { status: 'enrolled' },
      partnerships: { [provider]: { status: 'accepted', version: 1, name: 'Nordwind', at } },
    }),
    aggregate(`customer:${customerId}`, { ...noCustomer, lastTransfer: 1, transfers: { 1: transfer } }),
  ];
  for (const one of records) await store.create('records', { pk: partner, v: 1, ...one } as never);
  const workflow = createWorkflow({
    ...deps,
    undoMs: 0,
    enrollmentUndoMs: 0,
    connection: (tenantId) => (tenantId === partner ? ended : undefined),
    holdersOf: async () => [],
    organization: () => ({ side: 'partner', name: 'Boréal' }) as never,
  });
  const actor = { tenantId: partner, userId: 'camille', roles: ['adminAgent'] as const, rolesReadAt: at };
  const act = { workflow, actor, policy: current2026 } as unknown as Act;
  return submitTransfer.run(act, submitTransfer.data.parse({ id, version: 2, inPortal, subscriptionIds: 'plan' }));
}

const aggregate = (id: string, state: object) => ({ id, type: id, state, seq: 1, head: '', commit: 'x', outbox: [] });

test('TRF-16: once access has ended, what was submitted in the portal can be stated, with what was last seen', async () => {
  const { moment } = await stated(true);
  expect(moment?.notice).toBeUndefined();
  expect(moment?.transfer).toMatchObject({
    lines: [{ subscriptionId: 'plan', quantity: 1 }],
    word: { answer: 'accept', by: { userId: 'camille' } },
  });
});

test('TRF-16: a button from before, which would have sent it, states nothing and keeps what was chosen', async () => {
  const { moment, changed } = await stated(false);
  expect(changed).toBeUndefined();
  expect(moment?.notice).toMatchObject({ refusal: { reason: 'stale' } });
  expect(moment?.transfer).toMatchObject({ status: 'active', lines: [] });
  expect(moment?.selected).toEqual(['plan']);
});

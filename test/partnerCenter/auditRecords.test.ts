import type { AuditQuery, AuditRecord } from '../../src/partnerCenter/auditRecord';
import { boreal } from '../../src/simulator/world/organizations';
import { customerId as worldCustomerId } from '../../src/simulator/world/worldIds';
import { createStage, readyToTransfer } from '../simulator/support/stage';
import { createScriptedServer, type ScriptedServer } from './support/scriptedServer';

const contoso = worldCustomerId(1);
const customerId = 'a0000000-0000-4000-8000-000000000001';
const dayMs = 86_400_000;
const record = (change: Record<string, unknown> = {}) => ({
  partnerId: 'b0000000-0000-4000-8000-000000000001',
  customerId: customerId.toUpperCase(),
  customerName: 'Contoso',
  userPrincipalName: 'camille@boreal.example',
  resourceType: 'transfer',
  resourceNewValue: '{"Id":"t-1"}',
  operationType: 'create_transfer',
  operationDate: new Date().toISOString().replace('Z', '0589Z'),
  operationStatus: 'succeeded',
  originalCorrelationId: 'c-1',
  customizedData: [
    { key: 'TransferId', value: 't-1' },
    { key: 'PartnerOnRecord-0', value: null },
  ],
  attributes: { objectType: 'AuditRecord' },
  ...change,
});

describe('the activity log', () => {
  let server: ScriptedServer;
  beforeEach(async () => {
    server = await createScriptedServer();
  });
  afterEach(() => server.close());

  async function read(query: AuditQuery): Promise<AuditRecord[]> {
    const found: AuditRecord[] = [];
    for await (const one of server.connect().auditRecords(query)) found.push(one);
    return found;
  }
  const asked = () => new URL(server.received.at(-1)?.url ?? '', server.url).searchParams;
  const yesterday = () => new Date(Date.now() - dayMs);

  it('reads a record with everything in it', async () => {
    server.answer('GET /v1/auditrecords', { body: { items: [record()] } });
    const [found] = await read({ since: yesterday() });
    expect(found).toMatchObject({
      operation: 'create_transfer',
      resource: 'transfer',
      status: 'succeeded',
      customerId,
      customerName: 'Contoso',
      by: 'camille@boreal.example',
      correlationId: 'c-1',
      data: { TransferId: 't-1' },
      newValue: '{"Id":"t-1"}',
    });
    expect(found?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u);
    expect(asked().get('startDate')).toBe(yesterday().toISOString().slice(0, 10));
    expect(asked().has('filter')).toBe(false);
  });

  it('reads other spellings and records with hardly anything in them', async () => {
    const at = new Date().toISOString();
    const bare = { OperationType: 'ExtendRelationship', OperationDate: at, OperationStatus: 'Odd', ResourceType: 7 };
    server.answer('GET /v1/auditrecords', {
      body: [bare, record({ userPrincipalName: null, applicationId: 'App', participants: ['B-1', { TenantId: 'C' }] })],
    });
    expect(await read({ since: yesterday() })).toMatchObject([
      { operation: 'extend_relationship', resource: '7', status: 'unknown', at, participants: [], data: {} },
      { by: 'App', participants: ['b-1', 'c'] },
    ]);
  });

  it('goes on page by page', async () => {
    server.answer(
      'GET /v1/auditrecords',
      { body: { items: [record({ id: 'one' })], continuationToken: 'next' } },
      { body: { items: [record({ id: 'two' })] } },
    );
    expect((await read({ since: yesterday() })).map(({ id }) => id)).toEqual(['one', 'two']);
    expect(server.received[1]?.url).toBe('/v1/auditrecords?seekOperation=Next');
  });

  it('never asks for more than the log keeps, and never hands on what is older than asked', async () => {
    server.answer('GET /v1/auditrecords', {
      body: { items: [record({ operationDate: new Date(Date.now() - 2 * dayMs).toISOString() })] },
    });
    expect(await read({ since: yesterday() })).toEqual([]);
    await read({ since: new Date(0) });
    const reach = (Date.now() - Date.parse(asked().get('startDate') ?? '')) / dayMs;
    expect(reach).toBeGreaterThan(88);
    expect(reach).toBeLessThan(90);
  });

  it('filters by customer or by a one-word resource on the service’s side, and by the rest itself', async () => {
    server.answer('GET /v1/auditrecords', {
      body: { items: [record(), record({ resourceType: 'partner_customer_relationship' })] },
    });
    expect(await read({ since: yesterday(), resourceType: 'transfer' })).toHaveLength(1);
    expect(JSON.parse(asked().get('filter') ?? '')).toEqual({
      Field: 'ResourceType',
      Value: 'transfer',
      Operator: 'equals',
    });
    expect(await read({ since: yesterday(), resourceType: 'partner_customer_relationship' })).toHaveLength(1);
    expect(asked().has('filter')).toBe(false);
    expect(await read({ since: yesterday(), customerId, resourceType: 'transfer' })).toHaveLength(1);
    expect(JSON.parse(asked().get('filter') ?? '')).toMatchObject({ Field: 'CustomerId', Value: customerId });
  });
});

test('the simulator’s log is read', async () => {
  const stage = await createStage();
  try {
    await readyToTransfer(stage, [contoso]);
    const found: AuditRecord[] = [];
    for await (const one of stage.connect(boreal).auditRecords({ since: new Date(Date.now() - dayMs) }))
      found.push(one);
    expect(found.map(({ operation }) => operation)).toContain('extend_relationship');
    expect(found.find(({ operation }) => operation === 'extend_relationship')).toMatchObject({
      resource: 'partner_customer_relationship',
      status: 'succeeded',
      customerId: contoso,
    });
  } finally {
    await stage.close();
  }
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createScriptedServer, type ScriptedServer } from '../support/scriptedServer';
import { leavesOf } from './leaves';

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(join(__dirname, '..', 'fixtures', 'transfers', `${name}.json`), 'utf8'));

const customerId = '3f1c9a52-7b1d-4e6a-9c0e-5a1d2b3c4d01';
const source = '8a4b1c2d-3e4f-4a5b-8c6d-7e8f90a1b201';
const target = '9b5c2d3e-4f50-4b6c-9d7e-8f90a1b2c301';
const legacyId = '5c6d7e8f-9001-4a12-8b23-c34d5e6f7081';
const newCommerceId = '6d7e8f90-0112-4b23-9c34-d45e6f708191';
const at = `/v1/customers/${customerId}/transfers`;
const ref = { customerId, transferId: legacyId, sourceTenantId: source, targetTenantId: target };
const subscription = (n: number) => `d1e2f3a4-0b1c-4d2e-8f30-41526374850${n}`;
const [premium, audio] = ['0A1B2C3D-4E5F-4061-8293-A4B5C6D7E801', '0A1B2C3D-4E5F-4061-8293-A4B5C6D7E851'];

/**
 * What Partner Center sends along that no transfer needs: addresses of resources, who asked and by which mail, the line
 * numbers of the legacy protocol (which are all zero in some samples), and the direction, on which nothing may depend.
 */
const notRead = new Set([
  'links',
  'attributes',
  'id of a line',
  'lastModifiedUser',
  'partnertenantid',
  'customerEmailId',
  'targetPartnerEmailId',
  'ignoreEligibilityCheck',
  'transferDirection',
  'transferType',
  'status',
]);

const lower = (text: string): string => text.toLowerCase();

let server: ScriptedServer;
beforeEach(async () => {
  server = await createScriptedServer();
});
afterEach(() => server.close());

describe('TRF-8: the legacy answers', () => {
  test('create: what the service filled in is there, and the request was as it has to be', async () => {
    server.answer(`POST ${at}`, { status: 201, body: fixture('legacy-create') });
    const request = { customerId, providerTenantId: target, subscriptionIds: [subscription(1), subscription(3)] };
    const made = await server
      .connect()
      .protocol('legacy')
      .open({ ...request, partnerIdOnRecord: '5139005' }, {});
    expect(made).toEqual({
      id: legacyId,
      customerId,
      protocol: 'legacy',
      status: 'active',
      sourceTenantId: source,
      targetTenantId: target,
      createdAt: '2021-05-12T16:21:47.491Z',
      modifiedAt: '2021-05-12T16:21:47.000Z',
      lines: [
        {
          subscriptionId: subscription(1),
          name: 'Business Premium for the head office',
          quantity: 25,
          offerId: premium,
          billingCycle: 'annual',
          addons: [
            {
              subscriptionId: subscription(2),
              name: 'Audio Conferencing',
              quantity: 25,
              offerId: audio,
              billingCycle: 'annual',
            },
          ],
        },
        {
          subscriptionId: subscription(3),
          name: 'Microsoft Azure',
          quantity: 1,
          offerId: 'MS-AZR-0145P',
          billingCycle: 'monthly',
          addons: [],
        },
      ],
    });
    expect(JSON.parse(server.received[0]?.body ?? '')).toEqual({
      sourcePartnerTenantId: 'b0000000-0000-4000-8000-000000000001',
      targetPartnerTenantId: target,
      lineItems: [1, 3].map((n) => ({ subscriptionId: subscription(n), partnerIdOnRecord: '5139005' })),
    });
  });

  test('get: a complete transfer with orders, groups and outcomes', async () => {
    server.answer(`GET ${at}/${legacyId}`, { body: fixture('legacy-get-complete') });
    const read = await server.connect().transfer(customerId, legacyId);
    expect(read).toMatchObject({
      status: 'complete',
      customerName: 'Lamarque Bakery',
      sourceName: 'Source Cloud',
      targetName: 'Target Distribution',
      lines: [
        {
          partnerIdOnRecord: '5139005',
          groupId: '0',
          outcome: 'complete',
          orderId: 'hQw3c7n0b5sY9pKd2m4Rz1',
          addons: [{ outcome: 'complete', groupId: '0', orderId: 'hQw3c7n0b5sY9pKd2m4Rz1' }],
        },
        { groupId: '1', outcome: 'complete', orderId: 'hQw3c7n0b5sY9pKd2m4Rz2', addons: [] },
      ],
    });
  });

  test('list: a bare array of every status, oldest first', async () => {
    server.answer(`GET ${at}`, { body: fixture('legacy-list') });
    const read = await server.connect().transfers(customerId);
    expect(read.map(({ status }) => status)).toEqual(['rejected', 'complete', 'partlyComplete']);
    expect(read[2]?.lines).toMatchObject([
      { outcome: 'complete' },
      { outcome: 'failed', error: { code: '900103', text: expect.stringContaining('current state: None') } },
    ]);
  });

  test('accept with errors: which groups go through, and which do not and why', async () => {
    server.answer(`POST ${at}/${legacyId}/accept`, { body: fixture('legacy-accept-with-errors') });
    expect(await server.connect().protocol('legacy').accept(ref, [], {})).toEqual({
      orderIds: ['hQw3c7n0b5sY9pKd2m4Rz3'],
      failed: [
        {
          groupId: '1',
          subscriptionIds: [subscription(5), subscription(6)],
          code: '900103',
          text: expect.stringContaining('SyncComplete'),
        },
        {
          groupId: '2',
          subscriptionIds: [subscription(7)],
          code: '900103',
          text: expect.stringContaining('already been transfered'),
        },
      ],
    });
    expect(server.received[0]).toMatchObject({ body: '' });
  });

  test.each([[undefined], [{}], [{ orders: null, transferErrors: null }]])(
    'accept answered with %p is an acceptance',
    async (body) => {
      server.answer(`POST ${at}/${legacyId}/accept`, { ...(body === undefined ? {} : { body }) });
      const accepted = await server.connect().protocol('legacy').accept(ref, [], {});
      expect(accepted).toEqual({ orderIds: [], failed: [] });
    },
  );

  test('reject and withdraw: the words and the methods of the pages', async () => {
    server.answer(`PATCH ${at}/${legacyId}`, { body: fixture('legacy-reject') });
    server.answer(`DELETE ${at}/${legacyId}`, { status: 204 });
    const legacy = server.connect().protocol('legacy');
    await legacy.reject(ref, {});
    await legacy.cancel(ref, {});
    expect(server.received.map(({ method, body }) => [method, body === '' ? body : JSON.parse(body)])).toEqual([
      ['PATCH', { id: legacyId, status: 'reject' }],
      ['DELETE', ''],
    ]);
  });
});

describe('the new-commerce answers', () => {
  const ncRef = { ...ref, transferId: newCommerceId };

  test('create: pending, without lines, with its last day; the request names what its page requires', async () => {
    server.answer(`POST ${at}`, { status: 201, body: fixture('new-commerce-create') });
    const made = await server
      .connect()
      .protocol('newCommerce')
      .open(
        {
          customerId,
          customerName: 'Lamarque Bakery',
          sourceTenantId: source,
          sourceName: 'Source Cloud',
          customerEmail: 'office@lamarque.example',
          partnerIdOnRecord: '5139005',
          productTypes: ['OnlineServicesNCE', 'AzureSubscription'],
        },
        { requestId: 'r-1' },
      );
    expect(made).toEqual({
      id: newCommerceId,
      customerId,
      protocol: 'newCommerce',
      status: 'active',
      sourceTenantId: source,
      targetTenantId: target,
      sourceName: 'Source Cloud',
      targetName: 'Target Distribution',
      customerName: 'Lamarque Bakery',
      createdAt: '2026-02-03T09:15:00.250Z',
      modifiedAt: '2026-02-03T09:15:00.000Z',
      expiresAt: '2026-03-05T09:15:00.250Z',
      productTypes: ['OnlineServicesNCE', 'AzureSubscription'],
      partnerIdOnRecord: '5139005',
      lines: [],
    });
    expect(server.received[0]?.headers['ms-requestid']).toBe('r-1');
    expect(JSON.parse(server.received[0]?.body ?? '')).toEqual({
      transferType: 5,
      sourcePartnerTenantId: source,
      sourcePartnerName: 'Source Cloud',
      targetPartnerTenantId: 'b0000000-0000-4000-8000-000000000001',
      customerEmailId: 'office@lamarque.example',
      customerName: 'Lamarque Bakery',
      partnerOnRecord: '5139005',
      targetProductTypes: ['OnlineServicesNCE', 'AzureSubscription'],
    });
  });

  test('get: on its way at the source, complete at the target, where the ids are new and the numbers the same', async () => {
    server.answer(
      `GET ${at}/${newCommerceId}`,
      { body: fixture('new-commerce-get-in-progress-source') },
      { body: fixture('new-commerce-get-complete-target') },
    );
    const connection = server.connect();
    expect(await connection.transfer(customerId, newCommerceId)).toMatchObject({
      status: 'inProgress',
      lines: [
        { item: 0, subscriptionId: subscription(8), productType: 'OnlineServicesNCE', quantity: 60 },
        { item: 1, subscriptionId: subscription(9), productType: 'AzureSubscription' },
      ],
    });
    expect(await connection.transfer(customerId, newCommerceId)).toMatchObject({
      status: 'complete',
      completedAt: '2026-02-10T11:00:00.000Z',
      lines: [
        { item: 0, subscriptionId: 'e0f1a2b3-c4d5-4e6f-8091-a2b3c4d5e601', orderId: 'ord-9f1', outcome: 'complete' },
        { item: 1, subscriptionId: 'e0f1a2b3-c4d5-4e6f-8091-a2b3c4d5e602', orderId: 'ord-9f2', outcome: 'complete' },
      ],
    });
  });

  test('list: types as text or number, hidden or null lines, PascalCase, and a status that nobody knows', async () => {
    server.answer(`GET ${at}`, { body: fixture('new-commerce-list') });
    const read = await server.connect().transfers(customerId);
    expect(read.map(({ protocol, status, lines }) => [protocol, status, lines])).toEqual([
      ['newCommerce', 'expired', []],
      ['newCommerce', 'withdrawn', []],
      ['newCommerce', 'unknown', []],
      ['newCommerce', 'active', []],
    ]);
    expect(read[0]).not.toHaveProperty('productTypes');
    expect(read[2]).not.toHaveProperty('expiresAt');
    expect(read[3]?.productTypes).toEqual(['OnlineServicesNCE', 'AzureSubscription']);
  });

  test('submit and cancel: the words of the page, and the product type of each line', async () => {
    server.answer(`PATCH ${at}/${newCommerceId}`, { body: fixture('new-commerce-get-in-progress-source') });
    server.answer(`GET /v1/customers/${customerId}/subscriptions`, {
      body: {
        items: [
          { id: subscription(8).toUpperCase(), productType: { id: 'OnlineServicesNCE' } },
          { id: subscription(7), productType: { id: 'SoftwareSubscription' } },
          { id: subscription(5), productType: { id: 'AzureSavingsPlan' } },
        ],
      },
    });
    const protocol = server.connect().protocol('newCommerce');
    await protocol.accept(
      ncRef,
      [
        { subscriptionId: subscription(8), kind: 'term' },
        { subscriptionId: subscription(7), kind: 'term' },
        { subscriptionId: subscription(9), kind: 'azurePlan' },
        { subscriptionId: subscription(6), kind: 'reservation' },
        { subscriptionId: subscription(5), kind: 'term' },
        { subscriptionId: subscription(4), kind: 'unknown' },
      ],
      {},
    );
    await protocol.cancel({ ...ncRef, customerName: 'Lamarque Bakery' }, {});
    const [submission, cancellation] = server.received
      .filter(({ method }) => method === 'PATCH')
      .map(({ body }) => JSON.parse(body) as unknown);
    expect(submission).toEqual({
      id: newCommerceId,
      status: 'InProgress',
      transferType: 5,
      sourcePartnerTenantId: source,
      targetPartnerTenantId: target,
      lineItems: [
        { subscriptionId: subscription(8), productType: 'OnlineServicesNCE' },
        { subscriptionId: subscription(7), productType: 'Software' },
        { subscriptionId: subscription(9), productType: 'AzureSubscription' },
        { subscriptionId: subscription(6), productType: 'AzureReservation' },
        { subscriptionId: subscription(5), productType: 'AzureSavingsPlan' },
        { subscriptionId: subscription(4), productType: 'OnlineServicesNCE' },
      ],
    });
    expect(cancellation).toEqual({
      id: newCommerceId,
      status: 'Cancel',
      sourcePartnerTenantId: source,
      targetPartnerTenantId: target,
      customerName: 'Lamarque Bakery',
    });
  });
});

test.each([
  'legacy-create',
  'legacy-get-complete',
  'legacy-reject',
  'legacy-list',
  'new-commerce-create',
  'new-commerce-get-in-progress-source',
  'new-commerce-get-complete-target',
])('%s is read without loss: every value that a transfer needs is in what was read', async (name) => {
  const body = fixture(name);
  server.answer(`GET ${at}`, { body: Array.isArray(body) ? body : [body] });
  const read = leavesOf(await server.connect().transfers(customerId), new Set()).map(lower);
  const missing = leavesOf(body, notRead).filter((value) => !read.includes(lower(value)));
  expect(missing).toEqual([]);
});

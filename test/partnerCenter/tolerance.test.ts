import { explain } from '../../src/partnerCenter/eligibility';
import { kindOf } from '../../src/partnerCenter/subscriptions';
import { createScriptedServer, type ScriptedServer } from './support/scriptedServer';

const customerId = 'a0000000-0000-4000-8000-000000000001';
const customer = `/v1/customers/${customerId}`;
const upper = 'E0000000-0000-4000-8000-0000000000AB';
const lower = upper.toLowerCase();

describe('what the service varies', () => {
  let server: ScriptedServer;
  beforeEach(async () => {
    server = await createScriptedServer();
  });
  afterEach(() => server.close());

  const transfer = (change: Record<string, unknown> = {}) => ({
    id: upper,
    status: 'Active',
    createdTime: '2021-05-03T10:11:12.1234567Z',
    lastModifiedTime: '2021-05-03T10:11:12Z',
    customerTenantId: customerId,
    partnertenantid: customerId,
    sourcePartnerTenantId: customerId.toUpperCase(),
    targetPartnerTenantId: customerId,
    lineItems: [
      { id: 0, subscriptionId: upper, quantity: 3, billingCycle: 'annual', friendlyName: 'A', addonItems: [] },
    ],
    links: { self: { uri: '/customers/x', method: 'GET', headers: [] } },
    attributes: { objectType: 'TransferEntity' },
    ...change,
  });

  it('GUID case and fractions of a second', async () => {
    server.answer(`GET ${customer}/transfers`, { body: [transfer()] });
    expect(await server.connect().transfers(customerId)).toEqual([
      {
        id: lower,
        customerId,
        protocol: 'legacy',
        status: 'active',
        sourceTenantId: customerId,
        targetTenantId: customerId,
        createdAt: '2021-05-03T10:11:12.123Z',
        modifiedAt: '2021-05-03T10:11:12.000Z',
        lines: [{ subscriptionId: lower, name: 'A', quantity: 3, billingCycle: 'annual', addons: [] }],
      },
    ]);
  });

  it('PascalCase throughout, a missing list of add-ons, and the envelope in place of a bare array', async () => {
    const pascal = {
      Items: [
        {
          Id: upper,
          Status: 'PartiallyComplete',
          CreatedTime: '2021-05-03T10:11:12Z',
          CustomerTenantId: customerId,
          SourcePartnerTenantId: customerId,
          TargetPartnerTenantId: customerId,
          LineItems: [
            { SubscriptionId: upper, Status: 'Failed', TransferError: { Code: 900103, Description: 'why' } },
            { SubscriptionId: upper, Status: 'Complete', OrderId: 'o-1' },
          ],
        },
      ],
    };
    server.answer(`GET ${customer}/transfers`, { body: pascal });
    expect(await server.connect().transfers(customerId)).toMatchObject([
      {
        status: 'partlyComplete',
        lines: [
          { outcome: 'failed', error: { code: '900103', text: 'why' } },
          { outcome: 'complete', orderId: 'o-1' },
        ],
      },
    ]);
  });

  it.each([
    ['Active', 'active'],
    ['InProgress', 'inProgress'],
    ['Complete', 'complete'],
    ['Completed', 'complete'],
    ['Reject', 'rejected'],
    ['Expired', 'expired'],
    ['Failed', 'failed'],
    ['Pending', 'active'],
    ['Cancel', 'withdrawn'],
    ['Canceled', 'withdrawn'],
    ['Cancelled', 'withdrawn'],
    ['SomethingNew', 'unknown'],
  ])('the transfer status %s is read as %s', async (given, status) => {
    server.answer(`GET ${customer}/transfers/${lower}`, { body: transfer({ status: given }) });
    expect(await server.connect().transfer(customerId, lower)).toMatchObject({ status });
  });

  it.each([
    [3, 'newCommerce'],
    ['3', 'newCommerce'],
    [5, 'newCommerce'],
    ['5', 'newCommerce'],
    ['NewCommerce', 'newCommerce'],
    [1, 'legacy'],
    [null, 'legacy'],
    [undefined, 'legacy'],
  ])('transferType %p makes it a %s transfer', async (transferType, protocol) => {
    server.answer(`GET ${customer}/transfers/${lower}`, { body: transfer({ transferType, transferDirection: 2 }) });
    expect(await server.connect().transfer(customerId, lower)).toMatchObject({ protocol });
  });

  it.each([
    ['no list', undefined],
    ['nothing', null],
    ['an empty list', []],
    ['lines without their subscriptions', [{ id: 0 }, { id: 1, subscriptionId: null }]],
  ])('TRF-12: a request that hides its lines behind %s is read without lines', async (_, lineItems) => {
    const hidden = transfer({
      transferType: 5,
      status: 'Pending',
      completedTime: null,
      expirationTime: null,
      lineItems,
    });
    server.answer(`GET ${customer}/transfers/${lower}`, { body: hidden });
    const read = await server.connect().transfer(customerId, lower);
    expect(read).toMatchObject({ status: 'active', lines: [] });
    expect(read).not.toHaveProperty('expiresAt');
    expect(read).not.toHaveProperty('completedAt');
  });

  it('404 900100 is "not there", any other 404 is an error', async () => {
    server.answer(`GET ${customer}/transfers/${lower}`, { status: 404, body: { code: '900100' } });
    expect(await server.connect().transfer(customerId, lower)).toBeUndefined();
    server.answer(`GET ${customer}/transfers/${lower}`, { status: 404, body: { code: 1000 } });
    await expect(server.connect().transfer(customerId, lower)).rejects.toMatchObject({ details: { code: '1000' } });
  });

  it.each([
    ['in the body', { continuationToken: 'next-1' }],
    [
      'in the link only',
      { links: { next: { uri: '/v1/customers', headers: [{ key: 'MS-ContinuationToken', value: 'next-1' }] } } },
    ],
  ])('customers page on with the token %s', async (_, more) => {
    const item = (n: number) => ({ id: String(n), companyProfile: { companyName: `C${n}`, domain: 'c.example' } });
    const relationships = { body: { items: [], totalCount: 0 } };
    server.answer('GET /v1/relationships', relationships);
    server.answer(
      'GET /v1/customers',
      { body: { items: [item(1)], ...more } },
      { body: { items: [item(2)], links: {} } },
    );
    const names: string[] = [];
    for await (const { name } of server.connect().customers()) names.push(name);
    expect(names).toEqual(['C1', 'C2']);
    const second = server.received.filter(({ url }) => url.startsWith('/v1/customers'))[1];
    expect(second?.url).toBe('/v1/customers?seekOperation=Next');
    expect(second?.headers['ms-continuationtoken']).toBe('next-1');
  });

  it('a subscription with hardly any field, and a status nobody knows', async () => {
    server.answer(`GET ${customer}/subscriptions`, {
      body: { items: [{ id: upper }, { id: upper, status: 'odd' }, { id: upper, status: 2 }] },
    });
    expect(await server.connect().subscriptions(customerId)).toMatchObject([
      { id: lower, name: '', kind: 'unknown', quantity: 0, status: 'unknown' },
      { status: 'unknown' },
      { status: 'suspended' },
    ]);
  });

  it('customers without a profile, with a null domain, with ids in either case', async () => {
    server.answer('GET /v1/relationships', { body: [] });
    server.answer('GET /v1/customers', {
      body: [
        { id: upper },
        { Id: upper, CompanyProfile: { CompanyName: null, Domain: 'c.example' } },
        { id: lower, companyProfile: { companyName: 'C', domain: null }, relationshipToPartner: 'new word' },
      ],
    });
    const found = [];
    for await (const one of server.connect().customers()) found.push(one);
    expect(found).toEqual([
      { id: lower, name: '', domain: '', kind: 'direct' },
      { id: lower, name: 'c.example', domain: 'c.example', kind: 'direct' },
      { id: lower, name: 'C', domain: '', kind: 'direct' },
    ]);
  });

  it('a partner without a name or an MPN ID, in an envelope or as a bare array', async () => {
    const partner = { id: upper, relationshipType: null, state: 'Odd' };
    server.answer('GET /v1/relationships', { body: [partner] }, { body: { Items: [partner] } });
    const connection = server.connect();
    expect(await connection.partners('reseller')).toEqual([{ tenantId: lower, name: '' }]);
    expect(await connection.partners('reseller')).toEqual([{ tenantId: lower, name: '' }]);
  });

  it('a quantity written as text, and one that is none', async () => {
    server.answer(`GET ${customer}/subscriptions`, {
      body: [
        { id: upper, quantity: '7' },
        { id: upper, quantity: 'many' },
        { id: upper, quantity: null },
      ],
    });
    const found = await server.connect().subscriptions(customerId);
    expect(found.map(({ quantity }) => quantity)).toEqual([7, 0, 0]);
  });
});

describe('kinds of subscriptions', () => {
  it.each([
    ['legacy license', { offerid: '0ffe0000-0000-4000-8000-000000000001' }, 'license'],
    ['Azure pay as you go', { offerid: 'ms-azr-0145p' }, 'azurePayg'],
    ['Azure plan', { offerid: 'DZH318Z0BPS6:0001:DZH318Z0BMJX', producttype: { id: 'Azure' } }, 'azurePlan'],
    ['reservation', { offerid: 'DZH318Z0BQ4H:00B3:X', producttype: { id: 'AzureReservation' } }, 'reservation'],
    ['software with a term', { offerid: 'DG7GMGF0FKX9:0003:X' }, 'term'],
    [
      'new-commerce license',
      { offerid: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971', producttype: { id: 'OnlineServicesNCE' } },
      'term',
    ],
    ['marketplace', { offerid: 'DZH318Z08C7D:0005:X', producttype: { id: 'SaaS' } }, 'saas'],
    ['third party', { offerid: 'DZH318Z08C7D:0005:X', ismicrosoftproduct: false }, 'saas'],
    ['trial', { offerid: '0ffe0000-0000-4000-8000-000000000001', istrial: true }, 'trial'],
    ['anything else', { offerid: 'MS-AZR-9999P' }, 'unknown'],
  ])('CON-8, CON-9: %s', (_, wire, kind) => {
    expect(kindOf({ id: 'x', ...wire })).toBe(kind);
  });
});

describe('why a subscription cannot move', () => {
  const base = { id: 'x', name: '', offerId: '', kind: 'license', quantity: 1, status: 'active' } as const;

  it.each([
    ['Subscription: 123 is in state: Deleted', base, { kind: 'state', state: 'deleted' }],
    [
      `subscription is already part of another transfer request id : ${upper}`,
      base,
      { kind: 'inTransfer', transferId: lower },
    ],
    ['anything', { ...base, parentId: 'y' }, { kind: 'addon' }],
    ['anything', { ...base, kind: 'saas' as const }, { kind: 'unsupported', what: 'saas' }],
    ['a new reason', base, { kind: 'other', text: 'a new reason' }],
    ['a new reason', undefined, { kind: 'other', text: 'a new reason' }],
  ])('CON-10: %s', (text, subject, reason) => {
    expect(explain(text, subject)).toEqual(reason);
  });
});

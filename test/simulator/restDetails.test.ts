import { alize, boreal, lumen, meridian, nordwind } from '../../src/simulator/world/organizations';
import { customerId, subscriptionId } from '../../src/simulator/world/worldIds';
import { createStage, type RawOptions, readyToTransfer, type Stage } from './support/stage';

const contoso = `/v1/customers/${customerId(1)}`;
const license = `${contoso}/subscriptions/${subscriptionId(1, 1)}`;
const addon = `${contoso}/subscriptions/${subscriptionId(1, 51)}`;

type Body = Record<string, never> & { id: string; code: number; attributes: { etag: string } };

describe('the rest of the API, as the pages describe it', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await createStage({ transferDelayMs: 60_000 });
  });
  afterEach(() => stage.close());

  const call = async (tenant: string, method: string, path: string, options: RawOptions = {}) => {
    const { status, body, headers } = await stage.raw(tenant, method, path, options);
    return { status, body: body as Body, headers };
  };
  const codeOf = async (...args: Parameters<typeof call>) => {
    const { status, body } = await call(...args);
    return `${status} ${body?.code ?? ''}`.trim();
  };
  const make = (tenantId: string, what: object) => stage.control('PATCH', `/_sim/partners/${tenantId}`, what);

  describe('subscriptions', () => {
    test('an ETag is id and version in base64, moves with every change, and a stale one gets 400 2055', async () => {
      const { body: read } = await call(boreal, 'GET', license);
      const { etag } = read.attributes;
      expect(JSON.parse(Buffer.from(etag, 'base64').toString())).toEqual({ id: subscriptionId(1, 1), version: 1 });
      const more = { body: { ...read, quantity: 26 }, headers: { 'If-Match': `"${etag}"` } };
      const changed = await call(boreal, 'PATCH', license, more);
      expect(changed).toMatchObject({ status: 200, body: { quantity: 26, autoRenewEnabled: true } });
      expect(changed.headers.get('x-sim-assumption')).toBeNull();
      expect(changed.body.attributes.etag).not.toBe(etag);
      expect(await codeOf(boreal, 'PATCH', license, more)).toBe('400 2055');
      expect(await codeOf(boreal, 'PATCH', license, { body: { Quantity: 27, Attributes: { Etag: etag } } })).toBe(
        '400 2055',
      );
    });

    test('names of parameters are read in any case', async () => {
      const path = `${contoso}/transferseligibility?TRANSFERTYPE=DirectToIndirect`;
      expect((await call(boreal, 'GET', path)).status).toBe(200);
    });

    test('a body without autoRenewEnabled turns renewal off, and one without ETag is taken as ours', async () => {
      const changed = await call(boreal, 'PATCH', license, { body: { friendlyName: 'Desks' } });
      expect(changed.body).toMatchObject({ friendlyName: 'Desks', autoRenewEnabled: false, quantity: 25 });
      expect(changed.headers.get('x-sim-assumption')).toContain('without an ETag');
    });

    test('suspended takes its add-ons along, lets nothing else be changed, and comes back', async () => {
      expect((await call(boreal, 'PATCH', license, { body: { status: 'suspended' } })).body).toMatchObject({
        status: 'suspended',
      });
      expect((await call(boreal, 'GET', addon)).body).toMatchObject({ status: 'suspended' });
      expect(await codeOf(boreal, 'PATCH', license, { body: { quantity: 30 } })).toBe('400 800091');
      expect((await call(boreal, 'PATCH', license, { body: { status: 'active' } })).body).toMatchObject({
        status: 'active',
      });
      await stage.control('PATCH', `/_sim/subscriptions/${subscriptionId(1, 1)}`, { status: 'deleted' });
      expect(await codeOf(boreal, 'PATCH', license, { body: { status: 'active' } })).toBe('400 2011');
    });

    test("another partner's subscription, a made-up status and seats of Azure are refused", async () => {
      expect(await codeOf(lumen, 'PATCH', license, { body: { quantity: 1 } })).toBe('404 1000');
      expect(await codeOf(boreal, 'PATCH', license, { body: { status: 'deleted' } })).toBe('400 2000');
      const azure = `${contoso}/subscriptions/${subscriptionId(1, 2)}`;
      expect(await codeOf(boreal, 'PATCH', azure, { body: { quantity: 5 } })).toBe('400 2000');
      expect(await codeOf(boreal, 'PATCH', license, { body: { quantity: 'many' } })).toBe('400 800002');
    });
  });

  describe('customers', () => {
    test('the billing profile is replaced under If-Match, and only so', async () => {
      const billing = `${contoso}/profiles/billing`;
      const { body: read } = await call(boreal, 'GET', billing);
      expect(read.attributes.etag).toMatch(/^-?\d+$/u);
      const body = { ...read, Email: 'new@contoso.example', email: undefined };
      expect(await codeOf(boreal, 'PUT', billing, { body })).toBe('400 2000');
      const headers = { 'If-Match': `"${read.attributes.etag}"` };
      expect((await call(boreal, 'PUT', billing, { body, headers })).body).toMatchObject({
        email: 'new@contoso.example',
      });
      expect(await codeOf(boreal, 'PUT', billing, { body, headers })).toBe('400 2055');
      expect(await codeOf(boreal, 'PUT', billing, { body: { companyName: '' }, headers })).toBe('400 2055');
    });

    const newcomer = (more: object = {}) => ({
      CompanyProfile: { Domain: 'newcomer.example' },
      BillingProfile: {
        Email: 'a@newcomer.example',
        Culture: 'EN-US',
        Language: 'En',
        CompanyName: 'Newcomer',
        DefaultAddress: { Country: 'CA', City: 'Laval', AddressLine1: '1 Street', PostalCode: 'H7A' },
      },
      ...more,
    });

    test('a provider creates a tenant for its reseller, and only for its reseller', async () => {
      const body = newcomer({ AssociatedPartnerId: boreal });
      expect(await codeOf(nordwind, 'POST', '/v1/customers', { body })).toBe('400 800016');
      await readyToTransfer(stage, []);
      const made = await call(nordwind, 'POST', '/v1/customers', { body });
      expect(made).toMatchObject({
        status: 201,
        body: { associatedPartnerId: boreal, relationshipToPartner: 'reseller' },
      });
      expect(await codeOf(boreal, 'GET', `/v1/customers/${made.body.id}`)).toBe('200');
      expect(await codeOf(meridian, 'GET', `/v1/customers/${made.body.id}`)).toBe('404 1000');
      expect(await codeOf(nordwind, 'POST', '/v1/customers', { body })).toBe('409 2000');
      expect(
        await codeOf(boreal, 'POST', '/v1/customers', {
          body: newcomer({ AssociatedPartnerId: lumen, CompanyProfile: { Domain: 'b.example' } }),
        }),
      ).toBe('403 900308');
    });

    test('a reseller relationship is removed when nothing active is left', async () => {
      const remove = { body: { relationshipToPartner: 'none' } };
      expect(await codeOf(boreal, 'PATCH', contoso, remove)).toBe('400 2000');
      const empty = `/v1/customers/${customerId(32)}`;
      expect(await call(boreal, 'PATCH', empty, remove)).toMatchObject({
        status: 200,
        body: { RelationshipToPartner: 'none' },
      });
      expect(await codeOf(boreal, 'GET', empty)).toBe('404 1000');
    });

    test('a direct invitation carries delegated administration in 2021 and not in 2026', async () => {
      const url = async () =>
        ((await call(boreal, 'GET', '/v1/customers/relationshiprequests')).body as { url?: string }).url;
      expect(await url()).toContain('DAP=true');
      await stage.control('PATCH', '/_sim/switches', { rules: 'current-2026' });
      expect(await url()).toContain(`partnerId=${boreal}&msppId=0&DAP=false#`);
    });

    test('an application alone may list customers, but not by partner', async () => {
      const token = await stage.token(boreal, { grant_type: 'client_credentials' });
      const filter = encodeURIComponent(
        JSON.stringify({ Field: 'IndirectReseller', Value: boreal, Operator: 'starts_with' }),
      );
      expect(await codeOf(boreal, 'GET', '/v1/customers?size=2', { token })).toBe('200');
      expect(await codeOf(boreal, 'GET', `/v1/customers?size=2&filter=${filter}`, { token })).toBe('403 900329');
    });
  });

  describe('orders', () => {
    const order = (lines: object[]) => ({ body: { billingCycle: 'annual', lineItems: lines } });
    const audio = '0ffe0000-0000-4000-8000-000000000051';
    const premium = '0ffe0000-0000-4000-8000-000000000001';

    test('a purchase needs the agreement, a known offer, and the base of an add-on', async () => {
      const orders = `/v1/customers/${customerId(3)}/orders`;
      const one = { lineItemNumber: 0, offerId: premium, quantity: 2 };
      expect(await codeOf(boreal, 'POST', orders, order([one]))).toBe('403 13605');
      expect(await codeOf(boreal, 'POST', `${contoso}/orders`, order([{ ...one, offerId: 'x' }]))).toBe('400 800004');
      expect(await codeOf(boreal, 'POST', `${contoso}/orders`, order([{ ...one, offerId: audio }]))).toBe('400 2000');
      const made = await call(boreal, 'POST', `${contoso}/orders`, order([one]));
      expect(made).toMatchObject({ status: 201, body: { status: 'completed', lineItems: [{ quantity: 2 }] } });
      const found = await call(boreal, 'GET', `${contoso}/subscriptions?order_id=${made.body.id}`);
      expect(found.body).toMatchObject({ totalCount: 1 });
      expect((await call(boreal, 'GET', `${contoso}/orders/${made.body.id}`)).body).toEqual(made.body);
      expect(await codeOf(boreal, 'GET', `${contoso}/orders/${customerId(1)}`)).toBe('404 1000');
    });

    test('restricted stops purchases in 2026', async () => {
      await stage.control('PATCH', '/_sim/switches', { rules: 'current-2026' });
      await make(boreal, { programStatus: 'restricted' });
      expect(await codeOf(boreal, 'POST', `${contoso}/orders`, order([{ offerId: premium, quantity: 1 }]))).toBe(
        '403 800039',
      );
      expect((await call(boreal, 'PATCH', license, { body: { quantity: 26 } })).status).toBe(200);
    });
  });

  describe('the activity log', () => {
    const since = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

    test('says who did what in which call, before and after, and pages by the token', async () => {
      const correlation = 'aaaaaaaa-0000-4000-8000-00000000000a';
      await call(boreal, 'PATCH', license, { body: { quantity: 30 }, headers: { 'MS-CorrelationId': correlation } });
      await call(boreal, 'PATCH', license, { body: { quantity: 31 } });
      const first = await call(boreal, 'GET', `/v1/auditrecords?startDate=${since()}&size=1`);
      expect(first.body).toMatchObject({
        totalCount: 1,
        items: [
          {
            id: expect.stringMatching(new RegExp(`^${boreal}_${customerId(1)}_.*_updatesubscription_\\d+$`, 'u')),
            partnerId: boreal,
            participants: [boreal],
            customerId: customerId(1),
            customerName: 'Contoso',
            userPrincipalName: 'partner-center@boreal.example',
            resourceType: 'subscription',
            operationType: 'update_subscription',
            operationStatus: 'succeeded',
            operationDate: expect.stringMatching(/\.\d{7}Z$/u),
            originalCorrelationId: correlation,
          },
        ],
      });
      const [record] = first.body.items as unknown as { resourceOldValue: string; resourceNewValue: string }[];
      expect(
        [record?.resourceOldValue, record?.resourceNewValue].map((text) => JSON.parse(text ?? '').quantity),
      ).toEqual([25, 30]);
      const token = first.body.continuationToken as unknown as string;
      const headers = { 'MS-ContinuationToken': token };
      const second = await call(boreal, 'GET', '/v1/auditrecords?seekOperation=Next', { headers });
      expect(second.body).toMatchObject({ items: [{ operationType: 'update_subscription' }] });
      expect(second.body).not.toHaveProperty('continuationToken');
    });

    test('reaches 90 days, 30 without a start, and understands both forms of a date', async () => {
      const log = async (query: string) => codeOf(boreal, 'GET', `/v1/auditrecords${query}`);
      const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
      expect(await log('')).toBe('200');
      expect(await log(`?startDate=${daysAgo(90).toISOString().slice(0, 10)}`)).toBe('200');
      expect(await log(`?startDate=${daysAgo(92).toISOString().slice(0, 10)}`)).toBe('400 2000');
      const american = `${daysAgo(9).toLocaleDateString('en-US')} 12:00:00 AM`;
      expect(await log(`?startDate=${encodeURIComponent(american)}`)).toBe('200');
      expect(await log('?startDate=yesterday')).toBe('400 2000');
    });

    test.each([
      ['ResourceType', 'Subscription', 'equals', 1],
      ['ResourceType', 'Transfer', 'equals', 0],
      ['CustomerId', customerId(1), 'equals', 1],
      ['CompanyName', 'TOSO', 'substring', 1],
      ['CompanyName', 'fabrikam', 'substring', 0],
    ])('is filtered by %s %s', async (Field, Value, Operator, count) => {
      await call(boreal, 'PATCH', license, { body: { quantity: 30 } });
      const filter = encodeURIComponent(JSON.stringify({ Field, Value, Operator }));
      const { body } = await call(boreal, 'GET', `/v1/auditrecords?startDate=${since()}&filter=${filter}`);
      expect(body.items).toHaveLength(count);
    });

    test('is each tenant’s own, and no other filter is taken', async () => {
      await call(boreal, 'PATCH', license, { body: { quantity: 30 } });
      expect((await call(lumen, 'GET', `/v1/auditrecords?startDate=${since()}`)).body.items).toEqual([]);
      const filter = encodeURIComponent(JSON.stringify({ Field: 'Colour', Value: 'red', Operator: 'equals' }));
      expect(await codeOf(boreal, 'GET', `/v1/auditrecords?filter=${filter}`)).toBe('400 2000');
    });
  });

  describe('agreements and profiles', () => {
    test.each([
      [`tenantId=${alize}`, '200'],
      ['mpnId=5139007', '200'],
      ['', '400 2001'],
      [`tenantId=${alize}&mpnId=5139007`, '400 2000'],
      ['tenantId=abc', '400 2000'],
      ['mpnId=abc', '400 2000'],
      ['mpnId=1', '400 2200'],
      ['mpnId=7200002', '400 2204'],
      ['mpnId=5139005', '400 2204'],
    ])('agreementstatus?%s gets %s', async (query, expected) => {
      expect(await codeOf(nordwind, 'GET', `/v1/compliance/csp/agreementstatus?${query}`)).toBe(expected);
    });

    test('agreementstatus knows regions and who has not signed', async () => {
      const status = '/v1/compliance/csp/agreementstatus?mpnId=5139007';
      await make(alize, { cspRegion: 'Asia' });
      expect(await codeOf(nordwind, 'GET', status)).toBe('400 2201');
      await make(nordwind, { cspRegion: 'Asia' });
      await make(alize, { mpaSigned: false });
      expect(await call(nordwind, 'GET', status)).toMatchObject({
        status: 400,
        body: { code: 2206, source: 'ComplianceController' },
      });
    });

    test('the attestation of the partner is retired in 2026; acceptance by the customer is not', async () => {
      const attest = {
        body: {
          primaryContact: { firstName: 'A', lastName: 'B', email: 'a@b.example' },
          templateId: '117a77b0-9360-443b-8795-c6dedc750cf9',
          dateAgreed: '2021-06-01',
          type: 'MicrosoftCustomerAgreement',
        },
      };
      const agreements = `/v1/customers/${customerId(3)}/agreements`;
      expect(await codeOf(boreal, 'POST', agreements, attest)).toBe('201');
      expect(await codeOf(boreal, 'POST', agreements, attest)).toBe('409 600061');
      await stage.control('PATCH', '/_sim/switches', { rules: 'current-2026' });
      expect(await codeOf(boreal, 'POST', agreements, attest)).toBe('400 900141');
      await stage.control('POST', `/_sim/customers/${customerId(3)}/agreement`, { how: 'direct' });
      const signed = `/v1/customers/${customerId(3)}/directSignedMicrosoftCustomerAgreementStatus`;
      expect((await call(boreal, 'GET', signed)).body).toEqual({ isSigned: true });
      await stage.control('PATCH', '/_sim/switches', { partnerAttestation: true });
      expect(await codeOf(boreal, 'POST', agreements, attest)).toBe('409 600061');
    });

    test('the legal profile, its vetting, and the last calls with their second factor', async () => {
      const legal = '/v1/profiles/legalbusiness?vettingVersion=';
      expect((await call(lumen, 'GET', `${legal}Current`)).body).toMatchObject({
        vettingStatus: 'pending',
        vettingSubStatus: 'entry',
      });
      expect((await call(lumen, 'GET', `${legal}LastFinalized`)).body).toMatchObject({ vettingStatus: 'authorized' });
      expect(await call(boreal, 'GET', '/v1/profiles/mpn?mpnId=1')).toMatchObject({
        status: 404,
        body: { code: 3000, source: 'PartnerFD' },
      });
      const requests = await call(boreal, 'GET', '/v1/partnerRequests');
      expect(requests.body.items).toMatchObject([
        { operationName: 'Get /v{version}/profiles/mpn', tenantId: boreal, mfaCompliant: true },
        { operationName: 'Get /v{version}/partnerRequests' },
      ]);
    });
  });
});

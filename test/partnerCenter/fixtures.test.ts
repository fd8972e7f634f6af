import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseError } from '../../src/partnerCenter/errors';
import { createHttp, type PartnerCenterHttp } from '../../src/partnerCenter/http';
import { legalProfileOf } from '../../src/partnerCenter/legalProfile';
import { mfaComplianceOf } from '../../src/partnerCenter/mfaRequests';
import { partnerAgreementOf } from '../../src/partnerCenter/partnerAgreement';
import type { PartnerCenterConnection } from '../../src/partnerCenter/partnerCenter';
import { apiProfile } from '../../src/partnerCenter/profile';
import { createScriptedServer, type ScriptedServer } from './support/scriptedServer';

/** Answers in the shapes that the documentation's samples have, with ids of our own. */
const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(join(__dirname, 'fixtures', `${name}.json`), 'utf8')) as unknown;

interface FailureFixture {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body: unknown;
}

const id = (n: number): string => `d1a0c3f0-6b7e-4c11-9f52-${n.toString(16).padStart(12, '0')}`;
const contoso = id(0x10);
const customer = `/v1/customers/${contoso}`;
const nordwind = { tenantId: id(0x40), name: 'Nordwind', mpnId: '4500001' };
const billTo = {
  companyName: 'Contoso',
  lines: ['12, rue Saint-Jean', 'Bureau 4', 'Québec QC G1R 1P8', 'CA'],
  email: 'billing@contoso.example',
};

describe('the documented answers are read without loss', () => {
  let server: ScriptedServer;
  let connection: PartnerCenterConnection;
  let http: PartnerCenterHttp;
  beforeEach(async () => {
    server = await createScriptedServer();
    connection = server.connect();
    http = createHttp({ baseUrl: server.url, tokens: { token: async () => 'opaque' } });
  });
  afterEach(() => server.close());

  const answers = (path: string, ...names: readonly string[]) =>
    server.answer(`GET ${path}`, ...names.map((name) => ({ body: fixture(name) })));
  const path = () => server.received.at(-1)?.url;

  it('customers, on two pages', async () => {
    server.answer('GET /v1/relationships', { body: { items: [] } });
    answers('/v1/customers', 'customersPage1', 'customersPage2');
    const found = [];
    for await (const one of connection.customers()) found.push(one);
    expect(found).toEqual([
      { id: contoso, name: 'Contoso', domain: 'contoso.example', kind: 'direct' },
      { id: id(0x11), name: 'Fabrikam & Söhne', domain: 'fabrikam.example', kind: 'direct' },
      { id: id(0x12), name: 'Wingtip Toys', domain: 'wingtip.example', kind: 'direct' },
    ]);
    expect(path()).toBe('/v1/customers?size=2&seekOperation=Next');
    expect(server.received.at(-1)?.headers['ms-continuationtoken']).toBe('AAAB-page-2');
  });

  it('a customer', async () => {
    answers(customer, 'customer');
    server.answer(`GET ${customer}/relationships`, { body: { items: [] } });
    expect(await connection.customer(contoso)).toEqual({
      id: contoso,
      name: 'Contoso',
      domain: 'contoso.example',
      kind: 'direct',
    });
  });

  it('EXT-6, EXT-7: a billing profile', async () => {
    answers(`${customer}/profiles/billing`, 'billingProfile');
    expect(await connection.billTo(contoso)).toEqual(billTo);
  });

  it('partner relationships, with either name of the MPN ID', async () => {
    answers('/v1/relationships', 'relationships');
    expect(await connection.partners('reseller')).toEqual([
      nordwind,
      { tenantId: id(0x41), name: 'Meridian', mpnId: '4500002' },
    ]);
    expect(path()).toBe('/v1/relationships?relationship_type=IsIndirectResellerOf');
  });

  it('partners of a customer, in both spellings of the type and with one that nobody knows', async () => {
    answers(`${customer}/relationships`, 'customerRelationships');
    expect(await connection.partnersOfCustomer(contoso)).toEqual([
      { ...nordwind, callerIs: 'reseller' },
      { tenantId: id(0x42), name: 'Boréal', callerIs: 'provider' },
      { tenantId: id(0x43), name: 'Alizé', callerIs: 'unknown' },
    ]);
  });

  const licenseOffer = '031C9E47-4802-4248-838E-778FB1D2CC05';
  const base = {
    id: id(0x50),
    name: 'Office for everyone',
    offerId: licenseOffer,
    kind: 'license',
    quantity: 25,
    status: 'active',
    orderId: id(0xa0),
  };
  const addOn = { ...base, id: id(0x51), name: 'Audio Conferencing', parentId: id(0x50), orderId: id(0xa1) };

  it('CON-2, CON-4, CON-9: subscriptions of every kind, with ids in upper case', async () => {
    answers(`${customer}/subscriptions`, 'subscriptions');
    expect(await connection.subscriptions(contoso)).toEqual([
      base,
      addOn,
      {
        id: id(0x52),
        name: 'Azure pay as you go',
        offerId: 'MS-AZR-0145P',
        kind: 'azurePayg',
        quantity: 1,
        status: 'active',
        azureId: id(0x62),
        orderId: id(0xa2),
      },
      {
        id: id(0x53),
        name: 'Microsoft 365 Business Basic',
        offerId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971',
        kind: 'term',
        quantity: 25,
        status: 'active',
        orderId: id(0xa3),
      },
      {
        id: id(0x54),
        name: 'Backup by Tailspin',
        offerId: 'DZH318Z08C7D:0005:DZH318Z0B9NR',
        kind: 'saas',
        quantity: 25,
        status: 'unknown',
        orderId: id(0xa4),
        publisher: 'Tailspin',
      },
    ]);
  });

  it('MCA-3 to MCA-6: confirmations and the customer’s own signature', async () => {
    answers(`${customer}/directSignedMicrosoftCustomerAgreementStatus`, 'directSignStatus');
    expect(await connection.agreement(contoso)).toBe('direct');
    server.answer(`GET ${customer}/directSignedMicrosoftCustomerAgreementStatus`, { body: { IsSigned: false } });
    answers(`${customer}/agreements`, 'customerAgreements');
    answers(`${customer}/relationships`, 'customerRelationships');
    expect(await connection.agreement(contoso)).toBe('throughProvider');
    server.answer(`GET ${customer}/relationships`, { body: { items: [] } });
    expect(await connection.agreement(contoso)).toBe('attestation');
    server.answer(`GET ${customer}/agreements`, { body: [] });
    expect(await connection.agreement(contoso)).toBe('none');
  });

  const acceptance = { firstName: 'Alex', lastName: 'Morin', email: 'alex@contoso.example', dateAgreed: '2026-02-01' };

  it('MCA-3: a confirmation names the newest template', async () => {
    answers('/v1/agreements', 'agreementTemplates');
    server.answer(`POST ${customer}/agreements`, { status: 201, body: { type: 'MicrosoftCustomerAgreement' } });
    await connection.confirmAgreement(contoso, acceptance, { requestId: 'r-1' });
    expect(JSON.parse(server.received.at(-1)?.body ?? '')).toEqual({
      primaryContact: { firstName: 'Alex', lastName: 'Morin', email: 'alex@contoso.example' },
      templateId: '117a77b0-9360-443b-8795-c6dedc750cfa',
      dateAgreed: '2026-02-01T00:00:00Z',
      type: 'MicrosoftCustomerAgreement',
    });
  });

  it('MCA-3: without a template nothing is sent', async () => {
    server.answer('GET /v1/agreements', { body: { items: [] } });
    await expect(connection.confirmAgreement(contoso, acceptance, {})).rejects.toMatchObject({
      details: { left: false, verdict: { action: 'stop', explanation: 'partnerCenter.error.noTemplate' } },
    });
    expect(server.received.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('the Microsoft Partner Agreement, with the refusals that say something about it', async () => {
    const status = '/v1/compliance/csp/agreementstatus';
    answers(status, 'partnerAgreementStatus');
    expect(await partnerAgreementOf(http, id(1))).toBe('signed');
    expect(path()).toBe(`${status}?tenantId=${id(1)}`);
    server.answer(`GET ${status}`, { body: { IsAgreementSigned: false } });
    expect(await partnerAgreementOf(http, id(1))).toBe('unsigned');
    const told = [];
    for (const code of [2000, 2001, 2200, 2201, 2203, 2204, 2205, '2206']) {
      server.answer(`GET ${status}`, { status: 400, body: { code } });
      told.push(await partnerAgreementOf(http, id(1)));
    }
    expect(told).toEqual([
      'idNotTaken',
      'idNotTaken',
      'tenantUnknown',
      'otherRegion',
      'unsignedInRegion',
      'noReseller',
      'noAccount',
      'unsigned',
    ]);
    for (const [code, httpStatus] of [
      [900150, 403],
      [4711, 400],
      [2206, 403],
    ]) {
      server.answer(`GET ${status}`, { status: httpStatus ?? 0, body: { code } });
      await expect(partnerAgreementOf(http, id(1))).rejects.toMatchObject({ details: { code: String(code) } });
    }
  });

  it('profiles', async () => {
    answers('/v1/profiles/mpn', 'mpnProfile');
    answers('/v1/profiles/legalbusiness', 'legalProfile');
    expect(await legalProfileOf(http)).toEqual({
      companyName: 'Boréal Services inc.',
      contactEmail: 'camille@boreal.example',
      vetting: 'pending',
      vettingStep: 'email_ownership',
    });
    expect(await connection.profile()).toEqual({
      mpnId: '4500003',
      mpnCurrent: undefined,
      profileCurrent: false,
      anniversary: '',
      primaryContact: 'camille@boreal.example',
      mpnMailbox: '',
      timeZone: '',
      organizationName: 'Boréal Services inc.',
    });
  });

  it.each([
    [{ vettingStatus: 2, vettingSubStatus: 0 }, 'authorized', 'none'],
    [{ VettingStatus: 'Rejected', VettingSubStatus: 'BusinessVerification' }, 'rejected', 'business_verification'],
    [{ vettingStatus: 'new word' }, 'unknown', 'unknown'],
  ])('the vetting %j', async (body, vetting, vettingStep) => {
    server.answer('GET /v1/profiles/legalbusiness', { body });
    expect(await legalProfileOf(http)).toMatchObject({ vetting, vettingStep });
  });

  it.each([
    ['authorized', true],
    ['pending', false],
    ['rejected', false],
    ['somethingNew', undefined],
    [undefined, undefined],
  ])('ENR-1: a vetting status of %s makes the profile current: %s', async (vettingStatus, current) => {
    server.answer('GET /v1/profiles/mpn', { body: { mpnId: '5139005' } });
    server.answer('GET /v1/profiles/legalbusiness', { body: { companyName: 'Boréal Cloud', vettingStatus } });
    expect((await apiProfile(http)).profileCurrent).toBe(current);
  });

  it('audit records', async () => {
    jest.useFakeTimers({
      doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'setInterval'],
      now: new Date('2026-03-02T10:00:00Z'),
    });
    try {
      answers('/v1/auditrecords', 'auditRecords');
      const found = [];
      for await (const one of connection.auditRecords({ since: new Date('2026-02-01T00:00:00Z') })) found.push(one);
      expect(found).toEqual([
        {
          id: `2026-02-27T22:56:05.058Z|extend_relationship|${contoso}|${id(3)}`,
          at: '2026-02-27T22:56:05.058Z',
          operation: 'extend_relationship',
          resource: 'partner_customer_relationship',
          status: 'succeeded',
          participants: [],
          data: { IndirectProvider: 'Nordwind' },
          customerId: contoso,
          customerName: 'Contoso',
          by: 'camille@boreal.example',
          correlationId: id(3),
          newValue: '{"Id":"x"}',
        },
        {
          id: 'a-2',
          at: '2026-02-28T20:09:07.045Z',
          operation: 'create_transfer',
          resource: 'transfer',
          status: 'progress',
          participants: [id(0x40)],
          data: {},
          by: 'Partner Center Native App',
        },
      ]);
    } finally {
      jest.useRealTimers();
    }
  });

  it('whether calls of an application carried the claim of a multi-factor sign-in', async () => {
    answers('/v1/partnerRequests', 'partnerRequests');
    const seen = { requests: 2, compliant: 1, lastWithout: '2026-02-28T22:18:35.730Z' };
    expect(await mfaComplianceOf(http, id(6))).toEqual(seen);
    expect(await mfaComplianceOf(http, id(6).toUpperCase())).toEqual(seen);
    expect(await mfaComplianceOf(http, id(9))).toEqual({ requests: 0, compliant: 0 });
  });

  it('in whatever order calls are listed, and without their times', async () => {
    const call = (requestDateTime?: string) => ({ applicationId: id(6), mfaCompliant: false, requestDateTime });
    const listed = [call('2026-02-28T10:00:00'), call('2026-02-28T12:00:00Z'), call('2026-02-27T10:00:00'), call()];
    server.answer('GET /v1/partnerRequests', { body: { items: listed } });
    const lastWithout = '2026-02-28T12:00:00.000Z';
    expect(await mfaComplianceOf(http, id(6))).toEqual({ requests: 4, compliant: 0, lastWithout });
    server.answer('GET /v1/partnerRequests', { body: { items: [call()] } });
    expect(await mfaComplianceOf(http, id(6))).toEqual({ requests: 1, compliant: 0 });
  });
});

describe('the documented refusals', () => {
  const read = ({ status, headers = {}, body }: FailureFixture) =>
    parseError(status, JSON.stringify(body), new Headers(headers)).details;

  it('throttled', () => {
    expect(read(fixture('throttle') as FailureFixture)).toMatchObject({
      status: 429,
      description: 'Rate limit is exceeded. Try again in 57 seconds.',
      verdict: { action: 'retry', retryAfterMs: 57_000 },
    });
  });

  it('agreement confirmed before', () => {
    expect(read(fixture('agreementDuplicate') as FailureFixture)).toMatchObject({
      code: '600061',
      description: 'The agreement was already confirmed with this contact.',
      verdict: { action: 'stop', ask: 'nobody' },
    });
  });

  it('standard, with number and text codes', () => {
    const all = (fixture('standardErrors') as FailureFixture[]).map(read);
    expect(all.map(({ status, code, description }) => ({ status, code, description }))).toEqual([
      { status: 400, code: '2000', description: 'Tenant Id must be a GUID.' },
      { status: 400, code: '2001', description: 'Both MPN Id and Tenant Id cannot be empty.' },
      { status: 404, code: '3000', description: 'Organization with partner_id 9999999 could not be found.' },
      { status: 400, code: '2203', description: 'The reseller has not signed the agreement for the region.' },
    ]);
  });
});

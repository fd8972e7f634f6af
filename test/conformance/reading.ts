import type { CustomerSummary, PartnerCenterConnection } from '../../src/partnerCenter/partnerCenter';
import { PartnerCenterError } from '../../src/partnerCenter/partnerCenter';
import type { Recorded } from './exchanges';

/** Whose account is read, and what of it. */
export interface Account {
  readonly connection: PartnerCenterConnection;
  /** Everything that went over the wire so far. */
  readonly recorded: readonly Recorded[];
  /** At most so many customers are read in full, to be easy on the rate limits. */
  readonly customers: number;
  close(): Promise<void>;
}

const nobody = '00000000-0000-4000-8000-00000000dead';

/**
 * What the documentation says of the calls that change nothing, asked of any account: the simulator's or a real one.
 * The titles name the sections of Microsoft's pages: customers, subscriptions, transfers, relationships, audit, errors.
 */
export function reading(open: () => Promise<Account>): void {
  let account: Account;
  let customers: CustomerSummary[] = [];
  beforeAll(async () => {
    account = await open();
    for await (const customer of account.connection.customers()) customers.push(customer);
    customers = customers.toSorted((a, b) => a.id.localeCompare(b.id));
  }, 120_000);
  afterAll(async () => account?.close());

  /** The wire answers to the reads that `call` makes. */
  async function seen<T>(call: () => Promise<T>): Promise<{ value: T; wire: readonly Recorded[] }> {
    const before = account.recorded.length;
    const value = await call();
    return { value, wire: account.recorded.slice(before) };
  }

  const some = () => customers.slice(0, account.customers);

  test('customers: ids are unique tenant ids in lower case, every one has a name, and each page is a collection', () => {
    expect(customers.length).toBeGreaterThan(0);
    expect(new Set(customers.map(({ id }) => id)).size).toBe(customers.length);
    for (const { id, name, kind } of customers) {
      expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect(name).not.toBe('');
      expect(['direct', 'indirect']).toContain(kind);
    }
    const pages = account.recorded.filter(({ url }) => url.pathname.toLowerCase() === '/v1/customers');
    expect(pages.length).toBeGreaterThan(0);
    for (const { body } of pages) expect(body).toMatchObject({ items: expect.any(Array) });
  });

  test('customers: one read by its id is the one of the list', async () => {
    for (const customer of some()) expect(await account.connection.customer(customer.id)).toEqual(customer);
  });

  test('subscriptions: each has a known status, and the base of an add-on is one of the customer’s', async () => {
    for (const { id } of some()) {
      const { value: subscriptions, wire } = await seen(() => account.connection.subscriptions(id));
      expect(wire.at(-1)?.body).toMatchObject({ items: expect.any(Array) });
      const ids = new Set(subscriptions.map((one) => one.id));
      expect(ids.size).toBe(subscriptions.length);
      for (const one of subscriptions) {
        expect(one.name).not.toBe('');
        expect(one.status).not.toBe('unknown');
        expect(one.quantity).toBeGreaterThanOrEqual(0);
        if (one.parentId !== undefined) expect(ids).toContain(one.parentId);
      }
    }
  });

  test('CON-10: eligibility is a bare array about the customer’s own subscriptions, with a reason for each no', async () => {
    for (const { id, kind } of some()) {
      if (kind === 'indirect') continue;
      const { value: answers, wire } = await seen(() => account.connection.eligibility(id));
      const raw = wire.find(({ url }) => url.pathname.toLowerCase().endsWith('/transferseligibility'));
      expect(raw?.url.searchParams.get('transferType')).toBe('directtoindirect');
      expect(Array.isArray(raw?.body)).toBe(true);
      const own = new Set((await account.connection.subscriptions(id)).map((one) => one.id));
      for (const answer of answers) {
        expect(own).toContain(answer.subscriptionId);
        expect(answer.reason === undefined).toBe(answer.eligible);
      }
    }
  });

  test('TRF-8: transfers are a bare array, and one read by its id is the one of the list', async () => {
    for (const { id } of some()) {
      const { value: transfers, wire } = await seen(() => account.connection.transfers(id));
      expect(Array.isArray(wire.at(-1)?.body)).toBe(true);
      for (const transfer of transfers) {
        expect(transfer.customerId).toBe(id);
        expect(transfer.status).not.toBe('unknown');
        expect(Number.isNaN(Date.parse(transfer.createdAt))).toBe(false);
        expect([transfer.sourceTenantId, transfer.targetTenantId]).toContain(account.connection.tenantId);
        expect(await account.connection.transfer(id, transfer.id)).toEqual(transfer);
      }
    }
  });

  test('EXT-14: the partners of a customer are partners of this tenant', async () => {
    const known = [
      ...(await account.connection.partners('reseller')),
      ...(await account.connection.partners('provider')),
    ].map(({ tenantId }) => tenantId);
    for (const { id } of some()) {
      for (const { tenantId, name } of await account.connection.partnersOfCustomer(id)) {
        expect(known).toContain(tenantId);
        expect(name).not.toBe('');
      }
    }
  });

  test('MCA-4, MCA-5: what is known of the customer agreement is one of four things', async () => {
    for (const { id } of some())
      expect(['none', 'direct', 'attestation', 'throughProvider']).toContain(await account.connection.agreement(id));
  });

  test('EXT-6: a direct customer has bill-to information with a company name', async () => {
    for (const { id, kind } of some().slice(0, 3)) {
      if (kind === 'direct') expect((await account.connection.billTo(id)).companyName).not.toBe('');
    }
  });

  test('profile: it has an MPN ID and the organization’s name', async () => {
    const profile = await account.connection.profile();
    expect(profile.mpnId).toMatch(/^\d+$/);
    expect(profile.organizationName).not.toBe('');
  });

  test('transfers: one that does not exist is 404 900100, which reads as none', async () => {
    const [customer] = customers;
    const { value, wire } = await seen(async () => account.connection.transfer(customer?.id ?? '', nobody));
    expect(value).toBeUndefined();
    expect(wire.at(-1)?.status).toBe(404);
    // Documented as text, a number in every sample.
    expect(JSON.stringify(wire.at(-1)?.body)).toMatch(/"code":"?900100\b/);
  });

  test('errors: a customer that is none of this partner’s is refused in the standard shape, and the client says stop', async () => {
    const { value: error, wire } = await seen(() => account.connection.customer(nobody).catch((no: unknown) => no));
    expect(error).toBeInstanceOf(PartnerCenterError);
    if (!(error instanceof PartnerCenterError)) return;
    expect(error.details).toMatchObject({ answered: true, verdict: { action: 'stop' } });
    expect(error.details.status).toBeGreaterThanOrEqual(400);
    expect(error.details.status).toBeLessThan(500);
    const refused = wire.filter(({ status }) => status >= 400);
    for (const { body } of refused)
      expect(body).toMatchObject({ code: expect.anything(), description: expect.any(String) });
  });

  test('headers: every call names itself, and every answer repeats what it was asked with', () => {
    expect(account.recorded.length).toBeGreaterThan(10);
    for (const { sent, headers } of account.recorded) {
      expect(sent.get('ms-correlationid')).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get('ms-correlationid')).toBe(sent.get('ms-correlationid'));
      expect(headers.get('ms-requestid')).toBeTruthy();
    }
  });

  test('nothing but reads was sent', () => {
    expect(account.recorded.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
}

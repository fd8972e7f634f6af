import {
  type PartnerCenterConnection,
  PartnerCenterError,
  type SubscriptionKind,
  type Transfer,
} from '../../src/partnerCenter/partnerCenter';

/** Two tenants and a customer they share, with what of the customer's can move by the protocol. */
export interface Parties {
  readonly partner: PartnerCenterConnection;
  readonly provider: PartnerCenterConnection;
  readonly customerId: string;
  readonly legacyLines: readonly string[];
  readonly newCommerceLines: readonly string[];
  readonly newCommerceKind: SubscriptionKind;
  /** Lets the time pass that an accepted transfer takes. */
  complete(): Promise<void>;
  close(): Promise<void>;
}

interface Way {
  readonly opener: PartnerCenterConnection;
  readonly answerer: PartnerCenterConnection;
  readonly open: (requestId?: string) => Promise<Transfer>;
}

/** What the documentation says of the calls that change something; for accounts that may be changed, the simulator's. */
export function acting(name: 'legacy' | 'newCommerce', openParties: () => Promise<Parties>): void {
  let parties: Parties;
  beforeEach(async () => {
    parties = await openParties();
  });
  afterEach(async () => parties.close());

  const way = (): Way => {
    const { partner, provider, customerId, legacyLines } = parties;
    if (name === 'legacy') {
      const request = { customerId, providerTenantId: provider.tenantId, subscriptionIds: legacyLines };
      const open = (requestId?: string) =>
        partner.protocol('legacy').open(request, requestId === undefined ? {} : { requestId });
      return { opener: partner, answerer: provider, open };
    }
    const request = {
      customerId,
      sourceTenantId: partner.tenantId,
      sourceName: 'Source partner',
      customerEmail: 'admin@customer.example',
    };
    const open = (requestId?: string) =>
      provider.protocol('newCommerce').open(request, requestId === undefined ? {} : { requestId });
    return { opener: provider, answerer: partner, open };
  };
  const lines = () =>
    parties.newCommerceLines.map((subscriptionId) => ({ subscriptionId, kind: parties.newCommerceKind }));
  const ref = ({ id: transferId, customerId, sourceTenantId, targetTenantId }: Transfer) => ({
    transferId,
    customerId,
    sourceTenantId,
    targetTenantId,
  });
  const no = async (call: () => Promise<unknown>): Promise<PartnerCenterError['details']> => {
    const error = await call().catch((refused: unknown) => refused);
    if (!(error instanceof PartnerCenterError)) throw new Error('it was taken');
    return error.details;
  };

  test('TRF-8: a request is open for both sides, and says whose protocol it is and who is who', async () => {
    const { opener, answerer, open } = way();
    const made = await open();
    expect(made).toMatchObject({
      status: 'active',
      protocol: name,
      customerId: parties.customerId,
      sourceTenantId: parties.partner.tenantId,
      targetTenantId: parties.provider.tenantId,
    });
    for (const one of [opener, answerer]) {
      expect((await one.transfers(parties.customerId)).map(({ id }) => id)).toContain(made.id);
      expect(await one.transfer(parties.customerId, made.id)).toMatchObject({ id: made.id, status: 'active' });
    }
  });

  test('the same MS-RequestId again makes nothing new', async () => {
    const { opener, open } = way();
    const requestId = '5eaf00d5-0000-4000-8000-000000000001';
    const before = (await opener.transfers(parties.customerId)).length;
    const first = await open(requestId);
    const second = await open(requestId);
    expect(second.id).toBe(first.id);
    expect(await opener.transfers(parties.customerId)).toHaveLength(before + 1);
  });

  test('withdrawal: who opened it can take it back while it is open, and nobody else can', async () => {
    const { opener, answerer, open } = way();
    const made = await open();
    expect((await no(() => answerer.protocol(name).cancel(ref(made), {}))).verdict.action).toBe('stop');
    await opener.protocol(name).cancel(ref(made), {});
    const after = await opener.transfer(parties.customerId, made.id);
    // Legacy: not found any more. New commerce: it stays, canceled.
    expect(name === 'legacy' ? after : after?.status).toBe(name === 'legacy' ? undefined : 'withdrawn');
    const late = await no(() => answerer.protocol(name).accept(ref(made), lines(), {}));
    expect(late.code).toBe(name === 'legacy' ? '900100' : '900102');
  });

  test('TRF-16: the answering side accepts; the opening side cannot; a second answer is too late', async () => {
    const { opener, answerer, open } = way();
    const made = await open();
    expect((await no(() => opener.protocol(name).accept(ref(made), lines(), {}))).verdict.action).toBe('stop');
    await answerer.protocol(name).accept(ref(made), lines(), {});
    expect((await no(() => answerer.protocol(name).accept(ref(made), lines(), {}))).code).toBe('900101');
    await parties.complete();
    const over = await parties.provider.transfer(parties.customerId, made.id);
    expect(over).toMatchObject({ status: 'complete' });
    expect(over?.lines.every(({ outcome }) => outcome === 'complete')).toBe(true);
    expect((await no(() => opener.protocol(name).cancel(ref(made), {}))).code).toBe('900102');
  });

  test('CON-1: what was moved stands at the provider under another id', async () => {
    const { answerer, open } = way();
    const before = new Set((await parties.provider.subscriptions(parties.customerId)).map(({ id }) => id));
    await answerer.protocol(name).accept(ref(await open()), lines(), {});
    await parties.complete();
    const arrived = (await parties.provider.subscriptions(parties.customerId)).filter(({ id }) => !before.has(id));
    const moved = name === 'legacy' ? parties.legacyLines : parties.newCommerceLines;
    expect(arrived.filter(({ parentId }) => parentId === undefined)).toHaveLength(moved.length);
    expect(arrived.map(({ id }) => id).filter((id) => moved.includes(id))).toEqual([]);
  });

  if (name === 'legacy')
    test('TRF-16: the provider rejects, and the subscriptions are free for another request', async () => {
      const { answerer, open } = way();
      const made = await open();
      await answerer.protocol('legacy').reject(ref(made), {});
      expect(await answerer.transfer(parties.customerId, made.id)).toMatchObject({ status: 'rejected' });
      expect((await open()).status).toBe('active');
    });
  else
    test('no call of this protocol says no', () => {
      expect(parties.partner.protocol('newCommerce').reject).toBeUndefined();
    });
}

import { freshWorld } from '../../src/simulator/world/freshWorld';
import { offerOf } from '../../src/simulator/world/offers';
import { boreal, meridian, nordwind } from '../../src/simulator/world/organizations';
import { customerId, subscriptionId } from '../../src/simulator/world/worldIds';
import { createStage, readyToTransfer, type Stage } from './support/stage';

describe('the world at its starting point', () => {
  const world = freshWorld('test', new Date());
  const borealLines = world.subscriptions.filter((subscription) => subscription.tenantId === boreal);

  it('has 42 customers, and Boréal’s 130 lines: 93 that can move, 22 add-ons, 15 that cannot', () => {
    expect(world.customers).toHaveLength(42);
    const movable = borealLines.filter(
      ({ offer, status }) => status === 'active' && ['license', 'azurePayg'].includes(offerOf(offer).kind),
    );
    const addons = borealLines.filter(({ parentId, status }) => parentId && status === 'active');
    expect([borealLines.length, movable.length, addons.length]).toEqual([130, 93, 22]);
  });

  it('gives the demo customer its fixed ids', () => {
    expect(borealLines.slice(0, 4).map(({ id, parentId, azureId }) => ({ id, parentId, azureId }))).toEqual([
      { id: subscriptionId(1, 1), parentId: undefined, azureId: undefined },
      { id: subscriptionId(1, 51), parentId: subscriptionId(1, 1), azureId: undefined },
      { id: subscriptionId(1, 2), parentId: undefined, azureId: 'f0000000-0000-4000-8000-000000000102' },
      { id: subscriptionId(1, 3), parentId: undefined, azureId: undefined },
    ]);
  });

  it('has no two lines with one id', () => {
    expect(new Set(world.subscriptions.map(({ id }) => id)).size).toBe(world.subscriptions.length);
  });
});

describe('the customers as a partner lists them', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await createStage();
  });
  afterAll(() => stage.close());

  const list = async (tenantId: string) => {
    const all: string[] = [];
    for await (const { id, kind } of stage.connect(tenantId).customers()) all.push(`${id.slice(-2)} ${kind}`);
    return all;
  };

  it('DUR-3, MGT-10, MGT-11: direct and indirect customers side by side, told apart', async () => {
    expect(await list(boreal)).toHaveLength(38);
    await readyToTransfer(stage, [customerId(1), customerId(5)]);
    const partner = await list(boreal);
    expect(partner).toHaveLength(39);
    expect(partner).toContain('01 direct');
    expect(partner).toContain('37 indirect');
    expect(partner).not.toContain('39 indirect');
    expect(await list(nordwind)).toEqual(['01 indirect', '05 indirect', '37 indirect']);
    expect(await stage.connect(boreal).customer(customerId(37))).toMatchObject({ kind: 'indirect' });
    expect(await stage.connect(meridian).customer(customerId(39))).toMatchObject({ kind: 'indirect' });
  });

  it('seek paging gives every customer once, by body token and by link header alike', async () => {
    const seen: string[] = [];
    let headers: Record<string, string> = {};
    let path = '/v1/customers?size=10';
    for (;;) {
      const { body } = await stage.raw(boreal, 'GET', path, { headers });
      const page = body as {
        items: { id: string }[];
        continuationToken?: string;
        links: { next?: { uri: string; headers: { key: string; value: string }[] } };
      };
      seen.push(...page.items.map(({ id }) => id));
      expect(page.links.next?.headers[0]?.value).toBe(page.continuationToken);
      if (!page.links.next) break;
      path = `/v1${page.links.next.uri}`;
      headers = { 'MS-ContinuationToken': page.continuationToken ?? '' };
    }
    expect(seen).toHaveLength(39);
    expect(new Set(seen).size).toBe(39);
  });

  it.each([
    ['CompanyName', 'coho', ['08', '09']],
    ['Domain', 'CONTOSO', ['01']],
  ])('filter %s starts_with %s', async (Field, Value, expected) => {
    const filter = encodeURIComponent(JSON.stringify({ Field, Value, Operator: 'starts_with' }));
    const { body } = await stage.raw(boreal, 'GET', `/v1/customers?size=0&filter=${filter}`);
    expect((body as { items: { id: string }[] }).items.map(({ id }) => id.slice(-2))).toEqual(expected);
  });

  it.each([
    '{',
    '{"Field":"CompanyName","Value":"x","Operator":"equals"}',
    '{"Field":"Shoe","Value":"x","Operator":"starts_with"}',
  ])('refuses the filter %s', async (filter) => {
    const { status } = await stage.raw(boreal, 'GET', `/v1/customers?filter=${encodeURIComponent(filter)}`);
    expect(status).toBe(400);
  });

  it('EXT-7: bill-to information, and a customer without e-mail', async () => {
    const partner = stage.connect(boreal);
    expect(await partner.billTo(customerId(1))).toEqual({
      companyName: 'Contoso',
      lines: ['103 Example Street', 'Québec QC G1R 4P5', 'CA'],
      email: 'billing@contoso.example',
    });
    expect(await partner.billTo(customerId(8))).not.toHaveProperty('email');
  });

  it('MCA-3 to MCA-5: what the partner sees of the agreement', async () => {
    const partner = stage.connect(boreal);
    expect(await partner.agreement(customerId(1))).toBe('direct');
    expect(await partner.agreement(customerId(2))).toBe('attestation');
    expect(await partner.agreement(customerId(3))).toBe('none');
  });

  it('CON-9, CON-10: one reason for each kind that cannot move', async () => {
    const eligibility = await stage.connect(boreal).eligibility(customerId(22));
    expect(eligibility.map(({ eligible, reason }) => (eligible ? 'eligible' : reason))).toEqual([
      'eligible',
      'eligible',
      { kind: 'unsupported', what: 'azurePlan' },
      { kind: 'unsupported', what: 'reservation' },
      { kind: 'unsupported', what: 'term' },
      { kind: 'unsupported', what: 'saas' },
    ]);
    expect(await stage.connect(boreal).eligibility(customerId(24))).toMatchObject([
      { eligible: false, reason: { kind: 'state', state: 'deleted' } },
      { eligible: true },
    ]);
    expect((await stage.connect(boreal).eligibility(customerId(36)))[1]).toMatchObject({
      reason: { kind: 'unsupported', what: 'trial' },
    });
  });
});

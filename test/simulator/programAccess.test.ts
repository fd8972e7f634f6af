import { guardedRoutes } from '../../src/simulator/access/rights';
import { routes } from '../../src/simulator/routes';
import { boreal, meridian, nordwind } from '../../src/simulator/world/organizations';
import { customerId, subscriptionId } from '../../src/simulator/world/worldIds';
import { createStage, readyToTransfer, type Stage } from './support/stage';

const contoso = customerId(1);
const transfers = `/v1/customers/${contoso}/transfers`;
const create = {
  sourcePartnerTenantId: boreal,
  targetPartnerTenantId: nordwind,
  lineItems: [{ subscriptionId: subscriptionId(1, 1) }],
};
const unknown = `${transfers}/${subscriptionId(1, 1)}`;

describe('what a good token is not enough for', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await createStage({ transferDelayMs: 60_000 });
  });
  afterEach(() => stage.close());

  const make = (tenantId: string, what: object) => stage.control('PATCH', `/_sim/partners/${tenantId}`, what);
  const code = async (tenantId: string, method: string, path: string, body?: unknown) => {
    const answer = await stage.raw(tenantId, method, path, body === undefined ? {} : { body });
    return `${answer.status} ${(answer.body as { code?: number } | undefined)?.code ?? ''}`.trim();
  };

  test('every route that needs a right or a standing exists', () => {
    const known = new Set(routes.map(({ method, path }) => `${method} ${path}`));
    expect(guardedRoutes.filter((route) => !known.has(route))).toEqual([]);
  });

  test('ROL-4, ROL-5: a Helpdesk agent reads customers, and never creates, accepts or lists transfers', async () => {
    await make(boreal, { accountRoles: ['helpdeskAgent'] });
    expect(await code(boreal, 'GET', `/v1/customers/${contoso}`)).toBe('200');
    expect(await code(boreal, 'POST', transfers, create)).toBe('403 900150');
    expect(await code(boreal, 'POST', `${unknown}/accept`)).toBe('403 900150');
    expect(await code(boreal, 'GET', transfers)).toBe('403 900150');
  });

  test('ROL-5: who may accept differs between the two dates', async () => {
    await make(nordwind, { accountRoles: ['salesAgent'] });
    expect(await code(nordwind, 'POST', `${unknown}/accept`)).toBe('404 900100');
    expect(await code(nordwind, 'PATCH', unknown, { status: 'reject' })).toBe('404 900100');
    await stage.control('PATCH', '/_sim/switches', { rules: 'current-2026' });
    expect(await code(nordwind, 'POST', `${unknown}/accept`)).toBe('403 900150');
    expect(await code(nordwind, 'GET', unknown)).toBe('403 900150');
    expect(await code(nordwind, 'PATCH', unknown, { Status: 'Reject' })).toBe('404 900100');
    expect(await code(nordwind, 'PATCH', unknown, { lineItems: [] })).toBe('403 900150');
  });

  test('an application of its own has no roles and is not refused for them', async () => {
    await make(boreal, { accountRoles: [] });
    const token = await stage.token(boreal, { grant_type: 'client_credentials' });
    expect((await stage.raw(boreal, 'GET', transfers, { token })).status).toBe(200);
  });

  test('ROL-1, ROL-3: the portal asks for its roles too', async () => {
    await make(boreal, { accountRoles: ['adminAgent'] });
    expect(await code(boreal, 'POST', '/_sim/portal/enrollment', { primaryContact: 'a@b.example' })).toBe('403 900150');
    await make(boreal, { accountRoles: ['globalAdmin'] });
    const extension = `/_sim/portal/customers/${contoso}/extension`;
    expect(await code(boreal, 'POST', extension, { providerTenantId: nordwind })).toBe('403 900150');
  });

  test('CON-12: in an integration sandbox everything works but transfers', async () => {
    await make(boreal, { sandbox: true });
    expect(await code(boreal, 'GET', transfers)).toBe('200');
    expect(await code(boreal, 'POST', transfers, create)).toBe('400 900127');
    expect(await code(boreal, 'DELETE', unknown)).toBe('400 900127');
  });

  test('GEN-2: Restricted stops what it stops in 2026 only, and never transfers', async () => {
    await readyToTransfer(stage, [contoso]);
    await make(boreal, { programStatus: 'restricted' });
    const invitation = '/v1/customers/relationshiprequests';
    expect(await code(boreal, 'GET', invitation)).toBe('200');
    await stage.control('PATCH', '/_sim/switches', { rules: 'current-2026' });
    expect(await code(boreal, 'GET', invitation)).toBe('403 800039');
    expect(await code(boreal, 'POST', transfers, create)).toBe('201');
  });

  test('suspended stops every change, revoked ends the access to the API', async () => {
    await readyToTransfer(stage, [contoso]);
    await make(boreal, { programStatus: 'suspended' });
    expect(await code(boreal, 'GET', transfers)).toBe('200');
    expect(await code(boreal, 'POST', transfers, create)).toBe('403 900149');
    await make(boreal, { programStatus: 'revoked' });
    expect(await code(boreal, 'GET', transfers)).toBe('403 2032');
    expect(await code(boreal, 'GET', '/_sim/portal/profile')).toBe('200');
  });

  test('a stranger to a transfer hears the same as about one that does not exist', async () => {
    await readyToTransfer(stage, [contoso]);
    const { id } = (await stage.raw(boreal, 'POST', transfers, { body: create })).body as { id: string };
    const foreign = await stage.raw(meridian, 'GET', `${transfers}/${id}`);
    const none = await stage.raw(meridian, 'GET', unknown);
    expect(foreign).toMatchObject({ status: 404, body: { code: 900100 } });
    expect(JSON.stringify(foreign.body).replaceAll(id, subscriptionId(1, 1))).toBe(JSON.stringify(none.body));
  });
});

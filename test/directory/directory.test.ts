import { createDirectory, DirectoryUnavailable } from '../../src/directory/directory';
import { boreal, nordwind } from '../../src/simulator/world/organizations';
import { createStage, type Stage } from '../simulator/support/stage';

describe('who somebody is', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await createStage();
  });
  afterAll(() => stage.close());

  it.each([
    ['Camille', boreal, 'c0000000-0000-4000-8000-000000000001', ['globalAdmin', 'adminAgent']],
    ['Dev', boreal, 'c0000000-0000-4000-8000-000000000002', ['salesAgent']],
    ['Hana', boreal, 'c0000000-0000-4000-8000-000000000003', ['helpdeskAgent']],
    ['Tom', nordwind, 'C1000000-0000-4000-8000-000000000002', ['adminAgent']],
    ['Ravi', nordwind, 'c1000000-0000-4000-8000-000000000004', []],
  ])('ROL-1 to ROL-6: %s has the roles of the directory', async (_, tenantId, userId, roles) => {
    expect(await stage.directory().rolesOf({ tenantId, userId })).toMatchObject({ roles, guest: false, found: true });
  });

  it('a guest is known as a guest and has no role', async () => {
    const reading = await stage
      .directory()
      .rolesOf({ tenantId: nordwind, userId: 'c1000000-0000-4000-8000-000000000005' });
    expect(reading).toMatchObject({ roles: [], guest: true, found: true });
  });

  it("a person of another tenant is not found, even with that tenant's id", async () => {
    const reading = await stage
      .directory()
      .rolesOf({ tenantId: nordwind, userId: 'c0000000-0000-4000-8000-000000000001' });
    expect(reading).toMatchObject({ roles: [], found: false });
  });

  it('a positive answer is kept for five minutes, and a fresh reading looks again', async () => {
    let now = Date.now();
    const directory = stage.directory({ now: () => new Date(now) });
    const tom = { tenantId: nordwind, userId: 'c1000000-0000-4000-8000-000000000002' };
    const first = await directory.rolesOf(tom);
    now += 299_000;
    expect(await directory.rolesOf(tom)).toBe(first);
    const fresh = await directory.rolesOf(tom, { fresh: true });
    expect(fresh.readAt).toBe(new Date(now).toISOString());
    now += 300_000;
    expect((await directory.rolesOf(tom)).readAt).toBe(new Date(now).toISOString());
  });

  it('a negative answer is never kept', async () => {
    let now = Date.now();
    const directory = stage.directory({ now: () => new Date(now) });
    const ravi = { tenantId: nordwind, userId: 'c1000000-0000-4000-8000-000000000004' };
    await directory.rolesOf(ravi);
    now += 1000;
    expect((await directory.rolesOf(ravi)).readAt).toBe(new Date(now).toISOString());
  });

  it('a directory that is slow or in trouble is unavailable: nobody has or lacks a role', async () => {
    const tom = { tenantId: nordwind, userId: 'c1000000-0000-4000-8000-000000000002' };
    const directory = stage.directory({ timeoutMs: 60 });
    await directory.rolesOf(tom).catch(() => undefined);
    await stage.control('POST', '/_sim/faults', { match: '/transitiveMemberOf', latencyMs: 200 });
    await expect(directory.rolesOf(tom, { fresh: true })).rejects.toBeInstanceOf(DirectoryUnavailable);
    await stage.control('POST', '/_sim/faults', { match: 'GET /graph/v1.0/users/', status: 503, times: 2 });
    await expect(stage.directory().rolesOf(tom)).rejects.toBeInstanceOf(DirectoryUnavailable);
    await stage.control('DELETE', '/_sim/faults');
  });

  it('an id that is a path, and a tenant without connection, are people nobody knows', async () => {
    const directory = stage.directory();
    const odd = await directory.rolesOf({ tenantId: nordwind, userId: '../groups?x=' });
    expect(odd).toMatchObject({ roles: [], found: false });
    const unconnected = createDirectory({
      baseUrl: () => 'http://127.0.0.1:9',
      tokenSource: () => undefined,
      now: () => new Date(),
    });
    expect(await unconnected.rolesOf({ tenantId: 'x', userId: 'y' })).toMatchObject({ roles: [], found: false });
  });

  it('with configured group ids a group that only has the name gives no role', async () => {
    const answers: Record<string, unknown> = {
      user: { userType: 'Member', accountEnabled: true },
      groups: {
        value: [
          { '@odata.type': '#microsoft.graph.group', id: 'IMPOSTOR', displayName: 'AdminAgents' },
          { '@odata.type': '#microsoft.graph.group', id: 'REAL', displayName: 'renamed' },
        ],
      },
    };
    const directory = createDirectory({
      baseUrl: () => 'http://127.0.0.1:9/v1.0',
      tokenSource: () => ({ token: async () => 'token' }),
      now: () => new Date(),
      roleGroups: () => ({ adminAgent: 'x', salesAgent: 'real' }),
      fetch: async (url) => Response.json(String(url).includes('transitiveMemberOf') ? answers.groups : answers.user),
    });
    expect((await directory.rolesOf({ tenantId: 't', userId: 'u' })).roles).toEqual(['salesAgent']);
  });

  it('a disabled account has no roles, and no link leads the token to another host', async () => {
    const directoryWith = (user: unknown, memberships: unknown) =>
      createDirectory({
        baseUrl: () => 'http://127.0.0.1:9/v1.0',
        tokenSource: () => ({ token: async () => 'token' }),
        now: () => new Date(),
        fetch: async (url) => Response.json(String(url).includes('transitiveMemberOf') ? memberships : user),
      });
    const group = { '@odata.type': '#microsoft.graph.group', displayName: 'AdminAgents' };
    const disabled = directoryWith({ accountEnabled: false }, { value: [group] });
    expect((await disabled.rolesOf({ tenantId: 't', userId: 'u' })).roles).toEqual([]);
    const elsewhere = directoryWith({}, { value: [group], '@odata.nextLink': 'http://example.test/next' });
    await expect(elsewhere.rolesOf({ tenantId: 't', userId: 'u' })).rejects.toBeInstanceOf(DirectoryUnavailable);
  });
});

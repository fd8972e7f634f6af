import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localOrganizations } from '../../src/localOrganizations';
import { boreal } from '../../src/simulator/world/organizations';
import { createStage, type Stage } from '../simulator/support/stage';
import { openAccount } from './account';
import { notSent, recordingFetch } from './exchanges';
import { reading } from './reading';

// A real account, when one is configured as docs/partner-center.md says: nothing but reads is sent to it.
if (process.env.CONFORMANCE_TENANT === undefined)
  test.skip('a real account: set ORGANIZATIONS_FILE and CONFORMANCE_TENANT', () => undefined);
else describe('the configured account', () => reading(async () => openAccount(process.env)));

describe('an account from the organizations file', () => {
  const directory = mkdtempSync(join(tmpdir(), 'passerelle-'));
  let stage: Stage;
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  reading(async () => {
    stage = await createStage({ world: 'midway' });
    const file = join(directory, 'organizations.json');
    writeFileSync(file, JSON.stringify(localOrganizations(stage.simulator.url)));
    const env = { LOCAL: '1', ORGANIZATIONS_FILE: file, CONFORMANCE_TENANT: boreal };
    return { ...openAccount(env), close: () => stage.close() };
  });

  test('what would change something does not leave', async () => {
    const env = { LOCAL: '1', ORGANIZATIONS_FILE: join(directory, 'organizations.json'), CONFORMANCE_TENANT: boreal };
    const { connection, recorded } = openAccount(env);
    const request = { customerId: boreal, providerTenantId: boreal, subscriptionIds: [boreal] };
    await expect(connection.protocol('legacy').open(request, {})).rejects.toThrow('did not answer POST');
    expect(recorded.map(({ method, status }) => [method, status])).toEqual([['POST', notSent]]);
    expect(await stage.control('GET', '/_sim/requests')).toEqual([]);
  });

  test.each(['HTTP://LOCALHOST:9', 'http://localhost:9/'])('nor where the base URL is spelled %s', async (baseUrl) => {
    const { fetch, recorded } = recordingFetch({ baseUrl, readOnly: true });
    await expect(fetch('http://localhost:9/v1/customers', { method: 'PATCH' })).rejects.toThrow('read only');
    expect(recorded.map(({ method, status }) => [method, status])).toEqual([['PATCH', notSent]]);
  });
});

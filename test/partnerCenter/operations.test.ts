import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localOrganizations } from '../../src/localOrganizations';
import { readOrganizations } from '../../src/organizations';
import { createConnections } from '../../src/partnerCenter/connections';
import {
  callableOperations,
  faultsIn,
  howIs,
  operationsOf,
  portalCalls,
  portalOnlyOperations,
} from '../../src/partnerCenter/operations';

const real = 'https://api.partnercenter.microsoft.com';

test('on a real connection everything without an API is done in the portal, whatever side it is on', () => {
  for (const side of ['partner', 'provider'] as const) {
    const operations = operationsOf({ side, connection: { portal: false } });
    expect(portalOnlyOperations.map((one) => operations[one])).toEqual(portalOnlyOperations.map(() => 'portal'));
  }
});

test('a partner calls what has an API; a provider’s side decides in the portal unless its configuration says otherwise', () => {
  const partner = operationsOf({ side: 'partner', connection: { portal: false } });
  const provider = operationsOf({ side: 'provider', connection: { portal: false } });
  const opened = operationsOf({
    side: 'provider',
    connection: { portal: false, operations: { acceptTransfer: 'api', rejectTransfer: 'api' } },
  });
  expect(callableOperations.map((one) => partner[one])).toEqual(callableOperations.map(() => 'api'));
  expect(callableOperations.map((one) => provider[one])).toEqual(callableOperations.map(() => 'portal'));
  expect(opened).toEqual({ ...provider, acceptTransfer: 'api', rejectTransfer: 'api' });
});

test('the simulator’s connections do everything, and each operation can still be declared to be the portal’s', () => {
  const organizations = localOrganizations('http://127.0.0.1:4978').map((one) =>
    one.side === 'partner' && one.connection !== undefined
      ? { ...one, connection: { ...one.connection, operations: { extendRelationship: 'portal' as const } } }
      : one,
  );
  const { connection } = createConnections(organizations, {
    clock: { now: () => new Date() },
    graph: { authority: 'http://127.0.0.1:4978', audience: 'https://graph.microsoft.com' },
  });
  const partner = connection(organizations[0]?.tenantId ?? '');
  const provider = connection(organizations.find((one) => one.name.startsWith('Nordwind'))?.tenantId ?? '');
  const meridian = connection(organizations.find((one) => one.name.startsWith('Meridian'))?.tenantId ?? '');
  expect(howIs(partner, 'enrollment')).toBe('api');
  expect(howIs(partner, 'extendRelationship')).toBe('portal');
  expect(portalCalls(partner, 'extendRelationship')).toBeUndefined();
  expect(portalCalls(partner, 'acceptPartnership')).toBeDefined();
  expect(howIs(provider, 'acceptTransfer')).toBe('api');
  // No connection: nothing is called.
  expect(howIs(meridian, 'acceptTransfer')).toBe('portal');
});

test('what has no API cannot be declared to have one, and Microsoft’s host is no simulator', () => {
  expect(
    faultsIn({ side: 'partner', connection: { portal: false, operations: { extendRelationship: 'api' } } }, real),
  ).toEqual(['connection.operations.extendRelationship: Microsoft offers no API for it; it can only be "portal"']);
  expect(faultsIn({ side: 'partner', connection: { portal: true } }, real)).toEqual([
    'connection.portal: api.partnercenter.microsoft.com is not a simulator; what only the portal does cannot be called there',
  ]);
});

test('the organizations file is refused with every such fault at once', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'organizations-')), 'organizations.json');
  const connection = {
    baseUrl: real,
    authority: 'https://login.microsoftonline.com',
    clientId: 'id',
    clientSecret: 'secret',
    operations: { enrollment: 'api', invitationLink: 'api' },
  };
  const organization = {
    tenantId: 'b0000000-0000-4000-8000-000000000001',
    name: 'Boréal Cloud',
    side: 'partner',
    timeZone: 'America/Toronto',
    connection,
  };
  writeFileSync(file, JSON.stringify([organization]));
  expect(() => readOrganizations(file, true)).toThrow(
    /operations\.enrollment: Microsoft offers no API.*operations\.invitationLink: Microsoft offers no API/,
  );
});

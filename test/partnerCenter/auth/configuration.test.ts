import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, readTenants } from '../../../src/config';
import { addressesOf, connectionSchema, directorySchema, graphOf } from '../../../src/connectionConfig';
import { readOrganizations } from '../../../src/organizations';

const credentials = { clientId: 'id', clientSecret: { secret: 'client' } };

test.each([
  ['global', 'https://login.microsoftonline.com', 'https://api.partnercenter.microsoft.com'],
  ['usGovernment', 'https://login.microsoftonline.us', 'https://api.partnercenter.microsoft.com'],
  ['china', 'https://login.partner.microsoftonline.cn', 'https://partner.partnercenterapi.microsoftonline.cn'],
])('the addresses of the cloud %s', (cloud, authority, baseUrl) => {
  const connection = connectionSchema.parse({ cloud, ...credentials });
  const audience = 'https://api.partnercenter.microsoft.com';
  expect(addressesOf(connection)).toEqual({ authority, baseUrl, audience });
  const own = { baseUrl: 'https://gateway.example', authority: 'https://login.example', audience: 'https://a.example' };
  expect(addressesOf({ ...connection, ...own })).toEqual(own);
});

test.each([
  ['global', 'https://login.microsoftonline.com', 'https://graph.microsoft.com'],
  ['usGovernment', 'https://login.microsoftonline.us', 'https://graph.microsoft.us'],
  ['china', 'https://login.chinacloudapi.cn', 'https://microsoftgraph.chinacloudapi.cn'],
] as const)('the addresses of Microsoft Graph in the cloud %s', (cloud, authority, baseUrl) => {
  const connection = connectionSchema.parse({ cloud, ...credentials });
  const directory = directorySchema.parse(credentials);
  const expected = { authority, baseUrl, audience: baseUrl };
  expect(graphOf({ connection, directory }, {})).toEqual(expected);
  expect(graphOf({ directory: { ...directory, cloud } }, {})).toEqual(expected);
  const forAll = { baseUrl: 'https://g.example', authority: 'https://l.example', audience: 'https://a.example' };
  expect(graphOf({ connection, directory }, forAll)).toEqual(forAll);
  const own = graphOf({ connection, directory: { ...directory, baseUrl: 'https://dod-graph.microsoft.us/' } }, {});
  expect(own).toEqual({
    authority,
    baseUrl: 'https://dod-graph.microsoft.us',
    audience: 'https://dod-graph.microsoft.us',
  });
});

describe('the organizations file', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'organizations-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));
  const written = (entries: unknown): string => {
    const file = join(directory, 'organizations.json');
    writeFileSync(file, JSON.stringify(entries));
    return file;
  };
  const organization = (name: string, connection: object, more: object = {}) => ({
    tenantId: 'b0000000-0000-4000-8000-000000000001',
    name,
    side: 'partner',
    timeZone: 'America/Toronto',
    connection,
    ...more,
  });
  const faultsOf = (entries: unknown, local = false): string => {
    try {
      readOrganizations(written(entries), local);
      return '';
    } catch (error) {
      return String(error);
    }
  };

  it('lists every fault at once, each with the name of its organization, and never a value', () => {
    const said = faultsOf([
      organization('Boréal Cloud', {
        clientId: '',
        clientSecret: 's3cr3t',
        certificate: { secret: 'x' },
        kind: 'appAndUser',
        authority: 'http://login.example',
        typo: 1,
      }),
      organization(
        'Lumen IT',
        { ...credentials, cloud: 'mars', kind: 'appOnly', refreshToken: 's3cr3t' },
        { side: 'x' },
      ),
      organization('Alizé Réseaux', { clientId: 'id' }, { directory: { clientId: 'id', clientSecret: 's3cr3t' } }),
      { ...organization('', credentials), name: '' },
    ]);
    for (const fault of [
      'Boréal Cloud: connection.clientId',
      'Boréal Cloud: connection.authority must begin with https://',
      'typo',
      'Boréal Cloud: connection clientSecret and certificate exclude each other',
      'Boréal Cloud: connection kind appAndUser needs refreshToken',
      'Boréal Cloud: connection clientSecret must not stand in the file',
      'Lumen IT: side',
      'Lumen IT: connection.cloud',
      'Lumen IT: connection kind appOnly has no refreshToken',
      'Lumen IT: connection refreshToken must not stand in the file',
      'Alizé Réseaux: connection needs clientSecret or certificate',
      'Alizé Réseaux: directory clientSecret must not stand in the file',
      'entry 3: name',
    ])
      expect(said).toContain(fault);
    expect(said).not.toContain('s3cr3t');
  });

  it('a secret may stand in the file in a local run only', () => {
    const open = [organization('Boréal Cloud', { clientId: 'id', clientSecret: 's3cr3t' })];
    expect(faultsOf(open, true)).toBe('');
    expect(faultsOf(open, false)).toContain('must not stand in the file');
  });

  it('a text that is no JSON is not quoted: a secret may stand in it', () => {
    const file = join(directory, 'broken.json');
    writeFileSync(file, '[{"clientSecret": s3cr3t}]');
    expect(() => readOrganizations(file, false)).toThrow('the file is not JSON');
    const said = [() => readOrganizations(file, false), () => readTenants({ ORGANIZATIONS_FILE: file })].map((read) => {
      try {
        read();
        return '';
      } catch (error) {
        return `${String(error)} ${String((error as Error).cause)}`;
      }
    });
    expect(said.join(' ')).not.toContain('s3cr3t');
  });

  it('a tenant is known by its id in lower case, and has one entry', () => {
    const upper = { tenantId: 'B0000000-0000-4000-8000-00000000000A' };
    const [read] = readOrganizations(written([organization('Boréal Cloud', credentials, upper)]), false);
    expect(read?.tenantId).toBe('b0000000-0000-4000-8000-00000000000a');
    const twice = [
      organization('Boréal Cloud', credentials, upper),
      organization('Lumen IT', credentials, { tenantId: upper.tenantId.toLowerCase() }),
    ];
    expect(faultsOf(twice)).toContain('Lumen IT: tenantId is that of Boréal Cloud already');
  });

  describe('a secret’s name stands for one thing', () => {
    const tenant = (n: number) => ({ tenantId: `b0000000-0000-4000-8000-00000000000${n}` });
    const connected = (clientId: string, client: string, refresh: string) => ({
      clientId,
      clientSecret: { secret: client },
      refreshToken: { secret: refresh },
    });
    const shared = 'has the name of another secret';

    it.each<[string, unknown[], string]>([
      [
        'one sign-in for two tenants',
        [
          organization('Boréal Cloud', connected('a', 'boreal-client', 'refresh'), tenant(1)),
          organization('Lumen IT', connected('b', 'lumen-client', 'refresh'), tenant(2)),
        ],
        `Lumen IT: connection refreshToken ${shared}: Boréal Cloud: connection refreshToken`,
      ],
      [
        'a sign-in under the name of a client secret, in another case',
        [organization('Boréal Cloud', connected('a', 'Boreal', 'boreal'), tenant(1))],
        `Boréal Cloud: connection refreshToken ${shared}: Boréal Cloud: connection clientSecret`,
      ],
      [
        'one client secret for two applications',
        [
          organization('Boréal Cloud', connected('a', 'client', 'boreal-refresh'), {
            ...tenant(1),
            directory: { clientId: 'b', clientSecret: { secret: 'client' } },
          }),
        ],
        `Boréal Cloud: directory clientSecret ${shared}: Boréal Cloud: connection clientSecret`,
      ],
    ])('%s is refused', (_, entries, fault) => {
      expect(faultsOf(entries)).toContain(fault);
    });

    it('one application may be named in several places', () => {
      const directory = { clientId: 'A', clientSecret: { secret: 'client' } };
      expect(
        faultsOf([
          organization('Boréal Cloud', connected('a', 'client', 'boreal-refresh'), { ...tenant(1), directory }),
          organization('Lumen IT', connected('a', 'client', 'lumen-refresh'), tenant(2)),
        ]),
      ).toBe('');
    });
  });

  it('names of secrets are those that every store can have', () => {
    const said = faultsOf([organization('Boréal Cloud', { clientId: 'id', clientSecret: { secret: 'a_b' } })]);
    expect(said).toContain('Boréal Cloud: connection.clientSecret');
  });

  it('the programs need no bot registration, the bot does', () => {
    const env = { ORGANIZATIONS_FILE: written([organization('Boréal Cloud', credentials)]), SECRETS: 'environment' };
    expect(readTenants(env).organizations).toHaveLength(1);
    expect(() => readConfig(env)).toThrow(/BOT_ID/u);
  });
});

test.each([
  [{ SECRETS: 'file' }, 'SECRETS_FILE: required'],
  [{ SECRETS: 'keyvault' }, 'KEYVAULT_URL: required'],
  [{ SECRETS: 'keyvault', KEYVAULT_URL: 'http://vault.example' }, 'begins with https://'],
  [{ SECRETS: 'drawer' }, 'SECRETS'],
])('%j cannot be', (env, problem) => {
  expect(() => readTenants({ LOCAL: '1', ...env })).toThrow(problem);
});

test('the secret store is what is asked for', () => {
  expect(readTenants({ LOCAL: '1' }).secrets).toEqual({ kind: 'environment' });
  expect(readTenants({ LOCAL: '1', SECRETS: 'file', SECRETS_FILE: 's.json' }).secrets).toEqual({
    kind: 'file',
    file: 's.json',
  });
  const vault = { SECRETS: 'keyvault', KEYVAULT_URL: 'https://v.vault.azure.net' };
  expect(readTenants({ LOCAL: '1', ...vault }).secrets).toEqual({ kind: 'keyvault', url: 'https://v.vault.azure.net' });
});

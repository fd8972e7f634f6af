import { chmodSync, writeFileSync } from 'node:fs';
import { steps } from '../../../src/partnerCenter/auth/steps';
import { standingAccount } from '../../../src/simulator/signIn/accounts';
import { boreal, lumen } from '../../../src/simulator/world/organizations';
import { text } from '../../../src/text/text';
import { type Bench, createBench, usual } from './bench';
import { makeCertificate } from './certificate';

const camille = 'c0000000-0000-4000-8000-000000000001';
const certificates = { good: makeCertificate(), other: makeCertificate(), over: makeCertificate({ lastsMs: -1000 }) };

type Broken = (bench: Bench) => Promise<unknown> | unknown;
const application = (change: object) => (bench: Bench) =>
  bench.stage.control('PATCH', `/_sim/applications/${boreal}`, change);
const connection = (change: Record<string, unknown>) => (bench: Bench) =>
  bench.organizations({ ...usual(bench.stage.simulator.url), ...change });
const byCertificate = (pem: string) => async (bench: Bench) => {
  await application({ certificate: certificates.good.certificate })(bench);
  connection({ clientSecret: undefined, certificate: { secret: 'boreal-certificate' } })(bench);
  bench.secrets({ 'boreal-certificate': pem, 'boreal-refresh': `local-${boreal}` });
};
/** As if somebody had signed in, some time ago. */
const signedIn = (mfa: boolean) => (bench: Bench) => bench.signedIn(camille, { mfa });
const directory = (change: Record<string, unknown>) => (bench: Bench) => {
  const { url } = bench.stage.simulator;
  const client = { clientId: boreal, clientSecret: { secret: 'boreal-directory' } };
  const usually = { baseUrl: `${url}/graph`, authority: url, audience: 'https://graph.microsoft.com', ...client };
  bench.organizations(usual(url), { directory: { ...usually, ...change } });
};
const inTurn =
  (...changes: Broken[]): Broken =>
  async (bench) => {
    for (const change of changes) await change(bench);
  };

/** Each misconfiguration, produced for real, and the fault whose sentence ends the check. */
const broken: readonly [what: string, breakIt: Broken, fault: string][] = [
  [
    'no such tenant',
    (bench) => bench.organizations(usual(bench.stage.simulator.url), { tenantId: camille }),
    'tenantNotFound',
  ],
  ['a secret is not in the store', (bench) => bench.secrets({ 'boreal-refresh': `local-${boreal}` }), 'secretMissing'],
  [
    'the store is no JSON',
    (bench) => writeFileSync(bench.secretsFile, 'client=1', { mode: 0o600 }),
    'secretStoreUnreadable',
  ],
  ['the store is open to others', (bench) => chmodSync(bench.secretsFile, 0o644), 'secretFileOpen'],
  ['nothing answers at the authority', connection({ authority: 'http://127.0.0.1:9' }), 'authorityUnreachable'],
  ['an unknown client id', connection({ clientId: lumen }), 'appNotInTenant'],
  ['a disabled application', application({ disabled: true }), 'appDisabled'],
  ['no service principal', application({ servicePrincipal: 'missing' }), 'servicePrincipalMissing'],
  [
    'a wrong secret',
    (bench) => bench.secrets({ 'boreal-client': 'wrong', 'boreal-refresh': `local-${boreal}` }),
    'badSecret',
  ],
  ['an expired secret', application({ secretExpired: true }), 'expiredSecret'],
  ['a certificate that is not registered', byCertificate(certificates.other.both), 'badCertificate'],
  ['a certificate without its key', byCertificate(certificates.good.certificate), 'certificateUnreadable'],
  ['a certificate that is over', byCertificate(certificates.over.both), 'certificateExpired'],
  ['no consent', application({ consent: 'missing' }), 'noConsent'],
  ['a permission that is not declared', application({ permission: 'undeclared' }), 'permissionNotDeclared'],
  ['no Partner Center in the tenant', application({ resource: 'missing' }), 'resourceMissing'],
  ['nobody has signed in', (bench) => bench.secrets({ 'boreal-client': 'local' }), 'refreshTokenMissing'],
  [
    'a sign-in of 91 days ago',
    inTurn(signedIn(true), (bench) => bench.stage.control('POST', '/_sim/clock', { advance: 'P91D' })),
    'refreshTokenExpired',
  ],
  [
    'a sign-in that was revoked',
    (bench) => bench.stage.control('POST', `/_sim/accounts/${standingAccount(boreal)}/revoke`),
    'refreshTokenRevoked',
  ],
  [
    'a refresh token of another application',
    (bench) => bench.secrets({ 'boreal-client': 'local', 'boreal-refresh': `local-${lumen}` }),
    'refreshTokenUnusable',
  ],
  ['Conditional Access blocks', application({ conditionalAccess: 'block' }), 'conditionalAccess'],
  [
    'Conditional Access asks for MFA',
    inTurn(signedIn(false), application({ conditionalAccess: 'mfa' })),
    'mfaRequired',
  ],
  ['a sign-in without MFA', signedIn(false), 'noMfaClaim'],
  ['another audience', connection({ audience: 'https://graph.windows.net' }), 'wrongAudience'],
  ['nothing answers at the base URL', connection({ baseUrl: 'http://127.0.0.1:9' }), 'partnerCenterUnreachable'],
  [
    'Partner Center is busy',
    (bench) => bench.stage.control('POST', '/_sim/faults', { match: 'GET /v1/customers', status: 503, times: 9 }),
    'partnerCenterBusy',
  ],
  ['the directory’s application is unknown', directory({ clientId: lumen }), 'directoryRefused'],
  ['the directory’s secret is not in the store', directory({ clientSecret: { secret: 'x' } }), 'directoryRefused'],
  ['the directory is of another audience', directory({ audience: 'https://graph.windows.net' }), 'directoryForbidden'],
  ['nothing answers at Microsoft Graph', directory({ baseUrl: 'http://127.0.0.1:9' }), 'directoryUnreachable'],
  ['nothing answers at Graph’s authority', directory({ authority: 'http://127.0.0.1:9' }), 'directoryUnreachable'],
];

describe('connection:check walks the steps and stops at the first that fails', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await createBench();
  });
  afterEach(() => bench.close());

  it('a connection in order gets a line for each step, in order', async () => {
    const { code, lines } = await bench.check();
    const names = steps.map((step) => text('en', `connection.step.${step}`));
    expect(lines.slice(1, 1 + steps.length).map((line) => line.split(':')[0])).toEqual(names);
    expect(lines.filter((line) => line.includes(': in order'))).toHaveLength(steps.length - 1);
    expect(lines[steps.length]).toContain('extending a reseller relationship');
    expect(code).toBe(0);
  });

  it.each(broken)('%s', async (_, breakIt, fault) => {
    await breakIt(bench);
    const { code, lines, text: said } = await bench.check();
    expect(lines.slice(0, -1).at(-1)).toContain(text('en', `connection.fault.${fault}`));
    const stoppedAt = text('en', `connection.fault.${fault}`).split(':')[0];
    expect(lines.at(-1)).toBe(text('en', 'connection.check.summaryFailed', { step: stoppedAt ?? '' }));
    expect(code).toBe(1);
    // No secret is ever shown.
    expect(said).not.toMatch(/\blocal\b|local-|PRIVATE KEY/u);
  });

  it('what was proved before the fault is said, and nothing else', async () => {
    const inOrder = async () =>
      (await bench.check()).lines.filter((line) => line.includes(': in order')).map((line) => line.split(':')[0]);
    await application({ secretExpired: true })(bench);
    expect(await inOrder()).toEqual(['Configuration', 'Secret store', 'Sign-in service', 'App registration']);
    await application({ secretExpired: null, disabled: true })(bench);
    expect(await inOrder()).toEqual(['Configuration', 'Secret store', 'Sign-in service']);
    connection({ authority: 'http://127.0.0.1:9' })(bench);
    expect(await inOrder()).toEqual(['Configuration', 'Secret store']);
  });

  it('a certificate in place of a secret is as good', async () => {
    await byCertificate(certificates.good.both)(bench);
    const { code, text: said } = await bench.check();
    expect(said).toContain('Client credential: in order');
    expect(code).toBe(0);
  });

  it('in French, by LANG or by --language', async () => {
    await application({ secretExpired: true })(bench);
    const sentence = text('fr', 'connection.fault.expiredSecret');
    expect((await bench.check({ env: { LANG: 'fr_CA.UTF-8' } })).text).toContain(sentence);
    expect((await bench.check({ argv: ['--language', 'fr', 'boreal cloud'] })).text).toContain(sentence);
  });

  it('an organization without a connection is told that everything is in the portal, which is no failure', async () => {
    bench.organizations(undefined);
    const { code, text: said } = await bench.check({ argv: [boreal] });
    expect(said).toContain(text('en', 'connection.check.noConnection'));
    expect(code).toBe(0);
    expect((await bench.check({ argv: ['Nobody'] })).code).toBe(1);
  });

  it('the fault of the directory’s sign-in is said with it, and without a directory so is what follows', async () => {
    directory({ clientId: lumen })(bench);
    const within = text('en', 'connection.fault.appNotInTenant');
    expect((await bench.check()).text).toContain(`${text('en', 'connection.fault.directoryRefused')} [${within}]`);
    bench.organizations(usual(bench.stage.simulator.url), { directory: undefined });
    const { code, text: said } = await bench.check();
    expect(said).toContain(text('en', 'connection.check.noDirectory'));
    expect(code).toBe(0);
    // A side without a connection has roles to read as well.
    bench.organizations(undefined, { directory: { clientId: 'x', clientSecret: { secret: 'none' } } });
    expect((await bench.check()).text).toContain(text('en', 'connection.fault.directoryRefused'));
  });

  it('secrets in variables work, and the day on which the sign-in ends is told', async () => {
    const env = {
      SECRETS: 'environment',
      SECRET_BOREAL_CLIENT: 'local',
      SECRET_BOREAL_REFRESH: `local-${boreal}`,
      SECRET_BOREAL_REFRESH_MADE: '2026-01-01',
    };
    const { code, text: said } = await bench.check({ env });
    expect(said).toContain(text('en', 'connection.check.notKept', { day: '2026-04-01' }));
    expect(code).toBe(0);
    const { text: refused } = await bench.connect(async () => undefined, { env });
    expect(refused).toBe(text('en', 'connection.fault.secretStoreReadOnly'));
  });

  it('the organizations file is judged first: every fault, each with the name of its organization', async () => {
    connection({ clientSecret: 'in the open', authority: 'http://login.example', kind: 'appOnly' })(bench);
    const { code, text: said } = await bench.check();
    for (const fault of [
      /Boréal Cloud: connection\.authority must begin with https/u,
      /Boréal Cloud: connection clientSecret must not stand in the file/u,
      /Boréal Cloud: connection kind appOnly has no refreshToken/u,
    ])
      expect(said).toMatch(fault);
    expect(said).not.toContain('in the open');
    expect(code).toBe(1);
  });
});

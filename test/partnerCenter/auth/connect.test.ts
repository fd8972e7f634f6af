import { readFileSync, statSync } from 'node:fs';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { boreal, nordwind } from '../../../src/simulator/world/organizations';
import { text } from '../../../src/text/text';
import { type Bench, createBench, signInAs, usual } from './bench';

const camille = 'c0000000-0000-4000-8000-000000000001';

describe('npm run connect', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await createBench();
    bench.secrets({ 'boreal-client': 'local' });
  });
  afterEach(() => bench.close());
  const stored = () => JSON.parse(readFileSync(bench.secretsFile, 'utf8')) as Record<string, { value: string }>;
  const change = (connection: Record<string, unknown>) =>
    bench.organizations({ ...usual(bench.stage.simulator.url), ...connection });

  it('a person signs in once: the refresh token is in the store, shown nowhere, and the connection is in order', async () => {
    const { code, text: said } = await bench.connect((url) => signInAs(url, camille));
    expect(code).toBe(0);
    expect(said).toContain(text('en', 'connection.connect.doneMfa'));
    expect(statSync(bench.secretsFile).mode & 0o777).toBe(0o600);
    const { value = '' } = stored()['boreal-refresh'] ?? {};
    expect(value).not.toBe('');
    expect(said).not.toContain(value);
    expect((await bench.check()).code).toBe(0);
    // Every exchange renews it.
    expect(stored()['boreal-refresh']?.value).not.toBe(value);
  });

  it('the address has a challenge and a state, and no secret', async () => {
    const seen: string[] = [];
    await bench.connect(async (url) => {
      seen.push(url);
      await signInAs(url, camille, { cancel: true });
    });
    const query = new URL(seen[0] ?? '').searchParams;
    expect(query.get('code_challenge_method')).toBe('S256');
    expect(query.get('code_challenge')).toMatch(/^[\w-]{43}$/u);
    expect(query.get('state')).toMatch(/^[\w-]{20,}$/u);
    expect(query.get('scope')).toContain('https://api.partnercenter.microsoft.com/.default');
    expect(query.get('scope')).toContain('offline_access');
    expect(seen[0]).not.toContain('local&');
  });

  it('a sign-in without a second factor is refused, and does not take the place of one that works', async () => {
    await bench.connect((url) => signInAs(url, camille));
    const good = stored()['boreal-refresh'];
    const { code, text: said } = await bench.connect((url) => signInAs(url, camille, { mfa: false }));
    expect(said).toContain(text('en', 'connection.fault.noMfaClaim'));
    expect(said).not.toContain(text('en', 'connection.connect.done', { name: 'boreal-refresh' }));
    expect(code).toBe(1);
    expect(stored()['boreal-refresh']).toEqual(good);
    expect((await bench.check()).code).toBe(0);
  });

  it('a new sign-in is kept although the stored one was made by a clock that is ahead', async () => {
    const ahead = { value: 'of another account', madeAt: '2999-01-01T00:00:00.000Z' };
    bench.secrets({ 'boreal-client': 'local', 'boreal-refresh': ahead });
    const { code } = await bench.connect((url) => signInAs(url, camille));
    expect(code).toBe(0);
    expect(stored()['boreal-refresh']?.value).not.toBe(ahead.value);
    expect((await bench.check()).code).toBe(0);
  });

  it('a port that another program has is said as such', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, 'localhost', () => resolve()));
    const { port } = other.address() as AddressInfo;
    const { code, text: said } = await bench.connect(async () => undefined, { port });
    other.close();
    expect(said).toBe(text('en', 'connection.connect.portTaken', { port }));
    expect(said).toContain(String(port));
    expect(code).toBe(1);
  });

  it('a request that is no address does not end the sign-in', async () => {
    const { code } = await bench.connect(async (url) => {
      const { hostname, port } = new URL(new URL(url).searchParams.get('redirect_uri') ?? '');
      const answer = await new Promise<number | undefined>((resolve, reject) => {
        get({ hostname, port, path: '//' }, (response) => resolve(response.resume().statusCode)).on('error', reject);
      });
      expect(answer).toBe(404);
      await signInAs(url, camille);
    });
    expect(code).toBe(0);
  });

  it('saying no, and saying nothing', async () => {
    const refused = await bench.connect((url) => signInAs(url, camille, { cancel: true }));
    // Entra's code for a declined consent.
    expect(refused.text).toContain(text('en', 'connection.fault.noConsent'));
    const silent = await bench.connect(async () => undefined, { timeoutMs: 100 });
    expect(silent.text).toContain(text('en', 'connection.connect.timeout', { minutes: 1 }));
    expect(stored()).not.toHaveProperty('boreal-refresh');
  });

  it('somebody else who comes with a code of their own gets nothing', async () => {
    const { text: said } = await bench.connect(
      async (url) => {
        const back = new URL(url).searchParams.get('redirect_uri') ?? '';
        expect((await fetch(`${back}/?code=stolen&state=guessed`)).status).toBe(404);
      },
      { timeoutMs: 300 },
    );
    expect(said).toContain(text('en', 'connection.connect.timeout', { minutes: 1 }));
  });

  it.each<[string, (bench: Bench) => unknown, string]>([
    ['a wrong client id', () => change({ clientId: nordwind }), 'connection.connect.timeout'],
    [
      'nothing at the authority',
      () => change({ authority: 'http://127.0.0.1:9' }),
      'connection.fault.authorityUnreachable',
    ],
    ['a wrong secret', () => bench.secrets({ 'boreal-client': 'wrong' }), 'connection.fault.badSecret'],
    ['a missing secret', () => bench.secrets({}), 'connection.fault.secretMissing'],
    ['an application alone', () => change({ kind: 'appOnly', refreshToken: undefined }), 'connection.connect.appOnly'],
    ['no connection', () => bench.organizations(undefined), 'connection.fault.notConfigured'],
  ])('%s', async (_, breakIt, sentence) => {
    breakIt(bench);
    const { code, text: said } = await bench.connect((url) => signInAs(url, camille), { timeoutMs: 700 });
    expect(said).toContain(text('en', sentence, { minutes: 1 }));
    expect(code).toBe(1);
    expect(said).not.toMatch(/\bwrong\b(?!;)/u);
  });

  it('a redirect URI that is not registered is said by Microsoft in the browser', async () => {
    await bench.stage.control('PATCH', `/_sim/applications/${boreal}`, { redirectUris: ['https://app.example'] });
    let page = '';
    await bench.connect(
      async (url) => {
        page = await (await fetch(url)).text();
      },
      { timeoutMs: 300 },
    );
    expect(page).toContain('AADSTS50011');
  });

  it('which organization has to be said, in either language', async () => {
    const usage = text('fr', 'connection.connect.usage', { command: 'npm run connect -- TENANT' });
    expect((await bench.connect(async () => undefined, { argv: ['--language', 'fr'] })).text).toBe(usage);
    const unknown = text('en', 'connection.check.unknownTenant', { tenant: 'Nobody' });
    expect((await bench.connect(async () => undefined, { argv: ['Nobody'] })).text).toBe(unknown);
  });
});

import { createHash, randomBytes } from 'node:crypto';
import { standingAccount, standingRefreshToken } from '../../src/simulator/signIn/accounts';
import { boreal, lumen } from '../../src/simulator/world/organizations';
import { createStage, type Stage } from './support/stage';

const camille = 'c0000000-0000-4000-8000-000000000001';
const hana = 'c0000000-0000-4000-8000-000000000003';
const luc = 'c0000000-0000-4000-8000-000000000005';
const redirectUri = 'http://localhost:8400';
const api = 'https://api.partnercenter.microsoft.com';

describe('the token side of the simulator', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await createStage();
  });
  afterEach(() => stage.close());

  const post = async (path: string, form: Record<string, string>, tenantId = boreal) => {
    const response = await fetch(`${stage.simulator.url}/${tenantId}${path}`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: boreal, client_secret: 'local', ...form }),
      redirect: 'manual',
    });
    const text = await response.text();
    return {
      status: response.status,
      body: (response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : { page: text }) as Record<
        string,
        string
      >,
      location: response.headers.get('location') ?? '',
    };
  };
  const v1 = (form: Record<string, string>) => post('/oauth2/token', { resource: api, ...form });
  const v2 = (form: Record<string, string>) => post('/oauth2/v2.0/token', { scope: `${api}/.default`, ...form });
  const verifier = randomBytes(32).toString('base64url');
  const request = {
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: `${api}/.default openid offline_access`,
    state: 'my state',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  };
  const pick = (account: string, more: Record<string, string> = {}) =>
    post('/oauth2/v2.0/authorize', { ...request, account, do: 'signIn', mfa: '1', ...more });
  const codeOf = (location: string) => new URL(location).searchParams.get('code') ?? '';
  const redeem = (code: string, more: Record<string, string> = {}) =>
    v2({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier, ...more });
  const claims = (token = '') =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

  it('v1 writes every value as text, and lives about an hour; v2 writes numbers', async () => {
    const { body } = await v1({ grant_type: 'client_credentials' });
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: '3600', ext_expires_in: '3600', resource: api });
    for (const value of Object.values(body)) expect(typeof value).toBe('string');
    expect(Number(body.expires_on) - Number(body.not_before)).toBe(3600);
    expect((await v2({ grant_type: 'client_credentials' })).body.expires_in).toBe(3600);
  });

  it('app-only tokens have no account; App+User tokens have one with its factors and a new refresh token', async () => {
    const alone = (await v1({ grant_type: 'client_credentials' })).body;
    expect(claims(alone.access_token)).not.toHaveProperty('oid');
    expect(alone).not.toHaveProperty('refresh_token');
    const { body } = await v1({ grant_type: 'refresh_token', refresh_token: standingRefreshToken(boreal) });
    expect(claims(body.access_token)).toMatchObject({
      tid: boreal,
      aud: api,
      oid: standingAccount(boreal),
      amr: ['pwd', 'mfa'],
    });
    expect(body.scope).toBe('user_impersonation');
    const again = (await v1({ grant_type: 'refresh_token', refresh_token: body.refresh_token ?? '' })).body;
    expect(again.refresh_token).not.toBe(body.refresh_token);
    // The refresh token is for any audience, an access token for one.
    const graph = { grant_type: 'refresh_token', resource: 'https://graph.microsoft.com' };
    const other = await v1({ ...graph, refresh_token: again.refresh_token ?? '' });
    expect(claims(other.body.access_token)).toMatchObject({ aud: 'https://graph.microsoft.com' });
  });

  it('how often tokens are asked for changes nothing in the world', async () => {
    const counter = async () => ((await stage.control('GET', '/_sim/state')) as { counter: number }).counter;
    const before = await counter();
    await v1({ grant_type: 'refresh_token', refresh_token: standingRefreshToken(boreal) });
    await redeem(codeOf((await pick(camille)).location));
    expect(await counter()).toBe(before);
  });

  it('the page lists the members of the tenant, and escapes what it was sent', async () => {
    const query = new URLSearchParams({ ...request, client_id: boreal, state: '"><script>x</script>' });
    const page = await (await fetch(`${stage.simulator.url}/${boreal}/oauth2/v2.0/authorize?${query}`)).text();
    for (const name of ['Camille Roy', 'Dev Patel', 'Hana Sato']) expect(page).toContain(name);
    expect(page).not.toContain('Tom Berg');
    expect(page).not.toContain('<script>');
  });

  it('a person signs in: back with code and state, exchanged once, for the right verifier and address only', async () => {
    const { status, location } = await pick(camille);
    expect(status).toBe(302);
    expect(location.startsWith(redirectUri)).toBe(true);
    expect(new URL(location).searchParams.get('state')).toBe('my state');
    const code = codeOf(location);
    expect((await redeem(code, { code_verifier: 'other' })).body.error_codes).toEqual([50148]);
    expect((await redeem(code, { redirect_uri: 'http://localhost:1' })).body.error_codes).toEqual([50011]);
    const { body } = await redeem(code);
    expect(claims(body.access_token)).toMatchObject({ oid: camille, amr: ['pwd', 'mfa'] });
    expect((await redeem(code)).body).toMatchObject({ error: 'invalid_grant', error_codes: [54005] });
    expect((await redeem('0.x.y')).body.error_codes).toEqual([70000]);
  });

  it('a code lasts ten minutes, a refresh token 90 days, the prepared one for good', async () => {
    const { location } = await pick(camille);
    const { body } = await redeem(codeOf((await pick(camille)).location));
    await stage.control('POST', '/_sim/clock', { advance: 'PT11M' });
    expect((await redeem(codeOf(location))).body.error_codes).toEqual([70008]);
    const refresh = { grant_type: 'refresh_token', refresh_token: body.refresh_token ?? '' };
    await stage.control('POST', '/_sim/clock', { advance: 'P89D' });
    expect((await v1(refresh)).status).toBe(200);
    await stage.control('POST', '/_sim/clock', { advance: 'P1D' });
    expect((await v1(refresh)).body).toMatchObject({ error: 'invalid_grant', error_codes: [700082] });
    const prepared = { grant_type: 'refresh_token', refresh_token: standingRefreshToken(boreal) };
    expect((await v1(prepared)).status).toBe(200);
  });

  it('a revoked sign-in is over; the next one is good', async () => {
    const { body } = await redeem(codeOf((await pick(camille)).location));
    await stage.control('POST', `/_sim/accounts/${camille}/revoke`);
    const refresh = { grant_type: 'refresh_token', refresh_token: body.refresh_token ?? '' };
    expect((await v1(refresh)).body.error_codes).toEqual([50173]);
    await stage.control('POST', '/_sim/clock', { advance: 1000 });
    const fresh = await redeem(codeOf((await pick(camille)).location));
    expect((await v1({ ...refresh, refresh_token: fresh.body.refresh_token ?? '' })).status).toBe(200);
  });

  it('nobody is sent to an address that is not registered, nor in the name of another application', async () => {
    for (const change of [{ redirect_uri: 'https://evil.example' }, { client_id: lumen }]) {
      const answer = await pick(camille, change);
      expect(answer).toMatchObject({ status: 400, location: '' });
      expect(answer.body.page).toMatch(/AADSTS(50011|700016)/u);
    }
    await stage.control('PATCH', `/_sim/applications/${boreal}`, { redirectUris: ['https://app.example/back'] });
    expect((await pick(camille)).body.page).toContain('AADSTS50011');
    expect((await pick(camille, { redirect_uri: 'https://app.example/back' })).status).toBe(302);
  });

  it('saying no goes back with access_denied; consent is given by a Global admin', async () => {
    expect((await pick(camille, { do: 'cancel' })).location).toContain('error=access_denied');
    await stage.control('PATCH', `/_sim/applications/${boreal}`, { consent: 'missing' });
    expect((await pick(hana)).location).toContain('AADSTS90094');
    const prepared = { grant_type: 'refresh_token', refresh_token: standingRefreshToken(boreal) };
    expect((await v1(prepared)).body.error_codes).toEqual([65001]);
    expect(codeOf((await pick(luc)).location)).not.toBe('');
    expect((await v1(prepared)).status).toBe(200);
  });

  it('Partner Center asks for MFA when the switch is on, of people only', async () => {
    const noFactor = await post('/oauth2/v2.0/authorize', { ...request, account: camille, do: 'signIn' });
    const token = (await redeem(codeOf(noFactor.location))).body.access_token ?? '';
    const customers = () => stage.raw(boreal, 'GET', '/v1/customers', { token });
    await stage.control('PATCH', '/_sim/settings', { requireMfa: false });
    expect((await customers()).status).toBe(200);
    await stage.control('PATCH', '/_sim/settings', { requireMfa: true });
    expect((await customers()).status).toBe(401);
    const alone = await stage.token(boreal, { grant_type: 'client_credentials' });
    expect((await stage.raw(boreal, 'GET', '/v1/customers', { token: alone })).status).toBe(200);
    expect((await stage.raw(boreal, 'GET', '/v1/customers')).status).toBe(200);
  });

  it('what libraries ask first is answered for tenants that exist', async () => {
    const { url } = stage.simulator;
    const describe = await fetch(`${url}/${boreal}/v2.0/.well-known/openid-configuration`);
    expect(await describe.json()).toMatchObject({
      issuer: `https://${new URL(url).host}/${boreal}/v2.0`,
      token_endpoint: `${url}/${boreal}/oauth2/v2.0/token`,
      authorization_endpoint: `${url}/${boreal}/oauth2/v2.0/authorize`,
    });
    const unknown = await fetch(`${url}/${camille}/v2.0/.well-known/openid-configuration`);
    expect(await unknown.json()).toMatchObject({ error_codes: [90002], error_description: expect.any(String) });
    const instance = await fetch(`${url}/common/discovery/instance?authorization_endpoint=https://x/${boreal}/a`);
    expect(await instance.json()).toMatchObject({ tenant_discovery_endpoint: expect.stringContaining(boreal) });
  });
});

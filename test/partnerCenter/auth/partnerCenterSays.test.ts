import { readHarmlessly } from '../../../src/connection/harmlessReads';
import { ConnectionFault } from '../../../src/partnerCenter/auth/connectionFault';
import { createHttp } from '../../../src/partnerCenter/http';
import { text } from '../../../src/text/text';
import { createScriptedServer, type Scripted, type ScriptedServer, tokenPath } from '../support/scriptedServer';
import { type Bench, createBench, usual } from './bench';

const says = (status: number, code?: number): Scripted => ({
  status,
  body: code === undefined ? {} : { code, description: 'no', data: [], source: 'PartnerFD' },
});
const html: Scripted = { text: '<html>Not here</html>', headers: { 'Content-Type': 'text/html' } };

describe('what Partner Center itself says ends the check at the right step', () => {
  let bench: Bench;
  let partnerCenter: ScriptedServer;
  beforeEach(async () => {
    [bench, partnerCenter] = await Promise.all([createBench(), createScriptedServer()]);
    bench.organizations({ ...usual(bench.stage.simulator.url), baseUrl: partnerCenter.url });
    partnerCenter.answer('GET /v1/customers', { body: { items: [{ id: 'c-1' }] } });
    partnerCenter.answer('GET /v1/profiles/mpn', { body: {} });
    partnerCenter.answer('GET /v1/relationships', { body: { items: [] } });
    partnerCenter.answer('GET /v1/customers/c-1/transfers', { body: [] });
  });
  afterEach(() => Promise.all([bench.close(), partnerCenter.close()]));

  it.each<[string, Scripted, string]>([
    ['GET /v1/customers', says(401, 900420), 'wrongAudience'],
    ['GET /v1/customers', says(401, 400), 'tokenRefused'],
    ['GET /v1/customers', says(401), 'tokenRefused'],
    ['GET /v1/customers', says(401, 800001), 'noPartnerContext'],
    ['GET /v1/customers', says(403, 2032), 'noApiAccess'],
    ['GET /v1/customers', says(403, 900308), 'privilegesLacking'],
    ['GET /v1/customers', says(403, 900309), 'blockedByConditionalAccess'],
    ['GET /v1/customers', says(403), 'forbidden'],
    ['GET /v1/profiles/mpn', says(403, 900329), 'appOnlyRefused'],
    ['GET /v1/customers/c-1/transfers', says(403, 900150), 'roleLacksRight'],
    ['GET /v1/customers', says(429), 'partnerCenterBusy'],
    ['GET /v1/customers', { cut: true }, 'partnerCenterUnreachable'],
    ['GET /v1/customers', html, 'partnerCenterUnreadable'],
    ['GET /v1/customers', { ...html, status: 404 }, 'partnerCenterUnreadable'],
    ['GET /v1/customers', { body: { items: [], isMfaCompliant: false } }, 'noMfaClaim'],
    ['GET /v1/customers', { body: { items: [], attributes: { isMfaCompliant: false } } }, 'noMfaClaim'],
  ])('%s -> %j: %s', async (request, answer, fault) => {
    partnerCenter.answer(request, answer);
    const { code, lines } = await bench.check();
    expect(lines.slice(0, -1).at(-1)).toContain(text('en', `connection.fault.${fault}`));
    expect(code).toBe(1);
    // Nothing that was not proved is said to be in order.
    const step = text('en', `connection.fault.${fault}`).split(':')[0];
    expect(lines.filter((line) => line.startsWith(`${step}: in order`)).length).toBe(fault === 'noMfaClaim' ? 1 : 0);
  });

  it('a clock that is wrong by more than five minutes is found before tokens are blamed', async () => {
    const { url } = partnerCenter;
    bench.organizations({ ...usual(url), authority: url, kind: 'appOnly', refreshToken: undefined });
    const body = { access_token: 'x', expires_in: 3600 };
    partnerCenter.answer(`POST ${tokenPath}`, {
      body,
      headers: { Date: new Date(Date.now() - 360_000).toUTCString() },
    });
    expect((await bench.check()).text).toContain(text('en', 'connection.fault.clockSkew'));
    partnerCenter.answer(`POST ${tokenPath}`, { body, headers: { Date: new Date(Date.now() - 60_000).toUTCString() } });
    expect((await bench.check()).code).toBe(0);
  });

  it('what the sign-in service says between two reads is not taken for Partner Center’s', async () => {
    const busy = new ConnectionFault('authorityBusy', { status: 429, code: 'AADSTS90055' });
    const tokens = [async () => 'opaque', () => Promise.reject(busy)];
    const http = createHttp({
      baseUrl: partnerCenter.url,
      tokens: { token: () => (tokens.shift() ?? (() => Promise.reject(busy)))() },
      readDelaysMs: [],
    });
    expect(await readHarmlessly(http, 'partner')).toEqual({
      answered: true,
      fault: 'authorityBusy',
      code: 'AADSTS90055',
    });
  });

  it('asks Partner Center to report the second factor', async () => {
    expect((await bench.check()).code).toBe(0);
    expect(partnerCenter.received[0]?.headers.validatemfa).toBe('true');
  });
});

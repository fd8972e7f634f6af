import { codesOf, diagnose, stepOf } from '../../../src/partnerCenter/auth/diagnose';
import { faultNames, passes, sentenceOf, steps } from '../../../src/partnerCenter/auth/steps';
import { hasText, text } from '../../../src/text/text';
import { createScriptedServer, type ScriptedServer, tokenPath } from '../support/scriptedServer';

/** Code, the fault it shows. */
const entra: readonly [code: number, fault: string][] = [
  [90002, 'tenantNotFound'],
  [700016, 'appNotInTenant'],
  [7000112, 'appDisabled'],
  [7000229, 'servicePrincipalMissing'],
  [50011, 'redirectMismatch'],
  [7000215, 'badSecret'],
  [7000222, 'expiredSecret'],
  [700027, 'badCertificate'],
  [7000218, 'credentialNotTaken'],
  [700024, 'clockSkew'],
  [65001, 'noConsent'],
  [650057, 'permissionNotDeclared'],
  [500011, 'resourceMissing'],
  [700082, 'refreshTokenExpired'],
  [70008, 'refreshTokenExpired'],
  [50173, 'refreshTokenRevoked'],
  [70000, 'refreshTokenUnusable'],
  [50057, 'accountUnusable'],
  [50020, 'accountOfAnotherTenant'],
  [53003, 'conditionalAccess'],
  [50076, 'mfaRequired'],
  [50078, 'mfaRequired'],
  [50079, 'mfaRequired'],
  [999999, 'signInRefused'],
];

test.each(entra)('AADSTS%d is %s', (code, fault) => {
  expect(diagnose({ kind: 'entra', status: 400, codes: [code] })).toBe(fault);
});

test('the code is read from the list, or from the description when there is none', () => {
  expect(codesOf({ error_codes: [50076], error_description: 'AADSTS1: x' })).toEqual([50076]);
  expect(codesOf({ error_description: 'AADSTS7000215: Invalid client secret' })).toEqual([7000215]);
  expect(codesOf({ error_description: 'no code' })).toEqual([]);
});

test('what may pass by itself is tried again, what an administrator has to do is not', () => {
  expect(diagnose({ kind: 'entra', status: 503, codes: [] })).toBe('authorityBusy');
  expect(diagnose({ kind: 'entra', status: 400, codes: [], error: 'temporarily_unavailable' })).toBe('authorityBusy');
  expect(passes('authorityBusy')).toBe(true);
  expect(passes('badSecret')).toBe(false);
});

test('what Partner Center says about anything else is no fault of the connection', () => {
  expect(diagnose({ kind: 'partnerCenter', status: 403, code: '20002' })).toBeUndefined();
  expect(diagnose({ kind: 'partnerCenter', status: 404, code: '900100' })).toBeUndefined();
});

test.each(faultNames)('%s has one sentence in each language that begins with its step', (fault) => {
  for (const language of ['en', 'fr'] as const) {
    expect(hasText(language, sentenceOf(fault))).toBe(true);
    const sentence = text(language, sentenceOf(fault));
    expect(sentence.startsWith(text(language, `connection.step.${stepOf(fault)}`))).toBe(true);
    // One sentence: what is wrong, and after the semicolon what to do.
    expect(sentence).toMatch(/^[^;]+; .+[^.]\.$/u);
    expect(sentence.slice(0, -1)).not.toMatch(/[.!?] [A-Z]/u);
  }
  expect(steps).toContain(stepOf(fault));
});

describe('through MSAL, against a token endpoint', () => {
  let server: ScriptedServer;
  beforeEach(async () => {
    server = await createScriptedServer();
  });
  afterEach(() => server.close());
  const id = 'a0000000-0000-4000-8000-000000000001';

  it.each(entra)('AADSTS%d reaches the caller as %s, without having sent the call', async (code, fault) => {
    server.answer(`POST ${tokenPath}`, {
      status: 400,
      body: { error: 'x', error_description: `AADSTS${code}: camille@boreal.example`, error_codes: [code] },
    });
    const failure: unknown = await server
      .connect()
      .transfers(id)
      .catch((error) => error);
    expect(failure).toMatchObject({
      details: { left: false, code: `AADSTS${code}`, verdict: { explanation: `connection.fault.${fault}` } },
    });
    // The service's text may name people.
    expect(JSON.stringify([failure, String(failure)])).not.toContain('camille');
    expect(server.received).toEqual([]);
  });

  it.each([
    ['no answer', { cut: true as const }, 'authorityUnreachable'],
    ['silence', { hang: true as const }, 'authorityUnreachable'],
    ['a page of a proxy', { text: '<html>' }, 'authorityUnreadable'],
    ['something else', { body: { surprise: true } }, 'authorityUnreadable'],
    ['a failure of the service', { status: 503, text: 'Service Unavailable' }, 'authorityBusy'],
    ['too many requests', { status: 429, body: { error: 'x' }, headers: { 'Retry-After': '30' } }, 'authorityBusy'],
  ])('%s: worth trying again', async (_, answer, fault) => {
    server.answer(`POST ${tokenPath}`, answer);
    await expect(server.connect({ timeoutMs: 150 }).protocol('legacy').cancel(transfer, {})).rejects.toMatchObject({
      details: { answered: true, left: false, verdict: { action: 'retry', explanation: `connection.fault.${fault}` } },
    });
  });

  it('a token endpoint that says when to come back is believed', async () => {
    server.answer(`POST ${tokenPath}`, { status: 429, body: { error: 'x' }, headers: { 'Retry-After': '30' } });
    await expect(server.connect().protocol('legacy').cancel(transfer, {})).rejects.toMatchObject({
      details: { verdict: { retryAfterMs: 30_000 } },
    });
  });
  const transfer = { customerId: id, transferId: id, sourceTenantId: id, targetTenantId: id };
});

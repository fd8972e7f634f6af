import { readFileSync } from 'node:fs';
import { steps } from '../../../src/partnerCenter/auth/steps';
import { boreal, nordwind } from '../../../src/simulator/world/organizations';
import { text } from '../../../src/text/text';
import { readyToTransfer } from '../../simulator/support/stage';
import { createScriptedServer, type Scripted, type ScriptedServer } from '../support/scriptedServer';
import { type Bench, createBench, type Said, usual } from './bench';

const camille = 'c0000000-0000-4000-8000-000000000001';
const legal = 'GET /v1/profiles/legalbusiness';
const agreement = 'GET /v1/compliance/csp/agreementstatus';
const calls = 'GET /v1/partnerRequests';
const noReseller =
  'Microsoft Partner Agreement: not known. Partner Center tells it of indirect resellers, and the tenant is none yet.';

/** The lines between the last step and the summary. */
const factsOf = ({ lines }: Said) => lines.slice(1 + steps.length, -1);

describe('after the last step, connection:check says what Partner Center tells about the tenant', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await createBench();
  });
  afterEach(() => bench.close());

  const partner = (change: object, tenantId = boreal) =>
    bench.stage.control('PATCH', `/_sim/partners/${tenantId}`, change);

  it('a partner before its transition', async () => {
    const said = await bench.check();
    expect(factsOf(said)).toEqual([
      'Legal profile: Microsoft has verified it',
      noReseller,
      expect.stringMatching(/^Recent calls: all \d+ calls that Partner Center lists had a second factor$/u),
    ]);
    expect(said.lines.at(-1)).toBe(text('en', 'connection.check.summaryOk'));
    expect(said.code).toBe(0);
  });

  it('a reseller that signed the agreement, and one that did not', async () => {
    await readyToTransfer(bench.stage, []);
    expect(factsOf(await bench.check())[1]).toBe('Microsoft Partner Agreement: signed');
    await partner({ mpaSigned: false });
    const said = await bench.check({ argv: ['--language', 'fr'] });
    expect(factsOf(said)[1]).toMatch(
      /^Contrat Partenaire Microsoft\s: non signé\s; un administrateur général doit le/u,
    );
    expect(said.code).toBe(0);
  });

  it('a profile that Microsoft is still vetting, in both languages', async () => {
    await partner({ profileCurrent: false });
    const [english] = factsOf(await bench.check());
    expect(english).toBe('Legal profile: Microsoft is still verifying it; it stands at: entry');
    const [french] = factsOf(await bench.check({ env: { LANG: 'fr_CA.UTF-8' } }));
    expect(french).toMatch(/^Profil légal\s: Microsoft le vérifie encore\s; étape en cours\s: saisie$/u);
  });

  it('calls without a second factor are counted, with the time of the last', async () => {
    await bench.signedIn(camille, { mfa: false });
    const kept = JSON.parse(readFileSync(bench.secretsFile, 'utf8')) as Record<string, string | { value: string }>;
    const refresh = kept['boreal-refresh'] ?? '';
    const token = await bench.stage.token(boreal, {
      refresh_token: typeof refresh === 'string' ? refresh : refresh.value,
    });
    await bench.stage.raw(boreal, 'GET', '/v1/profiles/mpn', { token });
    bench.secrets({ 'boreal-client': 'local', 'boreal-refresh': `local-${boreal}` });
    const said = await bench.check();
    expect(factsOf(said)[2]).toMatch(
      /^Recent calls: 1 of \d+ calls that Partner Center lists had no second factor, the last on \d{4}-\d\d-\d\d \d\d:\d\d UTC$/u,
    );
    expect(said.code).toBe(0);
  });

  it('a provider is not asked whether it is a reseller', async () => {
    const connection = { ...usual(bench.stage.simulator.url), clientId: nordwind };
    bench.organizations(connection, { tenantId: nordwind, side: 'provider' });
    bench.secrets({ 'boreal-client': 'local', 'boreal-refresh': `local-${nordwind}` });
    const said = await bench.check({ argv: [nordwind] });
    expect(factsOf(said).map((line) => line.split(':')[0])).toEqual(['Legal profile', 'Recent calls']);
    expect(said.code).toBe(0);
  });

  it('an application alone is told that two of them need a person', async () => {
    const { url } = bench.stage.simulator;
    bench.organizations({ ...usual(url), kind: 'appOnly', refreshToken: undefined });
    const said = await bench.check();
    const why = text('en', 'partnerCenter.error.900329');
    expect(factsOf(said)).toEqual([
      'Legal profile: Microsoft has verified it',
      `Microsoft Partner Agreement: not known. ${why} [900329]`,
      `Recent calls: not known. ${why} [900329]`,
    ]);
    expect(said.code).toBe(0);
  });

  it('a read that is refused or broken says why, and neither stops nor fails the check', async () => {
    const fault = (match: string, what: object) => bench.stage.control('POST', '/_sim/faults', { match, ...what });
    await fault(legal, { status: 409, code: 900104, times: 9 });
    await fault(agreement, { status: 403, code: 900150, times: 9 });
    await fault(calls, { status: 429, times: 9 });
    const said = await bench.check();
    const why = (code: string) => text('en', `partnerCenter.error.${code}`);
    expect(factsOf(said)).toEqual([
      `Legal profile: not known. ${why('900104')} [900104]`,
      `Microsoft Partner Agreement: not known. ${why('900150')} [900150]`,
      `Recent calls: not known. ${why('throttled')}`,
    ]);
    expect(said.lines.at(-1)).toBe(text('en', 'connection.check.summaryOk'));
    expect(said.code).toBe(0);
  });
});

describe('each answer of Partner Center has its words', () => {
  let bench: Bench;
  let partnerCenter: ScriptedServer;
  beforeEach(async () => {
    [bench, partnerCenter] = await Promise.all([createBench(), createScriptedServer()]);
    bench.organizations({ ...usual(bench.stage.simulator.url), baseUrl: partnerCenter.url });
    partnerCenter.answer('GET /v1/customers', { body: { items: [] } });
    partnerCenter.answer('GET /v1/profiles/mpn', { body: {} });
    partnerCenter.answer('GET /v1/relationships', { body: { items: [] } });
  });
  afterEach(() => Promise.all([bench.close(), partnerCenter.close()]));

  const refused = (code: number): Scripted => ({ status: 400, body: { code, source: 'ComplianceController' } });
  const vetting = (vettingStatus: string, vettingSubStatus = 'none'): Scripted => ({
    body: { vettingStatus, vettingSubStatus },
  });
  const listed = (...mfa: boolean[]): Scripted => ({
    body: { items: mfa.map((mfaCompliant) => ({ applicationId: boreal, mfaCompliant })) },
  });

  it.each<[string, Scripted, key: string, args?: Record<string, string | number>]>([
    [legal, vetting('none'), 'vetting.none'],
    [legal, vetting('pending'), 'vetting.pending'],
    [legal, vetting('pending', 'business_verification'), 'vetting.pendingAt', { list: 'business verification' }],
    [legal, vetting('rejected', 'other'), 'vetting.rejected'],
    [legal, vetting('Rejected', 'EmailDomain'), 'vetting.rejectedAt', { list: 'email domain' }],
    [legal, vetting('authorized', 'decision'), 'vetting.authorized'],
    [legal, vetting('new word'), 'vetting.unknown'],
    [agreement, { body: { isAgreementSigned: true } }, 'partnerAgreement.signed'],
    [agreement, { body: { isAgreementSigned: false } }, 'partnerAgreement.unsigned'],
    [agreement, refused(2000), 'partnerAgreement.idNotTaken'],
    [agreement, refused(2200), 'partnerAgreement.tenantUnknown'],
    [agreement, refused(2201), 'partnerAgreement.otherRegion'],
    [agreement, refused(2203), 'partnerAgreement.unsignedInRegion'],
    [agreement, refused(2204), 'partnerAgreement.noReseller'],
    [agreement, refused(2205), 'partnerAgreement.noAccount'],
    [agreement, refused(2206), 'partnerAgreement.unsigned'],
    [calls, listed(), 'calls.none'],
    [calls, listed(true), 'calls.all', { requests: 1 }],
    [calls, listed(true, false, false), 'calls.some', { requests: 3, without: 2, at: 'unknown' }],
  ])('%s -> %j: %s', async (request, answer, key, args = {}) => {
    partnerCenter.answer(request, answer);
    const said = await bench.check();
    const about = { [legal]: 0, [agreement]: 1, [calls]: 2 }[request] ?? -1;
    expect(factsOf(said)[about]?.replace(/^[^:]+: /u, '')).toBe(text('en', `connection.told.${key}`, args));
    expect(said.code).toBe(0);
  });
});

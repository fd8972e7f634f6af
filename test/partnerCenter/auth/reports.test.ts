import { reportText } from '../../../src/connection/reportText';
import { localOrganizations } from '../../../src/localOrganizations';
import { graphAudience } from '../../../src/partnerCenter/auth/clouds';
import { faultNames, sentenceOf } from '../../../src/partnerCenter/auth/steps';
import { type ConnectionReport, createConnections } from '../../../src/partnerCenter/connections';
import { boreal } from '../../../src/simulator/world/organizations';
import { text } from '../../../src/text/text';
import { createStage, type Stage } from '../../simulator/support/stage';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

test('the log hears once of a fault, by tenant and step, for Partner Center and for the directory', async () => {
  const { url } = stage.simulator;
  const reports: [tenantId: string, ConnectionReport][] = [];
  const { connection, graphTokens } = createConnections(localOrganizations(url), {
    clock: { now: () => new Date() },
    graph: { authority: url, audience: graphAudience },
    report: (tenantId, report) => reports.push([tenantId, report]),
  });
  const customers = async () => {
    for await (const _ of connection(boreal)?.customers() ?? []) return true;
    return false;
  };
  await stage.control('PATCH', `/_sim/applications/${boreal}`, { secretExpired: true });
  await expect(customers()).rejects.toThrow();
  await expect(customers()).rejects.toThrow();
  const fault = { kind: 'fault', fault: 'expiredSecret', step: 'clientCredential', code: 'AADSTS7000222' };
  expect(reports).toEqual([[boreal, fault]]);
  await expect(graphTokens(boreal)?.token()).rejects.toThrow();
  expect(reports).toEqual([
    [boreal, fault],
    [boreal, fault],
  ]);
  // Mended, and broken again another way.
  await stage.control('PATCH', `/_sim/applications/${boreal}`, { secretExpired: null });
  expect(await customers()).toBe(true);
  expect(reports).toHaveLength(2);
});

test('every report is a sentence that names its step', () => {
  for (const fault of faultNames) {
    expect(reportText({ kind: 'fault', fault, step: 'signIn' })).toBe(text('en', sentenceOf(fault)));
  }
  expect(reportText({ kind: 'noMfaClaim' })).toMatch(/^Multifactor authentication: /u);
  expect(reportText({ kind: 'refreshTokenNotKept' })).toMatch(/^Secret store: .*90 days/u);
  expect(reportText({ kind: 'refreshTokenNotKept', endsBy: '2026-04-01T00:00:00.000Z' })).toContain('2026-04-01');
  expect(reportText({ kind: 'refreshTokenNotWritten', message: 'm' })).toMatch(/^Secret store: /u);
});

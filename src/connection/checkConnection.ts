import { addressesOf, type ConnectionConfig } from '../connectionConfig';
import type { Organization } from '../organizations';
import { refreshTokenLifeMs } from '../partnerCenter/auth/appAndUser';
import { createAppOnlyTokens } from '../partnerCenter/auth/appOnly';
import { readClaims } from '../partnerCenter/auth/claims';
import { ConnectionFault } from '../partnerCenter/auth/connectionFault';
import { type Fault, faults, type Step, sentenceOf, steps } from '../partnerCenter/auth/steps';
import { storeFault } from '../partnerCenter/auth/storeFault';
import { applicationOf, createTenantTokens, type SecretReference } from '../partnerCenter/auth/tenantTokens';
import { createHttp } from '../partnerCenter/http';
import { operationsOf } from '../partnerCenter/operations';
import { PartnerCenterError } from '../partnerCenter/partnerCenter';
import { type SecretStore, SecretStoreError } from '../secrets/secretStore';
import { checkDirectory, type DirectoryCheckOptions } from './checkDirectory';
import type { CheckLine, Detail } from './checkLine';
import { readHarmlessly } from './harmlessReads';
import { tenantFacts } from './tenantFacts';

export type CheckOptions = DirectoryCheckOptions;

/** Tokens are refused when the clocks of the two sides are further apart than this. */
const tolerableSkewMs = 5 * 60_000;

/** A step has failed; the check ends. */
class Stop extends Error {
  constructor(readonly line: CheckLine) {
    super('The check stops');
  }
}

/**
 * Walks the steps of connecting a tenant, in order, and says one line about each that is proved. Ends with the first
 * that fails. After the last, says what Partner Center tells about the tenant. It signs in and reads; it changes nothing but the stored refresh token, which every exchange renews.
 */
export async function* checkConnection(organization: Organization, options: CheckOptions): AsyncGenerator<CheckLine> {
  const { connection } = organization;
  yield { outcome: 'ok', step: 'configuration' };
  try {
    if (connection !== undefined) {
      yield* walk(organization, connection, options);
      return;
    }
    yield await directoryLine(organization, options);
    yield { outcome: 'notice', step: 'portalOnly', detail: { key: 'connection.check.noConnection' } };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    yield error.line;
  }
}

async function directoryLine(organization: Organization, options: CheckOptions): Promise<CheckLine> {
  const line = await checkDirectory(organization, options);
  if (line.outcome === 'failed') throw new Stop(line);
  return line;
}

async function* walk(
  organization: Organization,
  connection: ConnectionConfig,
  options: CheckOptions,
): AsyncGenerator<CheckLine> {
  const { tenantId, side } = organization;
  const { authority, audience, baseUrl } = addressesOf(connection);
  const setup = { ...connection, tenantId, authority };
  const withUser = connection.refreshToken !== undefined;
  const { secrets, now, timeoutMs } = options;

  yield* secretLines(connection, options);

  const application = applicationOf(setup, { secrets, timeoutMs, fetch: undefined });
  let skewMs: number | undefined;
  const alone = createAppOnlyTokens(application, audience, now, (issued) => {
    skewMs = issued.skewMs;
  });
  const refused = await faultIn(alone.token());
  const { proved, conclusive } = reached(refused?.fault, withUser);
  if (Math.abs(skewMs ?? 0) > tolerableSkewMs) throw stopAt('clockSkew');
  for (const step of proved) yield { outcome: 'ok', step };
  if (refused !== undefined && conclusive) throw stopAt(refused.fault, refused.details.code);

  const tokens = withUser ? createTenantTokens(setup, { secrets, audience, now, timeoutMs }) : alone;
  const token = await orStop(tokens.token());
  if (!proved.includes('clientCredential')) yield { outcome: 'ok', step: 'clientCredential' };
  yield { outcome: 'ok', step: 'consent' };
  yield withUser
    ? { outcome: 'ok', step: 'signIn' }
    : { outcome: 'ok', step: 'signIn', detail: { key: 'connection.check.appOnlyNoSignIn' } };
  yield mfaLine(token, withUser);
  checkAudience(token, audience);

  const http = createHttp({ baseUrl, tokens, timeoutMs });
  const reading = await readHarmlessly(http, withUser ? side : 'application');
  const answered: Step[] = reading.answered ? ['audience', 'reach'] : [];
  const fault = reading.fault;
  for (const step of answered) if (fault === undefined || !isUpTo(step, fault)) yield { outcome: 'ok', step };
  if (fault !== undefined) throw stopAt(fault, reading.code);
  if (reading.other !== undefined) throw new Stop({ outcome: 'failed', step: 'permissions', sentence: reading.other });
  yield withUser
    ? { outcome: 'ok', step: 'permissions' }
    : { outcome: 'ok', step: 'permissions', detail: { key: 'connection.check.appOnlyLimits' } };
  yield { outcome: 'ok', step: 'apiAccess', detail: { key: 'connection.check.customers' } };
  yield await directoryLine(organization, options);
  yield portalOnlyLine(operationsOf({ side, connection }));
  yield* tenantFacts(http, { tenantId, side, clientId: connection.clientId });
}

/** In the order in which the sign-in service looks at a request: is there such a tenant, such an application, is it that one? */
const provedByToken: readonly Step[] = ['authority', 'appRegistration', 'clientCredential'];

/**
 * What an exchange by the application alone has shown. A refusal of anything after the credential says nothing about a
 * connection that a person signs in for: some tenants keep applications alone out.
 */
function reached(fault: Fault | undefined, withUser: boolean): { proved: readonly Step[]; conclusive: boolean } {
  if (fault === undefined) return { proved: provedByToken, conclusive: false };
  const { step } = faults[fault];
  const at = provedByToken.indexOf(step);
  if (at >= 0) return { proved: provedByToken.slice(0, at), conclusive: true };
  const early = steps.indexOf(step) < steps.indexOf('authority');
  return { proved: early ? [] : provedByToken.slice(0, 2), conclusive: early || !withUser };
}

async function* secretLines(connection: ConnectionConfig, { secrets }: CheckOptions): AsyncGenerator<CheckLine> {
  const step = 'secretStore';
  const nameOf = (reference: SecretReference | undefined) => (typeof reference === 'object' ? [reference.secret] : []);
  const needed = [...nameOf(connection.clientSecret), ...nameOf(connection.certificate)];
  const [refreshToken] = nameOf(connection.refreshToken);
  if (needed.length === 0 && refreshToken === undefined) {
    yield { outcome: 'ok', step, detail: { key: 'connection.check.literal' } };
    return;
  }
  let count = 0;
  for (const name of needed) {
    if (!(await readOrStop(secrets, name))?.value.trim()) throw stopAt('secretMissing', name);
    count += 1;
  }
  const stored = refreshToken === undefined ? undefined : await readOrStop(secrets, refreshToken);
  if (stored !== undefined) count += 1;
  yield { outcome: 'ok', step, detail: { key: 'connection.check.secretsFound', args: { count } } };
  if (stored !== undefined && !secrets.writable) yield { outcome: 'notice', step, detail: endOf(stored.madeAt) };
}

const endOf = (madeAt: string | undefined): Detail =>
  madeAt === undefined
    ? { key: 'connection.check.notKeptUnknown' }
    : {
        key: 'connection.check.notKept',
        args: { day: new Date(Date.parse(madeAt) + refreshTokenLifeMs).toISOString().slice(0, 10) },
      };

function readOrStop(secrets: SecretStore, name: string) {
  return secrets.read(name).catch((error: unknown) => {
    if (!(error instanceof SecretStoreError)) throw error;
    throw stopAt(storeFault(error).fault, error.message);
  });
}

/** A claim that says no ends the check; a token that says nothing leaves it to Partner Center. */
function mfaLine(token: string, withUser: boolean): CheckLine {
  const step = 'mfa';
  if (!withUser) return { outcome: 'ok', step, detail: { key: 'connection.check.appOnlyNoMfa' } };
  const { amr } = readClaims(token) ?? {};
  if (amr === undefined) return { outcome: 'notice', step, detail: { key: 'connection.check.mfaUnknown' } };
  if (!amr.includes('mfa')) throw stopAt('noMfaClaim');
  return { outcome: 'ok', step };
}

/** An audience may also be the service's own id, which only the service knows. */
function checkAudience(token: string, audience: string): void {
  const { aud } = readClaims(token) ?? {};
  const bare = (url: string) => url.replace(/\/+$/u, '').toLowerCase();
  if (aud?.includes('://') && bare(aud) !== bare(audience)) throw stopAt('wrongAudience', aud);
}

function portalOnlyLine(operations: ReturnType<typeof operationsOf>): CheckLine {
  const inPortal = Object.entries(operations).filter(([, how]) => how === 'portal');
  if (inPortal.length === 0)
    return { outcome: 'ok', step: 'portalOnly', detail: { key: 'connection.check.nothingPortalOnly' } };
  const list = inPortal.map(([operation]) => `connection.operation.${operation}`).join(' ');
  return { outcome: 'notice', step: 'portalOnly', detail: { key: 'connection.check.portalOnlyList', args: { list } } };
}

const isUpTo = (step: Step, fault: Fault): boolean => steps.indexOf(step) >= steps.indexOf(faults[fault].step);

function stopAt(fault: Fault, fact?: string): Stop {
  const { step } = faults[fault];
  const detail = fact === undefined ? {} : { detail: { fact } };
  return new Stop({ outcome: 'failed', step, sentence: sentenceOf(fault), ...detail });
}

async function faultIn(work: Promise<unknown>): Promise<ConnectionFault | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof ConnectionFault) return error;
    throw error;
  }
}

async function orStop<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ConnectionFault) throw stopAt(error.fault, error.details.code);
    if (!(error instanceof PartnerCenterError)) throw error;
    throw new Stop({ outcome: 'failed', step: 'signIn', sentence: error.details.verdict.explanation });
  }
}

import { createDirectory, type Directory } from '../../../src/directory/directory';
import { graphAudience, partnerCenterAudience } from '../../../src/partnerCenter/auth/clouds';
import { createTenantTokens } from '../../../src/partnerCenter/auth/tenantTokens';
import { createPartnerCenterConnection } from '../../../src/partnerCenter/connection';
import type { PartnerCenterConnection, PortalOperations, TransferRef } from '../../../src/partnerCenter/partnerCenter';
import { standingRefreshToken } from '../../../src/simulator/signIn/accounts';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../../src/simulator/simulator';
import { boreal, nordwind, organizations } from '../../../src/simulator/world/organizations';

/** A simulator on a free port with everything a test says to it. */
export interface Stage {
  readonly simulator: Simulator;
  connect(tenantId: string, options?: ConnectOptions): PartnerCenterConnection;
  portal(tenantId: string): PortalOperations;
  directory(options?: { timeoutMs?: number; now?: () => Date }): Directory;
  /** A request to the control plane; throws unless it is answered 2xx. */
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  /** A raw call with a token of the tenant, for what the client would never send. */
  raw(tenantId: string, method: string, path: string, options?: RawOptions): Promise<RawAnswer>;
  /** An App+User token, unless the form says otherwise: `grant_type: 'client_credentials'` asks for an app-only one. */
  token(tenantId: string, form?: Record<string, string>): Promise<string>;
  close(): Promise<void>;
}

export interface ConnectOptions {
  readonly portal?: boolean;
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
}

export interface RawOptions {
  readonly body?: unknown;
  readonly requestId?: string;
  readonly token?: string;
  readonly headers?: Record<string, string>;
}

export interface RawAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

export async function createStage(options: Partial<SimulatorOptions> = {}): Promise<Stage> {
  const simulator = await createSimulator({ port: 0, approvalDelayMs: 30, transferDelayMs: 30, ...options });
  const { url } = simulator;
  const credentials = (tenantId: string) => {
    const found = organizations().find((organization) => organization.tenantId === tenantId);
    if (!found) throw new Error(`no organization ${tenantId}`);
    return { clientId: found.clientId, clientSecret: found.clientSecret };
  };
  const now = () => new Date();

  async function token(tenantId: string, form: Record<string, string> = {}): Promise<string> {
    const { clientId, clientSecret } = credentials(tenantId);
    const response = await fetch(`${url}/${tenantId}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: standingRefreshToken(tenantId),
        client_id: clientId,
        client_secret: clientSecret,
        resource: partnerCenterAudience,
        ...form,
      }),
    });
    const body = (await response.json()) as { access_token: string };
    return body.access_token;
  }

  function connect(
    tenantId: string,
    { portal = true, timeoutMs = 8000, ...more }: ConnectOptions = {},
  ): PartnerCenterConnection {
    const setup = { tenantId, authority: url, ...credentials(tenantId), refreshToken: standingRefreshToken(tenantId) };
    const tokens = createTenantTokens(setup, { audience: partnerCenterAudience, now, timeoutMs });
    return createPartnerCenterConnection({ tenantId, baseUrl: url, tokens, portal, timeoutMs, now, ...more });
  }

  return {
    simulator,
    connect,
    portal(tenantId) {
      const { portal } = connect(tenantId);
      if (!portal) throw new Error('no portal operations');
      return portal;
    },
    directory: ({ timeoutMs = 1500, now: clock = now } = {}) =>
      createDirectory({
        baseUrl: () => `${url}/graph/v1.0`,
        now: clock,
        timeoutMs,
        tokenSource: (tenantId) =>
          createTenantTokens({ tenantId, authority: url, ...credentials(tenantId) }, { audience: graphAudience, now }),
      }),
    async control(method, path, body) {
      const response = await fetch(url + path, {
        method,
        headers: { 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${response.status} ${text}`);
      return text === '' ? undefined : (JSON.parse(text) as unknown);
    },
    token,
    async raw(tenantId, method, path, options = {}) {
      const response = await fetch(url + path, {
        method,
        headers: {
          Authorization: `Bearer ${options.token ?? (await token(tenantId))}`,
          'Content-Type': 'application/json',
          ...(options.requestId ? { 'MS-RequestId': options.requestId } : {}),
          ...options.headers,
        },
        ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers };
    },
    close: async () => {
      await simulator.close();
      // The next simulator may get the same port: this one's connections must be known to be over by then.
      await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };
}

/** Asks again until the answer satisfies, at most three seconds. */
export async function until<T>(ask: () => Promise<T>, satisfies: (value: T) => boolean): Promise<T> {
  const end = Date.now() + 3000;
  for (;;) {
    const value = await ask();
    if (satisfies(value)) return value;
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(value)} after 3 s`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Takes Boréal and the customer to where a transfer can be created: enrolled, partnered with Nordwind, extended. */
export async function readyToTransfer(stage: Stage, customerIds: readonly string[]): Promise<void> {
  const portal = stage.portal(boreal);
  await portal.submitEnrollment({ primaryContact: 'camille@boreal.example' }, {});
  await stage.control('POST', `/_sim/enrollments/${boreal}/approve`).catch(() => undefined);
  await portal.acceptResellerAgreement({});
  await stage.control('POST', '/_sim/partnerships', { partner: boreal, provider: nordwind });
  await portal.acceptPartnership(nordwind, {});
  for (const customerId of customerIds) await portal.extendRelationship(customerId, nordwind, {});
}

/** A transfer between Boréal and Nordwind. */
export const refOf = (customerId: string, transferId: string): TransferRef => ({
  customerId,
  transferId,
  sourceTenantId: boreal,
  targetTenantId: nordwind,
});

import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { partnerCenterAudience } from '../../../src/partnerCenter/auth/clouds';
import { createTenantTokens } from '../../../src/partnerCenter/auth/tenantTokens';
import { type ConnectionOptions, createPartnerCenterConnection } from '../../../src/partnerCenter/connection';
import type { PartnerCenterConnection } from '../../../src/partnerCenter/partnerCenter';

export interface Scripted {
  readonly status?: number;
  readonly body?: unknown;
  /** Sent as it is, in place of `body`. */
  readonly text?: string;
  readonly headers?: Record<string, string>;
  readonly hang?: true;
  readonly cut?: true;
}

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** An HTTP server that plays prepared answers per `METHOD path` (without query), the last one for ever. */
export interface ScriptedServer {
  readonly url: string;
  /** Everything but token requests. */
  readonly received: Received[];
  readonly tokenRequests: Received[];
  answer(request: string, ...answers: Scripted[]): void;
  connect(options?: {
    timeoutMs?: number;
    portal?: boolean;
    calls?: ConnectionOptions['calls'];
  }): PartnerCenterConnection;
  close(): Promise<void>;
}

const tenantId = 'b0000000-0000-4000-8000-000000000001';
/** Where MSAL asks for tokens. */
export const tokenPath = `/${tenantId}/oauth2/v2.0/token`;

export async function createScriptedServer(): Promise<ScriptedServer> {
  const scripts = new Map<string, Scripted[]>();
  const received: Received[] = [];
  const tokenRequests: Received[] = [];
  scripts.set(`POST ${tokenPath}`, [{ body: { access_token: 'secret-token', expires_in: '3600' } }]);

  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const { method = '', url = '' } = request;
      if (url.endsWith('/openid-configuration')) {
        response.writeHead(200, { 'Content-Type': 'application/json' });
        response.end(JSON.stringify(openIdConfiguration(request.headers.host ?? '')));
        return;
      }
      (url.includes('/oauth2/') ? tokenRequests : received).push({ method, url, headers: request.headers, body });
      const script = scripts.get(`${method} ${url.split('?')[0]}`) ?? [{ status: 404, body: { code: 1000 } }];
      const next = (script.length > 1 ? script.shift() : script[0]) ?? {};
      if (next.hang) return;
      if (next.cut) {
        request.socket.destroy();
        return;
      }
      response.writeHead(next.status ?? 200, { 'Content-Type': 'application/json', ...next.headers });
      response.end(next.text ?? (next.body === undefined ? '' : JSON.stringify(next.body)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    received,
    tokenRequests,
    answer: (request, ...answers) => void scripts.set(request, answers),
    connect: ({ timeoutMs = 2000, portal = false, calls } = {}) =>
      createPartnerCenterConnection({
        tenantId,
        baseUrl: url,
        tokens: createTenantTokens(
          { tenantId, authority: url, clientId: tenantId, clientSecret: 'local' },
          { audience: partnerCenterAudience, now: () => new Date(), timeoutMs },
        ),
        portal,
        timeoutMs,
        now: () => new Date(),
        calls: { readDelaysMs: [1, 1], ...calls },
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const openIdConfiguration = (host: string) => ({
  issuer: `https://${host}/${tenantId}/v2.0`,
  authorization_endpoint: `http://${host}/${tenantId}/oauth2/v2.0/authorize`,
  token_endpoint: `http://${host}${tokenPath}`,
  jwks_uri: `http://${host}/keys`,
});

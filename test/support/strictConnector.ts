import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { documentedLimits, type SendLimits } from '../../src/sendRate/teamsLimits';

export interface Arrival {
  readonly conversation: string;
  readonly tenant: string;
  readonly text: string;
  /** Milliseconds of `performance.now()`. */
  readonly at: number;
}

export interface Refusal {
  readonly status: number;
  readonly code: string;
  /** In seconds, as Teams says it. */
  readonly retryAfter?: number;
}

export interface StrictConnector {
  readonly url: string;
  /** Messages that were stored, in order. */
  readonly arrived: Arrival[];
  /** Calls that a limit refused. */
  readonly overLimit: { readonly conversation: string; readonly limit: string }[];
  /** When each call came that counted against a limit, by tenant and by conversation. */
  readonly counted: Map<string, number[]>;
  close(): Promise<void>;
}

/** What the connector does with a call instead of taking it; `cut`: it stores the message, and the answer is lost. */
export type Fault = (call: {
  readonly conversation: string;
  readonly tenant: string;
  readonly nth: number;
}) => Refusal | 'cut' | undefined;

export interface StrictConnectorOptions {
  /** Which tenant a conversation belongs to. */
  readonly tenantOf: (conversation: string) => string;
  readonly fault?: Fault;
  readonly limits?: SendLimits;
}

/**
 * A Bot Connector on loopback that enforces Teams' documented limits. The documentation does not say what kind of window
 * Teams uses; this one slides over the moments of arrival, half open, so it holds for every other kind too. A call that is
 * refused does not count.
 */
export async function startStrictConnector(options: StrictConnectorOptions): Promise<StrictConnector> {
  const { tenantOf, fault, limits = documentedLimits } = options;
  const arrived: Arrival[] = [];
  const overLimit: { readonly conversation: string; readonly limit: string }[] = [];
  const counted = new Map<string, number[]>();
  let calls = 0;

  const countOf = (key: string, ms: number, now: number): number => {
    const moments = counted.get(key) ?? [];
    let count = 0;
    for (let at = moments.length - 1; at >= 0 && (moments[at] ?? 0) > now - ms; at -= 1) count += 1;
    return count;
  };
  const note = (key: string, now: number) => {
    const moments = counted.get(key);
    if (moments === undefined) counted.set(key, [now]);
    else moments.push(now);
  };
  /** The limit that this call would be over. */
  const refusing = (conversation: string, tenant: string, now: number): string | undefined => {
    if (countOf(`tenant ${tenant}`, 1_000, now) >= limits.perTenantSecond)
      return `${limits.perTenantSecond} in 1000 ms`;
    const window = limits.perChat.find(({ calls: most, ms }) => countOf(`chat ${conversation}`, ms, now) >= most);
    return window === undefined ? undefined : `${window.calls} in ${window.ms} ms`;
  };

  const server = createServer((request, response) => {
    const now = performance.now();
    const [, encoded = '', activityId] =
      /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/?]+))?/.exec(request.url ?? '') ?? [];
    const opens = /^\/v3\/conversations\/?$/.test(request.url ?? '');
    const conversation = opens ? 'new' : decodeURIComponent(encoded);
    const tenant = tenantOf(conversation);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    const answer = (status: number, body: object, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    };
    request.on('end', () => {
      calls += 1;
      const wrong = fault?.({ conversation, tenant, nth: calls });
      const limit = wrong === undefined ? refusing(conversation, tenant, now) : undefined;
      if (limit !== undefined) overLimit.push({ conversation, limit });
      const refusal: Refusal | undefined =
        typeof wrong === 'object'
          ? wrong
          : limit === undefined
            ? undefined
            : { status: 429, code: 'Throttled', retryAfter: 1 };
      if (refusal !== undefined) {
        const after = refusal.retryAfter === undefined ? {} : { 'retry-after': String(refusal.retryAfter) };
        answer(refusal.status, { error: { code: refusal.code, message: refusal.code } }, after);
        return;
      }
      note(`tenant ${tenant}`, now);
      note(`chat ${conversation}`, now);
      const body = Buffer.concat(chunks).toString('utf8') || '{}';
      if (opens) {
        const { members = [], tenantId = '' } = JSON.parse(body) as { members?: { id: string }[]; tenantId?: string };
        answer(201, { id: `${tenantId}|${members[0]?.id ?? ''}|anew` });
        return;
      }
      const activity = JSON.parse(body) as { summary?: string; text?: string };
      const text = activity.text ?? activity.summary ?? '';
      if (request.method === 'POST') arrived.push({ conversation, tenant, text, at: now });
      if (wrong === 'cut') request.socket.destroy();
      else answer(request.method === 'POST' ? 201 : 200, { id: activityId ?? `m${calls}` });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    overLimit,
    counted,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

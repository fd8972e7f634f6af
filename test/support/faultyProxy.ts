import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RandomChoices } from './randomFrom';

export const faultKinds = ['429', '500', '503', 'cut', 'slow'] as const;
/** `cut`: taken, and the connection ends without an answer. `slow`: taken, and the answer comes late. */
export type FaultKind = (typeof faultKinds)[number];

export interface FaultyProxy {
  readonly url: string;
  /** Whom it stands before; set before the first request. */
  target: string;
  /** Whether it does any harm now. */
  faulty: boolean;
  /** How often each was done, and how many requests came while it was faulty. */
  readonly done: Record<FaultKind | 'requests', number>;
  /** What was passed on, in order: the other side has taken it whatever its sender was told. */
  readonly passedOn: { readonly method: string; readonly path: string; readonly body: string }[];
  close(): Promise<void>;
}

/** A proxy on loopback that fails requests whose path matches, each kind with its share, by seeded chance. */
export async function startFaultyProxy(options: {
  readonly random: RandomChoices;
  readonly match: RegExp;
  readonly share: Readonly<Record<FaultKind, number>>;
  readonly slowMs: () => number;
}): Promise<FaultyProxy> {
  const { random, match, share, slowMs } = options;
  const choose = (path: string): FaultKind | undefined => {
    if (!proxy.faulty || !match.test(path)) return undefined;
    proxy.done.requests += 1;
    let luck = random.next();
    const kind = faultKinds.find((one) => {
      luck -= share[one];
      return luck < 0;
    });
    if (kind !== undefined) proxy.done[kind] += 1;
    return kind;
  };
  const server = createServer((incoming, outgoing) => {
    void bodyOf(incoming).then((body) => {
      const { method = 'GET', url: path = '/', headers } = incoming;
      const kind = choose(path);
      if (kind === '429' || kind === '500' || kind === '503') {
        outgoing.writeHead(Number(kind), {
          'content-type': 'application/json',
          ...(kind === '429' ? { 'retry-after': '1' } : {}),
        });
        outgoing.end(JSON.stringify({ error: { code: kind, message: 'injected' } }));
        return;
      }
      proxy.passedOn.push({ method, path, body: body.toString('utf8') });
      const passed = request(new URL(path, proxy.target), { method, headers, agent: false }, (answer) => {
        void bodyOf(answer).then(async (content) => {
          if (kind === 'cut') {
            incoming.socket.destroy();
            return;
          }
          if (kind === 'slow') await new Promise((resolve) => setTimeout(resolve, slowMs()).unref());
          pass(outgoing, answer, content);
        });
      });
      passed.on('error', () => incoming.socket.destroy());
      passed.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: FaultyProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    target: '',
    faulty: false,
    done: { requests: 0, '429': 0, '500': 0, '503': 0, cut: 0, slow: 0 },
    passedOn: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;
}

function pass(outgoing: ServerResponse, answer: IncomingMessage, content: Buffer): void {
  const { 'transfer-encoding': _chunked, connection: _theirs, 'keep-alive': _kept, ...headers } = answer.headers;
  outgoing.writeHead(answer.statusCode ?? 500, { ...headers, 'content-length': content.length });
  outgoing.end(content);
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Record<string, unknown>;

/** A Bot Connector on loopback that takes everything and keeps only the newest cards. */
export interface ForgetfulConnector {
  readonly url: string;
  /** The newest cards, oldest first. */
  readonly cards: readonly Json[];
  /** How many calls came in. */
  calls(): number;
  close(): Promise<void>;
}

const kept = 400;

export async function startForgetfulConnector(): Promise<ForgetfulConnector> {
  const cards: Json[] = [];
  let calls = 0;
  const server = createServer((request, response) => {
    calls += 1;
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.method === 'GET') return answer(200, { id: '29:somebody', name: 'Somebody' });
      const card = cardIn(Buffer.concat(chunks).toString('utf8'));
      if (card !== undefined) cards.push(card);
      if (cards.length > kept) cards.splice(0, cards.length - kept);
      answer(request.method === 'PUT' ? 200 : 201, { id: `m${calls}` });
    });
  });
  // A connection that was closed while a message is on its way would lose it.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cards,
    calls: () => calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function cardIn(body: string): Json | undefined {
  if (!body.includes('AdaptiveCard')) return undefined;
  const { attachments } = JSON.parse(body) as { attachments?: readonly { readonly content?: Json }[] };
  return attachments?.[0]?.content;
}

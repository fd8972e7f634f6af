import type { AddressInfo } from 'node:net';
import { createHttpServer } from '@vercel/cosmosdb-server';

export interface CosmosEmulator {
  readonly endpoint: string;
  readonly key: string;
  stop(): Promise<void>;
}

/**
 * An empty Cosmos DB on a free loopback port, in this process and over plain HTTP. It has no transactional batch that can
 * be relied on, no TTL, and does not check keys.
 */
export async function startCosmosEmulator(): Promise<CosmosEmulator> {
  const server = createHttpServer({ keepAlive: true });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    key: Buffer.from('any key will do').toString('base64'),
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        // The client keeps its connections open, and close() would wait for them.
        server.closeAllConnections();
      }),
  };
}

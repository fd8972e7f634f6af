import type { Server, ServerResponse } from 'node:http';
import type { Server as RestifyServer } from 'restify';

/**
 * An idle connection is kept this long, in milliseconds. Longer than whoever stands in front keeps it (4 minutes at
 * Azure's load balancers, 1 at most others): if the server were the first to close it, a request already on its way would
 * get no answer.
 */
export const keptAliveMs = 245_000;

/** A turn in hand may take this long to be answered when the server closes. */
const closeWithinMs = 4_000;

/** Has connections kept alive, and answers how they end: each with the answer it waits for, which says that it is the last. */
export function keepAlive(server: RestifyServer): () => Promise<void> {
  const connections = (server as unknown as { readonly server: Server }).server;
  connections.keepAliveTimeout = keptAliveMs;
  const underWay = new Set<ServerResponse>();
  let closing = false;
  server.pre((_request, response, next) => {
    response.shouldKeepAlive = response.shouldKeepAlive && !closing;
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
    return next();
  });
  return async () => {
    closing = true;
    for (const response of underWay) response.shouldKeepAlive = false;
    // A connection that is kept alive becomes idle only once its answer is through.
    const idle = setInterval(() => connections.closeIdleConnections(), 20);
    const late = setTimeout(() => connections.closeAllConnections(), closeWithinMs);
    try {
      await new Promise<void>((resolve) => server.close(() => resolve()));
    } finally {
      clearInterval(idle);
      clearTimeout(late);
    }
  };
}

import { pipeline } from 'node:stream/promises';
import restify from 'restify';
import type { Download } from '../ledger/export/exportDownload';
import type { Log } from '../log';
import { longestToken } from './mailRoute';

/** Downloads a second and address: a person needs three files, and each export reads the whole ledger. */
const limit = { rate: 2, burst: 10, ip: true };

/**
 * `GET /ledger/<token>.jsonl`, `.csv`, `.pem`: an export of the ledger, or the key to verify it with. Whoever holds an
 * unexpired token may read that one tenant's; every other address is 404, whatever is wrong with it. What breaks off on
 * the way ends the connection, so that nobody takes half a file for a whole one.
 */
export function serveLedger(
  server: restify.Server,
  deps: { readonly log: Log; readonly ledger: (token: string, file: string) => Promise<Download | undefined> },
): void {
  server.get(
    '/ledger/:file',
    restify.plugins.throttle(limit),
    async (request: restify.Request, response: restify.Response) => {
      const file = String((request.params as { readonly file?: unknown }).file ?? '');
      const [, token = '', ending = ''] = /^([\w-]+\.[\w-]+)\.(jsonl|csv|pem)$/.exec(file) ?? [];
      const found = token === '' || token.length > longestToken ? undefined : await read(token, ending);
      if (found === undefined) {
        response.send(404, {});
        return;
      }
      response.writeHead(200, {
        'Content-Type': found.contentType,
        'Content-Disposition': `attachment; filename="${found.fileName}"`,
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'Referrer-Policy': 'no-referrer',
      });
      if (typeof found.body === 'string') {
        response.end(found.body);
        return;
      }
      try {
        await pipeline(found.body, response);
      } catch (error) {
        deps.log.warn({ err: error }, 'ledger export broke off');
        response.destroy();
      }
    },
  );

  async function read(token: string, ending: string): Promise<Download | undefined> {
    try {
      return await deps.ledger(token, ending);
    } catch (error) {
      deps.log.warn({ err: error }, 'ledger export not served');
      return undefined;
    }
  }
}

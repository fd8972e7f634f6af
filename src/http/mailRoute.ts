import restify from 'restify';
import type { Log } from '../log';

/** A token is about 250 characters; anything longer was not made here. */
export const longestToken = 400;
/** Downloads a second and address; a person needs one. */
const limit = { rate: 2, burst: 10, ip: true };

/**
 * `GET /mail/<token>.eml`: a draft as a mail file. Whoever holds an unexpired token may read that one text; every other
 * address is 404, whatever is wrong with it.
 */
export function serveMail(
  server: restify.Server,
  deps: { readonly log: Log; readonly mail: (token: string) => Promise<Buffer | undefined> },
): void {
  server.get(
    '/mail/:file',
    restify.plugins.throttle(limit),
    async (request: restify.Request, response: restify.Response) => {
      const file = String((request.params as { readonly file?: unknown }).file ?? '');
      const token = /^([\w-]+\.[\w-]+)\.eml$/.exec(file)?.[1];
      const mail = token === undefined || token.length > longestToken ? undefined : await read(token);
      if (mail === undefined) {
        response.send(404, {});
        return;
      }
      response.writeHead(200, {
        'Content-Type': 'message/rfc822',
        'Content-Length': mail.length,
        'Content-Disposition': 'attachment; filename="invitation.eml"',
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'Referrer-Policy': 'no-referrer',
      });
      response.end(mail);
    },
  );

  async function read(token: string): Promise<Buffer | undefined> {
    try {
      return await deps.mail(token);
    } catch (error) {
      deps.log.warn({ err: error }, 'mail file not served');
      return undefined;
    }
  }
}

import type { Activity } from 'botframework-schema';
import restify from 'restify';
import type { Received } from '../bot/adapter';
import type { Download } from '../ledger/export/exportDownload';
import type { Log } from '../log';
import { activityShape } from './activityShape';
import { keepAlive } from './keepAlive';
import { serveLedger } from './ledgerRoute';
import { longestToken, serveMail } from './mailRoute';

const maxBodyBytes = 256 * 1024;

export interface ServerDeps {
  readonly log: Log;
  readonly receive: (authHeader: string, activity: Activity) => Promise<Received>;
  /** Resolves when the bot can do its work; rejects when it cannot. */
  readonly ready: () => Promise<void>;
  /** The mail file behind a token; undefined when there is none. */
  readonly mail: (token: string) => Promise<Buffer | undefined>;
  /** The export of the ledger behind a token; undefined when there is none. Absent: no exports. */
  readonly ledger?: (token: string, file: string) => Promise<Download | undefined>;
}

export interface RunningServer {
  readonly port: number;
  /** Takes no more requests and waits for the answers under way, a few seconds at most. */
  close(): Promise<void>;
}

/** The doors: `POST /api/messages`, `GET /mail/:file`, `GET /ledger/:file`, `GET /healthz`, `GET /readyz`. */
export async function startServer(deps: ServerDeps, port: number, host: string): Promise<RunningServer> {
  const server = restify.createServer({ name: 'passerelle', maxParamLength: longestToken });
  const close = keepAlive(server);
  server.pre((_request, response, next) => {
    response.header('X-Content-Type-Options', 'nosniff');
    response.header('Cache-Control', 'no-store');
    return next();
  });
  server.use(restify.plugins.bodyParser({ maxBodySize: maxBodyBytes, mapParams: false }));
  // restify would send the text of its errors; the status says enough.
  server.on('restifyError', (_request, _response, error: { toJSON?: () => unknown }, done: () => void) => {
    error.toJSON = () => ({});
    done();
  });
  server.post('/api/messages', async (request, response) => {
    const activity = activityShape.safeParse(request.body);
    if (!activity.success) {
      deps.log.warn({ fields: activity.error.issues.map((issue) => issue.path.join('.')) }, 'malformed activity');
      response.send(400, {});
      return;
    }
    const header = request.headers.authorization ?? '';
    const { status, body } = await deps.receive(header, activity.data as unknown as Activity);
    if (body === undefined) response.send(status);
    else response.send(status, body);
  });
  serveMail(server, deps);
  if (deps.ledger !== undefined) serveLedger(server, { log: deps.log, ledger: deps.ledger });
  server.get('/healthz', async (_request, response) => {
    response.send(200, { status: 'ok' });
  });
  server.get('/readyz', async (_request, response) => {
    try {
      await deps.ready();
      response.send(200, { status: 'ready' });
    } catch {
      response.send(503, { status: 'notReady' });
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  return {
    port: (server.address() as { port: number }).port,
    close,
  };
}

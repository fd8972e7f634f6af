import { setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { partnerCenterError } from './answers';
import { consoleHeaders, consolePage } from './console/consolePage';
import { createEngine, type Engine } from './engine';
import { parseBody, readText } from './requestBody';
import type { RuleSetName } from './rules/ruleSet';
import { send } from './send';
import type { State } from './state';
import { openStateFile } from './stateFile';

export interface SimulatorOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** SQLite file that keeps the state; without it the state is gone with the process. */
  readonly dataFile?: string;
  readonly now?: () => Date;
  /** Where to start when there is no state yet. */
  readonly world?: State['world'];
  /** The date whose rules are in force; without it those of the state that is there, or `seed-2021`. */
  readonly ruleSet?: RuleSetName | undefined;
  /** New ids depend on it and on the order of calls only. */
  readonly seed?: string;
  /** Microsoft approves an enrollment by itself after this long. */
  readonly approvalDelayMs?: number;
  /** An accepted transfer completes after this long. */
  readonly transferDelayMs?: number;
  /** Told about faults of the simulator itself, which its clients see as a 500. */
  readonly onError?: (error: unknown) => void;
}

export interface Simulator {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Starts the stand-in for Partner Center, its token endpoint and Microsoft Graph on the loopback interface. Everything
 * acknowledged is on disk first, so it can be killed at any moment and goes on from there.
 */
export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const file = openStateFile(options.dataFile);
  const engine = createEngine({
    file,
    clock: options.now ?? (() => new Date()),
    settings: {
      seed: options.seed ?? 'passerelle',
      world: options.world ?? 'fresh',
      ruleSet: options.ruleSet,
      approvalDelayMs: options.approvalDelayMs ?? 5000,
      transferDelayMs: options.transferDelayMs ?? 3000,
    },
    onError: options.onError ?? (() => undefined),
  });
  // An answer that is held back would keep the process alive after everything is closed.
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const server = createServer((request, response) => {
    serve(engine, request, response, closing.signal).catch(() => response.destroy());
  });
  // Node ends idle connections after 5 s, which a client that reuses one at that moment sees as a lost answer.
  server.keepAliveTimeout = 65_000;
  try {
    await listen(server, options.port);
  } catch (error) {
    file.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    close: async () => {
      closing.abort();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      file.close();
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

async function serve(
  engine: Engine,
  request: IncomingMessage,
  response: ServerResponse,
  closing: AbortSignal,
): Promise<void> {
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (url.pathname === '/' && (method === 'GET' || method === 'HEAD')) {
    // Not chained: where restify is loaded in the same process, its writeHead answers nothing.
    response.writeHead(200, consoleHeaders);
    response.end(consolePage);
    return;
  }
  const header = (name: string): string | undefined => {
    const value = request.headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
  if (url.pathname.startsWith('/_sim/') && comesFromElsewhere(header('sec-fetch-site'))) {
    await send(response, { status: 403, body: { error: 'The control plane is not for other web pages.' } });
    return;
  }
  const text = await readText(request);
  if (text === undefined) {
    await send(response, partnerCenterError(413, 800002, 'The request body is too large.'));
    return;
  }
  const fault = engine.fault(method, url.pathname);
  if (fault?.latencyMs) await sleep(fault.latencyMs, undefined, { signal: closing });
  if (fault?.dropBeforeCommit) {
    request.socket.destroy();
    return;
  }
  const body = parseBody(text, header('content-type') ?? '');
  const answer = engine.answer({ method, url, header, text, body }, fault);
  if (fault?.dropAfterCommit) {
    request.socket.destroy();
    return;
  }
  if (answer.busyTransferId) response.once('close', engine.hold(answer.busyTransferId));
  await send(response, answer, { fault, closing });
}

/** A page of another site that a browser on this machine has open must not play Microsoft. */
function comesFromElsewhere(site: string | undefined): boolean {
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

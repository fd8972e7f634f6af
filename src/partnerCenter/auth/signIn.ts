import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { ConnectionFault } from './connectionFault';
import { codesOf, diagnose } from './diagnose';
import { type Application, exchange, type Issued, scopeOf, withClient } from './msalClient';

/** Where the browser comes back to. Registered with the application, so the port is always the same. */
export const redirectPort = 8400;

export interface SignInOptions {
  readonly application: Application;
  readonly audience: string;
  /** 0 takes any free port, which only a simulator accepts. */
  readonly port: number;
  readonly timeoutMs: number;
  /** Told the address that the person has to open. */
  readonly open: (url: string) => void;
  /** What the browser shows at the end. */
  readonly page: (signedIn: boolean) => string;
}

/** Nobody came back in time, the person said no, or nobody could come back: the port is another program's. */
export class SignInAbandoned extends Error {
  constructor(
    readonly why: 'timeout' | 'denied' | 'portTaken',
    options?: { cause?: unknown },
  ) {
    super(`The sign-in was abandoned: ${why}`, options);
    this.name = 'SignInAbandoned';
  }
}

/**
 * One sign-in by a person: authorization code with PKCE, back to this machine. Nothing opens by itself. Throws
 * {@link ConnectionFault} or {@link SignInAbandoned}.
 */
export async function signIn(options: SignInOptions): Promise<Issued> {
  const { application, audience } = options;
  const { CryptoProvider } = await import('@azure/msal-node');
  const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
  const state = randomBytes(16).toString('base64url');
  const listening = await listen(options, state);
  try {
    const { redirectUri } = listening;
    const scopes = [scopeOf(audience)];
    options.open(
      await withClient(application, (client) =>
        client.getAuthCodeUrl({
          scopes,
          redirectUri,
          codeChallenge: challenge,
          codeChallengeMethod: 'S256',
          state,
          prompt: 'select_account',
        }),
      ),
    );
    const code = await listening.code;
    return await exchange(application, (client) =>
      client.acquireTokenByCode({ scopes, redirectUri, code, codeVerifier: verifier }),
    );
  } finally {
    listening.close();
  }
}

interface Listening {
  readonly redirectUri: string;
  readonly code: Promise<string>;
  close(): void;
}

async function listen({ port, timeoutMs, page }: SignInOptions, state: string): Promise<Listening> {
  let settle: { resolve(code: string): void; reject(error: Error): void } | undefined;
  const code = new Promise<string>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Whoever waits hears of it; until then it is nobody's fault.
  code.catch(() => undefined);
  const server = createServer((request, response) => {
    // Not read as an address: whatever knocks here may send what is none.
    const query = new URLSearchParams(request.url?.split('?')[1]);
    // Anything else on this machine could knock here; only the browser that was sent away knows the state.
    const ours = query.get('state') === state;
    const found = ours ? query.get('code') : null;
    response.writeHead(ours ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8', Connection: 'close' });
    response.end(ours ? page(found !== null) : '');
    if (found !== null) settle?.resolve(found);
    else if (ours) settle?.reject(refusalOf(query));
  });
  await start(server, port);
  const timer = setTimeout(() => settle?.reject(new SignInAbandoned('timeout')), timeoutMs);
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return {
    redirectUri: `http://localhost:${actual}`,
    code,
    close: () => {
      clearTimeout(timer);
      server.close();
      server.closeAllConnections();
    },
  };
}

function start(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(new SignInAbandoned('portTaken', { cause })));
    server.listen(port, 'localhost', () => resolve());
  });
}

function refusalOf(query: URLSearchParams): Error {
  const codes = codesOf({ error_description: query.get('error_description') });
  const fault = codes.length === 0 ? undefined : diagnose({ kind: 'entra', status: 400, codes });
  return fault === undefined || fault === 'signInRefused'
    ? new SignInAbandoned('denied')
    : new ConnectionFault(fault, { code: `AADSTS${codes[0]}` });
}

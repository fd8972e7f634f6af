import type { Caller } from './call';
import type { Fault, RecordedCall } from './state';

/** One request, fully read. */
export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly header: (name: string) => string | undefined;
  readonly text: string;
  readonly body: { readonly value: unknown } | 'unreadable';
}

export function isMutating({ method }: Exchange): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

/** At the token and sign-in endpoints of Microsoft Entra ID. */
export function isSignIn({ url }: Exchange): boolean {
  return url.pathname.toLowerCase().includes('/oauth2/');
}

/** Mutating calls that a client of Partner Center makes: those go on record, and honor MS-RequestId. */
export function isOnRecord(exchange: Exchange): boolean {
  const path = exchange.url.pathname.toLowerCase();
  return isMutating(exchange) && (path.startsWith('/v1/') || path.startsWith('/_sim/portal/'));
}

export type Recorder = (
  status: number,
  caller?: Caller,
  extra?: { readonly replayed: true },
) => RecordedCall | undefined;

/** Makes the entries for `GET /_sim/requests`; nothing for calls that do not go on record. */
export function createRecorder(exchange: Exchange, now: Date, fault: Fault | undefined): Recorder {
  if (!isOnRecord(exchange)) return () => undefined;
  return (status, caller, extra) => ({
    at: now.toISOString(),
    method: exchange.method,
    path: exchange.url.pathname + exchange.url.search,
    requestId: exchange.header('ms-requestid')?.toLowerCase() ?? null,
    callerTenant: caller?.tenantId ?? null,
    status,
    ...(fault?.dropAfterCommit ? { dropped: true as const } : {}),
    ...extra,
  });
}

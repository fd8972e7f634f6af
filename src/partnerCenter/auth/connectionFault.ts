import { PartnerCenterError } from '../partnerCenter';
import { type Fault, passes, sentenceOf } from './steps';

/**
 * The error for a fault of a connection that was found before anything was sent to Partner Center. Carries no text of
 * the sign-in service: that may name people.
 */
export class ConnectionFault extends PartnerCenterError {
  constructor(
    readonly fault: Fault,
    seen: { readonly status?: number; readonly code?: string; readonly retryAfterMs?: number } = {},
    options?: { cause?: unknown },
  ) {
    const { retryAfterMs, ...rest } = seen;
    super(
      `The connection to Partner Center fails: ${fault}${seen.code === undefined ? '' : ` (${seen.code})`}`,
      {
        answered: true,
        left: false,
        ...rest,
        verdict: {
          action: passes(fault) ? 'retry' : 'stop',
          ask: passes(fault) ? 'nobody' : 'administrator',
          explanation: sentenceOf(fault),
          ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
        },
      },
      options,
    );
    this.name = 'ConnectionFault';
  }
}

/** The fault behind an error, when it is one of the connection. */
export const faultOf = (error: unknown): Fault | undefined =>
  error instanceof ConnectionFault
    ? error.fault
    : error instanceof Error && error.cause instanceof ConnectionFault
      ? error.cause.fault
      : undefined;

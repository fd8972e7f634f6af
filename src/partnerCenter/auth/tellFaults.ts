import type { TokenSource } from '../tokenSource';
import { ConnectionFault } from './connectionFault';
import { type Fault, faults, type Step } from './steps';

export interface FaultReport {
  readonly kind: 'fault';
  readonly fault: Fault;
  readonly step: Step;
  /** Microsoft's code. */
  readonly code?: string;
}

/** The same tokens; each fault is told once, and again only after tokens have come in between. */
export function tellFaults(tokens: TokenSource, tell: (report: FaultReport) => void): TokenSource {
  let told: Fault | undefined;
  return {
    async token(options) {
      try {
        const token = await tokens.token(options);
        told = undefined;
        return token;
      } catch (error) {
        if (error instanceof ConnectionFault && error.fault !== told) {
          told = error.fault;
          const { code } = error.details;
          const { step } = faults[error.fault];
          tell({ kind: 'fault', fault: error.fault, step, ...(code === undefined ? {} : { code }) });
        }
        throw error;
      }
    },
  };
}

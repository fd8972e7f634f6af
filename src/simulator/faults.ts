import { type Answer, partnerCenterError } from './answers';
import { throttleAnswer } from './rateLimits';
import type { Fault, State } from './state';

/** Uses up one shot of the first fault that matches `METHOD /path`, a piece of text in which `*` stands for anything. */
export function takeFault(state: State, request: string): Fault | undefined {
  const fault = findFault(state, request);
  if (!fault) return undefined;
  fault.times -= 1;
  if (fault.times <= 0) state.faults.splice(state.faults.indexOf(fault), 1);
  return fault;
}

export function findFault(state: State, request: string): Fault | undefined {
  return state.faults.find(({ match }) => pattern(match).test(request));
}

function pattern(match: string): RegExp {
  const parts = match.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/gu, '\\$&'));
  return new RegExp(parts.join('.*'), 'iu');
}

/** The code that a status comes with when the fault names none. */
const usualCodes: Readonly<Record<number, number>> = { 401: 400, 403: 2032, 404: 1000 };

/** The answer of a fault that has a status: the throttle body for 429, the standard error body for the rest. */
export function faultAnswer({ status, code, retryAfter }: Fault): Answer | undefined {
  if (status === undefined) return undefined;
  if (status === 429) return throttleAnswer(retryAfter ?? 1);
  const usual = usualCodes[status] ?? (status >= 500 ? 800003 : 2000);
  return {
    ...partnerCenterError(status, code ?? usual, 'An unexpected service error occurred.', 'injected fault'),
    ...(retryAfter === undefined ? {} : { headers: { 'Retry-After': String(retryAfter) } }),
  };
}

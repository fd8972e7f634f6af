import { type Answer, partnerCenterError } from './answers';
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

/** The answer of a fault that has a status: the throttle body for 429, the standard error body for the rest. */
export function faultAnswer(fault: Fault): Answer | undefined {
  if (fault.status === undefined) return undefined;
  const retryAfter: Record<string, string> =
    fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) };
  if (fault.status === 429) {
    const message = `Rate limit is exceeded. Try again in ${fault.retryAfter ?? 1} seconds.`;
    return { status: 429, body: { statusCode: 429, message }, headers: retryAfter };
  }
  return {
    ...partnerCenterError(
      fault.status,
      fault.status >= 500 ? 800003 : 2000,
      'An unexpected service error occurred.',
      'injected fault',
    ),
    headers: retryAfter,
  };
}

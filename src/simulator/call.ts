import type { Answer } from './answers';
import type { RuleSetName } from './rules/ruleSet';
import type { DirectoryRole, RecordedCall, State } from './state';

/** Who is calling, from the bearer token. */
export interface Caller {
  readonly tenantId: string;
  /** The consenting account, or the application when the token is app-only. */
  readonly userId: string;
  readonly appOnly: boolean;
  /** Of the account, as they are now; none for an application. */
  readonly roles: readonly DirectoryRole[];
  /** The account signed in with more than one factor. */
  readonly mfa: boolean;
}

/** A call on behalf of a person, as `GET /v1/partnerRequests` tells it. */
export interface UserRequest {
  readonly requestId: string;
  readonly correlationId: string;
  /** Method and route. */
  readonly operation: string;
  readonly at: string;
  readonly caller: Caller;
}

export interface Settings {
  readonly seed: string;
  /** Where a simulator without a past starts. */
  readonly world: State['world'];
  /** Rules in force from the start on; without it those of the state that is there, or `seed-2021`. */
  readonly ruleSet?: RuleSetName | undefined;
  readonly approvalDelayMs: number;
  readonly transferDelayMs: number;
}

/** One request as a handler sees it. `state` may be changed; the change is kept unless the handler throws. */
export interface Call {
  readonly state: State;
  readonly caller: Caller;
  /** Virtual time. */
  readonly now: Date;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly header: (name: string) => string | undefined;
  /** Parsed JSON or form; undefined when there was no body. */
  readonly body: unknown;
  readonly settings: Settings;
  /** Another request is at work on the transfer and has not been answered yet. */
  readonly isBusy: (transferId: string) => boolean;
  readonly recordedCalls: () => readonly RecordedCall[];
  /** The last calls on behalf of a person, oldest first. */
  readonly userRequests: () => readonly UserRequest[];
}

/**
 * How a route is guarded. `open` needs no token (token endpoint, control plane, console); `partnerCenterUser` refuses
 * app-only tokens, as the documentation says for some calls.
 */
export type Guard = 'open' | 'partnerCenter' | 'partnerCenterUser' | 'graph';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path with `:name` segments, matched without regard to case. */
  readonly path: string;
  readonly guard: Guard;
  readonly handle: (call: Call) => Answer;
}

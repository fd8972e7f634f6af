import { checkAccess } from './access/checkAccess';
import { type Answer, partnerCenterError, Refusal } from './answers';
import { added, sign } from './audit';
import { authorize } from './authorize';
import type { Caller, Settings, UserRequest } from './call';
import { createRecorder, type Exchange, isMutating, isOnRecord, isSignIn } from './exchange';
import { faultAnswer, findFault, takeFault } from './faults';
import { createPastStates } from './pastStates';
import { Query } from './query';
import { createThrottle } from './rateLimits';
import { judgeRepeat } from './repeats';
import { routes } from './routes';
import { createRouting, type Match } from './routing';
import { hasDue, settle } from './settle';
import type { Fault, State } from './state';
import type { Commit, StateFile } from './stateFile';
import { dress, usualSwitches } from './switches';
import { traceHeaders } from './traceHeaders';
import { startingPoints } from './world/startingPoints';

export interface Engine {
  /** Uses up the fault that this request runs into, if any. */
  fault(method: string, path: string): Fault | undefined;
  /** Answers one request. Synchronous: requests take effect one after the other, each in one transaction. */
  answer(exchange: Exchange, fault: Fault | undefined): Answer;
  /** Marks a transfer as being processed until the returned function is called. */
  hold(transferId: string): () => void;
}

export interface EngineOptions {
  readonly file: StateFile;
  readonly clock: () => Date;
  readonly settings: Settings;
  /** Told about what no handler foresaw. */
  readonly onError: (error: unknown) => void;
}

/** What a handler does not read from the request itself. */
interface Circumstances {
  readonly caller: Caller;
  readonly now: Date;
  readonly fault: Fault | undefined;
}

/** Partner Center keeps the last ten thousand; enough to look at are these. */
const keptUserRequests = 1000;

const match = createRouting(routes);

/** What stands behind the HTTP server: time, faults, authorization, MS-RequestId, and one commit per request. */
export function createEngine({ file, clock, settings, onError }: EngineOptions): Engine {
  const past = createPastStates();
  let throttle = createThrottle();
  const held = new Map<string, number>();
  let userRequests: UserRequest[] = [];
  let served = 0;
  let state = begin();
  past.add(state, virtualNow());

  function virtualNow(): Date {
    return new Date(clock().getTime() + state.clockOffsetMs);
  }

  /** Goes on where the file ends, under the rules asked for; without a past, from the starting point. */
  function begin(): State {
    const found = file.load();
    if (!found) return startFrom(startingPoints[settings.world](settings.seed, clock(), settings.ruleSet));
    const upgraded = {
      ...found,
      ruleSet: settings.ruleSet ?? found.ruleSet ?? 'seed-2021',
      switches: { ...usualSwitches, ...found.switches },
    };
    file.commit({ state: upgraded });
    return upgraded;
  }

  function restart(fresh: State): void {
    past.forget();
    throttle = createThrottle();
    userRequests = [];
    served = 0;
    state = startFrom(fresh);
    past.add(state, virtualNow());
  }

  function startFrom(fresh: State): State {
    file.restart(fresh);
    return fresh;
  }

  /** Without making it one of the states that late reads see. */
  function keep(draft: State, rest: Omit<Commit, 'state'> = {}): void {
    file.commit({ ...rest, ...(draft === state ? {} : { state: draft }) });
    state = draft;
  }

  function commit(draft: State, rest?: Omit<Commit, 'state'>): void {
    const changed = draft !== state;
    keep(draft, rest);
    if (changed) past.add(state, virtualNow());
  }

  /** Carries out what time has brought about since the last request. */
  function catchUp(now: Date): void {
    if (!hasDue(state, now)) return;
    const draft = structuredClone(state);
    settle(draft, now);
    commit(draft);
  }

  /** Works on a copy, so that a refusal leaves nothing behind. Reads get the state itself, or an older one. */
  function handle({ route, params }: Match, exchange: Exchange, { caller, now, fault }: Circumstances) {
    const draft = isMutating(exchange) ? structuredClone(state) : state;
    const late = !isMutating(exchange) && fault?.staleMs ? past.at(now.getTime() - fault.staleMs) : undefined;
    try {
      if (exchange.body === 'unreadable') {
        throw new Refusal(partnerCenterError(400, 800002, 'Invalid request input: the body is not JSON.'));
      }
      checkAccess(draft, route, caller, exchange.body.value);
      const answer = route.handle({
        state: late ?? draft,
        caller,
        now,
        params,
        query: new Query(exchange.url.searchParams),
        header: exchange.header,
        body: exchange.body.value,
        settings,
        isBusy: (transferId) => held.has(transferId),
        recordedCalls: () => file.calls(),
        userRequests: () => userRequests,
      });
      sign(added(draft.audit, state.audit), exchange, caller);
      return { draft, answer };
    } catch (error) {
      if (error instanceof Refusal) return { draft: state, answer: error.answer };
      onError(error);
      return { draft: state, answer: partnerCenterError(500, 800003, 'Unexpected service error.') };
    }
  }

  function remember({ route }: Match, { header }: Exchange, caller: Caller, now: Date): void {
    const traces = traceHeaders(header, { seed: state.seed, n: served, now });
    const request = {
      requestId: traces['MS-RequestId'],
      correlationId: traces['MS-CorrelationId'],
      operation: `${route.method} ${route.path}`,
      at: now.toISOString(),
      caller,
    };
    if (route.path.startsWith('/v1/')) userRequests = [...userRequests.slice(1 - keptUserRequests), request];
  }

  function answer(exchange: Exchange, fault: Fault | undefined): Answer {
    const now = virtualNow();
    catchUp(now);
    const record = createRecorder(exchange, now, fault);
    const refuse = (answer: Answer, caller?: Caller): Answer => {
      commit(state, { call: record(answer.status, caller) });
      return answer;
    };

    const injected = fault && faultAnswer(fault);
    if (injected) return refuse(injected);
    const found = match(exchange.method === 'HEAD' ? 'GET' : exchange.method, exchange.url.pathname);
    if (!found) return refuse(partnerCenterError(404, 1000, 'Resource not found.'));
    if (found === 'wrongMethod') return refuse(partnerCenterError(405, 405, 'Method not allowed.'));
    const caller = authorize(found.route.guard, exchange.header('authorization'), state, clock());
    if (caller instanceof Refusal) return refuse(caller.answer);
    if (!caller.appOnly) remember(found, exchange, caller, now);
    const tooMany = throttle(state, { match: found, caller, now });
    if (tooMany) return refuse(tooMany, caller);

    const repeat = isOnRecord(exchange) ? judgeRepeat(file, exchange, caller) : undefined;
    if (repeat?.kind === 'reused') return refuse(repeat.answer, caller);
    if (repeat?.kind === 'replay') {
      commit(state, { call: record(repeat.answer.status, caller, { replayed: true }) });
      return repeat.answer;
    }
    const handled = handle(found, exchange, { caller, now, fault });
    if (handled.answer.replaceState) restart(handled.answer.replaceState);
    else {
      const call = record(handled.answer.status, caller);
      const rest = { call, answer: repeat?.remember(handled.answer) };
      // Signing in changes nothing that can be read.
      if (isSignIn(exchange)) keep(handled.draft, rest);
      else commit(handled.draft, rest);
    }
    return handled.answer;
  }

  return {
    fault(method, path) {
      if (path.startsWith('/_sim/') && !path.startsWith('/_sim/portal/')) return undefined;
      if (!findFault(state, `${method} ${path}`)) return undefined;
      // Not a change of what can be read.
      const draft = structuredClone(state);
      const fault = takeFault(draft, `${method} ${path}`);
      keep(draft);
      return fault;
    },

    answer(exchange, fault) {
      served += 1;
      const given = answer(exchange, fault);
      const path = exchange.url.pathname.toLowerCase();
      return {
        ...given,
        ...(path.startsWith('/v1/') ? { body: dress(given.body, state) } : {}),
        headers: {
          // Tokens live by real time, so their endpoints tell it: a moved clock must not look like a wrong one.
          ...traceHeaders(exchange.header, {
            seed: state.seed,
            n: served,
            now: isSignIn(exchange) ? clock() : virtualNow(),
          }),
          ...given.headers,
        },
      };
    },

    hold(transferId) {
      held.set(transferId, (held.get(transferId) ?? 0) + 1);
      return () => {
        const count = (held.get(transferId) ?? 1) - 1;
        if (count <= 0) held.delete(transferId);
        else held.set(transferId, count);
      };
    },
  };
}

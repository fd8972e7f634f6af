import { type Answer, partnerCenterError, Refusal } from './answers';
import { authorize } from './authorize';
import type { Caller, Settings } from './call';
import { createRecorder, type Exchange, isMutating, isOnRecord } from './exchange';
import { faultAnswer, findFault, takeFault } from './faults';
import { judgeRepeat } from './repeats';
import { routes } from './routes';
import { createRouting, type Match } from './routing';
import { hasDue, settle } from './settle';
import type { Fault, State } from './state';
import type { Commit, StateFile } from './stateFile';
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

const match = createRouting(routes);

/** What stands behind the HTTP server: time, faults, authorization, MS-RequestId, and one commit per request. */
export function createEngine({ file, clock, settings, onError }: EngineOptions): Engine {
  let state = begin();
  const held = new Map<string, number>();

  /** Goes on where the file ends, under the rules asked for; without a past, from the starting point. */
  function begin(): State {
    const past = file.load();
    if (!past) return startFrom(startingPoints[settings.world](settings.seed, clock(), settings.ruleSet));
    const upgraded = { ...past, ruleSet: settings.ruleSet ?? past.ruleSet ?? 'seed-2021' };
    file.commit({ state: upgraded });
    return upgraded;
  }

  function startFrom(fresh: State): State {
    file.restart(fresh);
    return fresh;
  }

  function commit(draft: State, rest: Omit<Commit, 'state'> = {}): void {
    file.commit({ ...rest, ...(draft === state ? {} : { state: draft }) });
    state = draft;
  }

  /** Carries out what time has brought about since the last request. */
  function catchUp(now: Date): void {
    if (!hasDue(state, now)) return;
    const draft = structuredClone(state);
    settle(draft, now);
    commit(draft);
  }

  /** Works on a copy, so that a refusal leaves nothing behind. Reads get the state itself. */
  function handle({ route, params }: Match, exchange: Exchange, caller: Caller, now: Date) {
    const draft = isMutating(exchange) ? structuredClone(state) : state;
    try {
      if (exchange.body === 'unreadable') {
        throw new Refusal(partnerCenterError(400, 800002, 'Invalid request input: the body is not JSON.'));
      }
      const answer = route.handle({
        state: draft,
        caller,
        now,
        params,
        query: exchange.url.searchParams,
        header: exchange.header,
        body: exchange.body.value,
        settings,
        isBusy: (transferId) => held.has(transferId),
        recordedCalls: () => file.calls(),
      });
      return { draft, answer };
    } catch (error) {
      if (error instanceof Refusal) return { draft: state, answer: error.answer };
      onError(error);
      return { draft: state, answer: partnerCenterError(500, 800003, 'Unexpected service error.') };
    }
  }

  return {
    fault(method, path) {
      if (path.startsWith('/_sim/') && !path.startsWith('/_sim/portal/')) return undefined;
      if (!findFault(state, `${method} ${path}`)) return undefined;
      const draft = structuredClone(state);
      const fault = takeFault(draft, `${method} ${path}`);
      commit(draft);
      return fault;
    },

    answer(exchange, fault) {
      const now = new Date(clock().getTime() + state.clockOffsetMs);
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

      const repeat = isOnRecord(exchange) ? judgeRepeat(file, exchange, caller) : undefined;
      if (repeat?.kind === 'reused') return refuse(repeat.answer, caller);
      if (repeat?.kind === 'replay') {
        commit(state, { call: record(repeat.answer.status, caller, { replayed: true }) });
        return repeat.answer;
      }
      const { draft, answer } = handle(found, exchange, caller, now);
      if (answer.replaceState) state = startFrom(answer.replaceState);
      else commit(draft, { call: record(answer.status, caller), answer: repeat?.remember(answer) });
      return answer;
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

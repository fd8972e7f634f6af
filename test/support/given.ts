import type { Decision } from '../../src/domain/decision';
import type { RefusalReason } from '../../src/domain/refusal';

/** given(events).when(command).then(...): what a decision answers in a state that events led to. */
export function specification<S, C, E>(aggregate: {
  readonly initial: S;
  readonly decide: (state: S, command: C) => Decision<E>;
  readonly evolve: (state: S, event: E) => S;
}) {
  return (...events: readonly E[]) => {
    const state = events.reduce(aggregate.evolve, aggregate.initial);
    return {
      state,
      when(command: C) {
        const decision = aggregate.decide(state, command);
        return {
          happens: (...types: readonly string[]) => {
            if ('refused' in decision) throw new Error(`refused: ${decision.refused.rule} ${decision.refused.reason}`);
            expect(decision.events.map((event) => (event as { type: string }).type)).toEqual(types);
            return decision.events.reduce(aggregate.evolve, state);
          },
          isRefused: (rule: string, reason: RefusalReason, more: object = {}) => {
            expect(decision).toEqual({ refused: expect.objectContaining({ rule, reason, ...more }) });
          },
          changesNothing: () => expect(decision).toEqual({ events: [] }),
        };
      },
    };
  };
}

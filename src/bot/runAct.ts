import type { Act, ActResult, Verb } from '../actions/verb';
import type { BotDeps } from './botDeps';
import type { Identified } from './identify';

/** Runs a verb for a person: the same for a pressed button and for a typed answer. */
export function runAct(
  deps: BotDeps,
  { actor, viewer }: Identified,
  verb: Verb<unknown>,
  data: unknown,
): Promise<ActResult> {
  const act: Act = {
    workflow: deps.workflow,
    actor,
    viewer,
    policy: deps.presentation.policy,
  };
  return verb.run(act, data);
}

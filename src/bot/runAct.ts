import type { Act, ActResult, Verb } from '../actions/verb';
import { policyPacks } from '../domain/policy/packs';
import { seed2021 } from '../domain/policy/seed2021';
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
    policy: policyPacks[deps.presentation.policy] ?? seed2021,
  };
  return verb.run(act, data);
}

import { unknownSubject } from '../actions/unknownThing';
import type { Act, ActResult, Verb } from '../actions/verb';
import { type Refusal, refuse } from '../domain/refusal';
import type { BotDeps } from './botDeps';
import type { Identified } from './identify';
import { noteRefusal } from './noteRefusal';

/** Runs a verb for a person: the same for a pressed button and for a typed answer. A refusal is kept for `why`. */
export async function runAct(
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
  const result = await verb.run(act, data);
  const refusal = refusalIn(result);
  if (refusal !== undefined) await noteRefusal(deps, actor, refusal, result.subject);
  return result;
}

function refusalIn({ subject, moment }: ActResult): Refusal | undefined {
  if (subject === unknownSubject) return refuse('product', 'unknown');
  return moment?.notice?.kind === 'refusal' ? moment.notice.refusal : undefined;
}

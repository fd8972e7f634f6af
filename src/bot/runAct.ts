import { unknownSubject } from '../actions/unknownThing';
import type { Act, ActResult, Verb } from '../actions/verb';
import type { PersonRef } from '../domain/actor';
import { type Refusal, refuse } from '../domain/refusal';
import { parseThingId } from '../ids';
import { findSevered } from '../present/pointers';
import type { BotDeps } from './botDeps';
import type { Identified } from './identify';
import { noteRefusal } from './noteRefusal';
import { noteSecurityEvent } from './securityLog';

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
  const result = await seen(deps, actor, data, await verb.run(act, data));
  if (result.security !== undefined) await noteSecurityEvent(deps.workflow, actor, result.security);
  const refusal = refusalIn(result);
  if (refusal !== undefined) await noteRefusal(deps, actor, refusal, result.subject);
  return result;
}

function refusalIn({ subject, moment }: ActResult): Refusal | undefined {
  if (subject === unknownSubject) return refuse('product', 'unknown');
  return moment?.notice?.kind === 'refusal' ? moment.notice.refusal : undefined;
}

/** Something of a partner whose link has ended is answered with that, instead of as an id that never was. */
async function seen(deps: BotDeps, actor: PersonRef, data: unknown, result: ActResult): Promise<ActResult> {
  if (result.subject !== unknownSubject || typeof data !== 'object' || data === null || !('id' in data)) return result;
  const subject = String(data.id);
  const thing = parseThingId(subject);
  if (thing === undefined || !('pointer' in thing) || thing.kind === 'link') return result;
  const left = await findSevered(deps.workflow, actor.tenantId, thing.kind, thing.pointer);
  return left === undefined ? result : { ...result, subject };
}

import type { Actor } from '../domain/actor';
import type { Refusal } from '../domain/refusal';
import { rememberRefusal } from '../lastRefusal';
import type { BotDeps } from './botDeps';

/** Keeps a refusal for `why`. The refusal itself is answered whether or not it could be kept. */
export async function noteRefusal(deps: BotDeps, actor: Actor, refusal: Refusal, subject: string): Promise<void> {
  const last = { refusal, subject, at: deps.workflow.now() };
  await rememberRefusal(deps.workflow.store, actor, last).catch((error: unknown) =>
    deps.log.warn({ err: error, tenant: actor.tenantId }, 'the last refusal could not be kept'),
  );
}

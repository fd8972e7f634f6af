import type { BotDeps } from './botDeps';
import type { Identified } from './identify';

/** The first person of a partner who speaks to the bot opens its programme: the book is read, invitations are watched for. */
export async function startFor(deps: BotDeps, { actor, viewer }: Identified): Promise<void> {
  if (viewer.side !== 'partner') return;
  await deps.workflow.onProgramme(actor.tenantId, { type: 'openProgramme', now: deps.workflow.now() });
}

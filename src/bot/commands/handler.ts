import type { TurnContext } from 'botbuilder';
import { refuse } from '../../domain/refusal';
import type { BotDeps } from '../botDeps';
import type { Identified } from '../identify';
import { noteRefusal } from '../noteRefusal';
import { say, showSubject } from '../say';

/** A typed command, who typed it and what follows its word. */
export interface Asked {
  readonly deps: BotDeps;
  readonly context: TurnContext;
  readonly who: Identified;
  readonly argument: string;
  /** Set when a dialog has already found which customer. */
  readonly customerId?: string;
}

/** Answers a typed command. */
export type Handler = (asked: Asked) => Promise<void>;

/** Shows a subject's card. */
export const show =
  (subject: string): Handler =>
  ({ deps, context, who }) =>
    showSubject(deps, context, who.viewer, subject);

async function refuseProvider({ deps, context, who }: Asked): Promise<void> {
  const organization = deps.presentation.organization(who.actor.tenantId)?.name ?? '';
  const [command = ''] = (context.activity.text ?? '').trim().split(/\s+/);
  await noteRefusal(deps, who.actor, refuse('ROL-8', 'wrongSide'), 'status');
  await say(deps, context, who.viewer, {
    key: 'notice.partnersOnly',
    title: 'notice.notForYouTitle',
    args: { command: command.slice(0, 30), organization },
  });
}

/** Only a partner's people may; a provider's hear whom the command is for. */
export const partnerOnly =
  (handler: Handler): Handler =>
  (asked) =>
    asked.who.viewer.side === 'partner' ? handler(asked) : refuseProvider(asked);

/** Waits for a typed answer to the card just shown. A dialog that was open is left: its question is no longer the last. */
export async function awaitAnswer(asked: Asked, dialogId: string, options?: object): Promise<void> {
  const dialog = await asked.deps.dialogs.createContext(asked.context);
  await dialog.cancelAllDialogs();
  await dialog.beginDialog(dialogId, options);
}

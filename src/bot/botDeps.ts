import type { TurnContext } from 'botbuilder';
import type { DialogSet } from 'botbuilder-dialogs';
import type { Log } from '../log';
import type { Notifier } from '../notify/notifier';
import type { PresentDeps } from '../present/present';
import type { SendGate } from '../sendRate/sendGate';
import type { Workflow } from '../workflow';
import type { DialogPosition } from './dialogStorage';
import type { IdentifyDeps } from './identify';

/** What the bot's turns work with. */
export interface BotDeps {
  readonly workflow: Workflow;
  readonly presentation: PresentDeps;
  readonly identification: IdentifyDeps;
  readonly notifier: Notifier;
  /** Lets calls to Teams pass, within its limits. */
  readonly gate: SendGate;
  readonly dialogs: DialogSet;
  readonly dialogPosition: DialogPosition;
  readonly log: Log;
  readonly local: boolean;
}

/** Ends whatever dialog the person is in: a pressed button has answered its question. */
export async function endDialogs(deps: BotDeps, context: TurnContext): Promise<void> {
  const dialog = await deps.dialogs.createContext(context);
  if (dialog.activeDialog === undefined) return;
  await dialog.cancelAllDialogs();
  await deps.dialogPosition.saveChanges(context);
}

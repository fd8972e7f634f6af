import type { TurnContext } from 'botbuilder';
import { withTurnBudget } from '../turnBudget';
import { apologize } from './apologize';
import type { BotDeps } from './botDeps';
import { installTurn } from './installTurn';
import { errorResponse } from './invokeResponse';
import { invokeTurn } from './invokeTurn';
import { messageTurn } from './messageTurn';
import { senderOf } from './person';

/** One turn of the conversation. Whatever goes wrong is answered with a reference that stands in the log, never with a stack. */
export async function teamsBot(deps: BotDeps, context: TurnContext): Promise<void> {
  const { activity } = context;
  const sender = senderOf(activity, deps.local);
  if (sender === undefined) {
    if (activity.type === 'invoke')
      await context.sendActivity(errorResponse(400, 'BadRequest', 'Who sent this is not known.'));
    return;
  }
  try {
    switch (activity.type) {
      case 'message':
        return await withTurnBudget(() => messageTurn(deps, context, sender));
      case 'invoke':
        return await withTurnBudget(() => invokeTurn(deps, context, sender));
      case 'installationUpdate':
        return await installTurn(deps, context, sender);
      default:
        return;
    }
  } catch (error) {
    await apologize(deps, context, sender, error);
  }
}

import type { TurnContext } from 'botbuilder';
import { DirectoryUnavailable } from '../directory/directory';
import { deterministicId } from '../ids';
import { cardContext } from '../present/present';
import { withTurnBudget } from '../turnBudget';
import { noticeView } from '../views/noticeView';
import { renderCard } from '../views/renderCard';
import type { BotDeps } from './botDeps';
import { installTurn } from './installTurn';
import { cardResponse, errorResponse } from './invokeResponse';
import { invokeTurn, strangerViewer } from './invokeTurn';
import { messageTurn } from './messageTurn';
import { type Sender, senderOf } from './person';
import { sendCard } from './say';

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

async function apologize(deps: BotDeps, context: TurnContext, sender: Sender, error: unknown): Promise<void> {
  const { activity } = context;
  const reference = deterministicId(activity.id ?? '', deps.workflow.now()).slice(0, 8);
  const unconfirmed = error instanceof DirectoryUnavailable;
  deps.log.error({ err: error, reference, type: activity.type }, 'turn failed');
  const viewer = strangerViewer(sender);
  const person = await deps.workflow.store.read('people', sender.tenantId, sender.userId).catch(() => undefined);
  const language = person?.doc.language === 'fr' ? 'fr' : 'en';
  const key = unconfirmed ? 'notice.roleUnconfirmed' : 'notice.error';
  const view = noticeView(
    { title: 'notice.errorTitle', tone: 'warning', key, args: { reference } },
    { ...viewer, language },
    await cardContext(deps.presentation, viewer, undefined),
  );
  if (activity.type === 'invoke') await context.sendActivity(cardResponse(renderCard(view)));
  else await sendCard(context, renderCard(view));
}

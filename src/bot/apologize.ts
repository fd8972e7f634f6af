import type { TurnContext } from 'botbuilder';
import { parseAction } from '../actions/parseAction';
import { DirectoryUnavailable } from '../directory/directory';
import { deterministicId } from '../ids';
import { cardContext } from '../present/present';
import { type NoticeInput, noticeView } from '../views/noticeView';
import { renderCard } from '../views/renderCard';
import type { BotDeps } from './botDeps';
import { cardResponse } from './invokeResponse';
import { strangerViewer } from './invokeTurn';
import type { Sender } from './person';
import { sendCard } from './say';

/**
 * What a failed turn answers: one sentence with a reference that stands in the log. The answer to a click takes the place
 * of the card, so it carries the same button with everything that was typed: nothing of it is lost.
 */
export async function apologize(deps: BotDeps, context: TurnContext, sender: Sender, error: unknown): Promise<void> {
  const { activity } = context;
  const reference = deterministicId(activity.id ?? '', deps.workflow.now()).slice(0, 8);
  const unconfirmed = error instanceof DirectoryUnavailable;
  deps.log.error({ err: error, reference, type: activity.type }, 'turn failed');
  const viewer = strangerViewer(sender);
  const person = await deps.workflow.store.read('people', sender.tenantId, sender.userId).catch(() => undefined);
  const language = person?.doc.language === 'fr' ? 'fr' : 'en';
  const key = unconfirmed ? 'notice.roleUnconfirmed' : 'notice.error';
  const view = noticeView(
    { title: 'notice.errorTitle', tone: 'warning', key, args: { reference }, ...sameClick(activity) },
    { ...viewer, language },
    await cardContext(deps.presentation, viewer, undefined),
  );
  if (activity.type === 'invoke') await context.sendActivity(cardResponse(renderCard(view)));
  else await sendCard(context, renderCard(view));
}

/** The click as it was made, if it was one that a person made. */
function sameClick({ type, value }: TurnContext['activity']): Pick<NoticeInput, 'again'> {
  const parsed = type === 'invoke' ? parseAction(value) : undefined;
  if (parsed === undefined || 'error' in parsed || parsed.automatic) return {};
  return { again: { verb: parsed.name, data: value.action.data ?? {} } };
}

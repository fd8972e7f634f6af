import type { TurnContext } from 'botbuilder';
import { parseThingId } from '../ids';
import { summaryOf } from '../notify/summaryOf';
import { cardContext, type Moment } from '../present/present';
import { type NoticeInput, noticeView } from '../views/noticeView';
import { renderFor } from '../views/renderFor';
import type { Viewer } from '../views/viewer';
import type { BotDeps } from './botDeps';
import { cardMessage } from './cardMessage';
import { renderSubject } from './renderSubject';

/** One sentence as a short card. */
export async function say(
  deps: BotDeps,
  context: TurnContext,
  viewer: Viewer,
  notice: Pick<NoticeInput, 'key'> & Partial<NoticeInput>,
): Promise<void> {
  const input: NoticeInput = { title: '', tone: 'info', ...notice };
  await sendCard(
    context,
    renderFor(viewer, noticeView(input, viewer, await cardContext(deps.presentation, viewer, undefined))),
  );
}

/** Shows a subject because the person asked: a living card is posted anew and its old message shrinks to one line. */
export async function showSubject(
  deps: BotDeps,
  context: TurnContext,
  viewer: Viewer,
  subject: string,
  moment?: Moment,
): Promise<void> {
  const thing = parseThingId(subject);
  if (thing !== undefined && thing.kind !== 'transferDraft') {
    if (await deps.notifier.show(viewer, subject, moment)) return;
  }
  await sendCard(context, (await renderSubject(deps.presentation, subject, viewer, moment)).card);
}

export async function sendCard(context: TurnContext, card: object): Promise<void> {
  await context.sendActivity(cardMessage(card, summaryOf(card)));
}

import type { TurnContext } from 'botbuilder';
import { findPerson, forgetConversation, rememberPerson } from '../people';
import type { BotDeps } from './botDeps';
import { identify } from './identify';
import { strangerViewer } from './invokeTurn';
import { reachable, type Sender } from './person';
import { rosterName } from './rosterName';
import { say, showSubject } from './say';
import { startFor } from './startFor';

/** The app was installed in a personal chat, or removed from it. The greeting comes once; who comes back sees where things stand. */
export async function installTurn(deps: BotDeps, context: TurnContext, sender: Sender): Promise<void> {
  if (!sender.personal) return;
  if (context.activity.action?.startsWith('remove')) {
    await forgetConversation(deps.workflow.store, sender);
    return;
  }
  const before = await findPerson(deps.workflow.store, sender);
  const name = sender.name !== '' || before?.name ? sender.name : await rosterName(deps.gate, context);
  const person = await rememberPerson(deps.workflow.store, { ...reachable(sender), name });
  const identified = await identify(deps.identification, person);
  if (identified === undefined) {
    await say(deps, context, strangerViewer(sender), { key: 'notice.noRole', title: 'notice.notForYouTitle' });
    return;
  }
  await startFor(deps, identified);
  if (person.language === undefined) await showSubject(deps, context, identified.viewer, 'language');
  else {
    await deps.notifier.startOver(identified.actor);
    await showSubject(deps, context, identified.viewer, 'status');
  }
}

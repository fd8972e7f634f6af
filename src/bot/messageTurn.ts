import type { TurnContext } from 'botbuilder';
import { type DialogResult, EnrollmentDialog } from '../../dialogs/dialogs';
import { findVerb } from '../actions/verbs';
import { rememberLanguage, rememberPerson } from '../people';
import { personIn, worldOf } from './acting';
import type { BotDeps } from './botDeps';
import { type Command, languageNamed, meantAsCommand, parseCommand } from './commandTable';
import { runCommand } from './commandTurn';
import { type Identified, identify } from './identify';
import { strangerViewer } from './invokeTurn';
import { isBack, reachable, refOf, type Sender } from './person';
import { runAct } from './runAct';
import { say, showSubject } from './say';
import { startFor } from './startFor';

/** More than this is not a command and not an answer. */
const maxTextLength = 2_000;

/** A typed text: a command, an answer to the dialog the person is in, or something to be helped with. */
export async function messageTurn(deps: BotDeps, context: TurnContext, sender: Sender): Promise<void> {
  const text = context.activity.text ?? '';
  const real = await rememberPerson(deps.workflow.store, reachable(sender));
  const person = await personIn(deps.workflow, real, worldOf(real));
  const command = text.length > maxTextLength ? undefined : parseCommand(text);
  const named = languageNamed(text);
  const identified = await identify(deps.identification, person, person.language ?? named ?? command?.language);
  if (identified === undefined) {
    await say(deps, context, strangerViewer(sender), { key: 'notice.noRole', title: 'notice.notForYouTitle' });
    return;
  }
  if (!sender.personal) {
    await say(deps, context, identified.viewer, { key: 'notice.personalOnly' });
    return;
  }
  if (person.language === undefined && (command === undefined || command.name === 'hello') && named === undefined) {
    await showSubject(deps, context, identified.viewer, 'language');
    return;
  }
  if (person.language === undefined && (named ?? command?.language) !== undefined) {
    await rememberLanguage(deps.workflow.store, sender, identified.viewer.language);
  }
  await startFor(deps, identified);
  if (text.length > maxTextLength)
    await say(deps, context, identified.viewer, { key: 'notice.tooLong', args: { count: maxTextLength } });
  else if (command !== undefined && (meantAsCommand(command) || !(await isAsked(deps, context))))
    await runCommand(deps, context, identified, command);
  else await answerDialog(deps, context, identified);
  await deps.dialogPosition.saveChanges(context);
  if (isBack(real)) deps.notifier.catchUp(refOf(real));
}

/** Whether a dialog waits for this person's answer. */
const isAsked = async (deps: BotDeps, context: TurnContext): Promise<boolean> =>
  (await deps.dialogs.createContext(context)).activeDialog !== undefined;

async function answerDialog(deps: BotDeps, context: TurnContext, identified: Identified): Promise<void> {
  const dialog = await deps.dialogs.createContext(context);
  const turn = await dialog.continueDialog();
  if (turn.status === 'complete' && turn.result !== undefined) {
    await doResult(deps, context, identified, turn.result as DialogResult);
  } else if (turn.status === 'empty' || turn.status === 'complete') {
    await notUnderstood(deps, context, identified);
  }
}

function notUnderstood(deps: BotDeps, context: TurnContext, { viewer }: Identified): Promise<void> {
  const typed = (context.activity.text ?? '').slice(0, 60);
  const title = 'notice.unknownCommandTitle';
  return say(deps, context, viewer, { key: 'notice.unknownCommand', title, args: { typed } });
}

/** What a dialog ended with is done as the button would have done it. */
async function doResult(
  deps: BotDeps,
  context: TurnContext,
  identified: Identified,
  result: DialogResult,
): Promise<void> {
  if (result.verb === 'openCustomer') {
    const command: Command = {
      name: purposeOf(result.data.purpose),
      argument: '',
      language: identified.viewer.language,
    };
    await runCommand(deps, context, identified, command, String(result.data.customerId));
    return;
  }
  const verb = findVerb(result.verb);
  const data = verb?.data.safeParse(result.data);
  if (verb === undefined || data === undefined || !data.success) {
    await notUnderstood(deps, context, identified);
    return;
  }
  const { subject, moment } = await runAct(deps, identified, verb, data.data);
  await showSubject(deps, context, identified.viewer, subject, moment);
  // A wrong phrase may be typed again.
  if (result.verb === 'submitEnrollment' && moment?.notice?.kind === 'refusal') await waitForPhrase(deps, context);
}

async function waitForPhrase(deps: BotDeps, context: TurnContext): Promise<void> {
  const dialog = await deps.dialogs.createContext(context);
  await dialog.cancelAllDialogs();
  await dialog.beginDialog(EnrollmentDialog.id);
}

const purposes = ['extend', 'transfer', 'status', 'check', 'history'] as const;
const purposeOf = (purpose: string | number | undefined): (typeof purposes)[number] =>
  purposes.find((one) => one === purpose) ?? 'status';

import type { TurnContext } from 'botbuilder';
import type { BotDeps } from './botDeps';
import { cancel } from './commands/cancel';
import { check } from './commands/check';
import { customers } from './commands/customers';
import { enroll } from './commands/enroll';
import { extend } from './commands/extend';
import { type Handler, partnerOnly, show } from './commands/handler';
import { history } from './commands/history';
import { invite } from './commands/invite';
import { language } from './commands/language';
import { pair } from './commands/pair';
import { queue } from './commands/queue';
import { rehearse } from './commands/rehearse';
import { remind } from './commands/remind';
import { rules } from './commands/rules';
import { status } from './commands/status';
import { transfer } from './commands/transfer';
import { undo } from './commands/undo';
import type { Command, CommandName } from './commandTable';
import type { Identified } from './identify';

/** Runs a typed command. A command in the middle of a dialog is answered and leaves the dialog where it is. */
export async function runCommand(
  deps: BotDeps,
  context: TurnContext,
  who: Identified,
  command: Command,
  customerId?: string,
): Promise<void> {
  const asked = { deps, context, who, argument: command.argument, ...(customerId === undefined ? {} : { customerId }) };
  await handlers[command.name](asked);
}

/** One handler per command; a command without one does not compile. */
const handlers: Readonly<Record<CommandName, Handler>> = {
  help: show('help'),
  hello: show('home'),
  status,
  enroll: partnerOnly(enroll),
  providers: partnerOnly(show('providers')),
  customers: partnerOnly(customers),
  extend: partnerOnly(extend),
  transfer,
  transfers: show('transfers'),
  queue,
  verify: show('verify'),
  language,
  undo,
  incentives: partnerOnly(show('incentives')),
  cancel,
  pair,
  invite: partnerOnly(invite),
  remind,
  check: partnerOnly(check),
  rehearse: partnerOnly(rehearse),
  rules,
  history,
  settings: show('settings'),
  why: show('why'),
};

import type { TurnContext } from 'botbuilder';
import {
  AnswerTransferDialog,
  type AnswerTransferOptions,
  ChooseCustomerDialog,
  type ChooseCustomerOptions,
  EnrollmentDialog,
} from '../../dialogs/dialogs';
import { findVerb } from '../actions/verbs';
import { isOpen } from '../domain/customer/transfer';
import { acceptedProviders } from '../domain/programme/programme';
import { foldName } from '../foldName';
import { thingId } from '../ids';
import { rememberLanguage } from '../people';
import { listCustomers, listTransfers, matchCustomers, transferRows } from '../present/lists';
import { loadCustomer, loadProgramme } from '../present/loadAggregates';
import { text } from '../text/text';
import type { BotDeps } from './botDeps';
import { type Command, type CommandName, languageNamed } from './commandTable';
import type { Identified } from './identify';
import { runAct } from './runAct';
import { say, showSubject } from './say';

interface Asked {
  readonly deps: BotDeps;
  readonly context: TurnContext;
  readonly who: Identified;
  readonly argument: string;
  /** Set when a dialog has already found which customer. */
  readonly customerId?: string;
}

type Handler = (asked: Asked) => Promise<void>;

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

const show =
  (subject: string): Handler =>
  ({ deps, context, who }) =>
    showSubject(deps, context, who.viewer, subject);

const notYet =
  (name: CommandName): Handler =>
  ({ deps, context, who }) => {
    const args = { command: text(who.viewer.language, `command.${name}`) };
    return say(deps, context, who.viewer, { key: 'notice.notThereYet', title: 'notice.notThereYetTitle', args });
  };

function refuseProvider({ deps, context, who }: Asked): Promise<void> {
  const organization = deps.presentation.organization(who.actor.tenantId)?.name ?? '';
  const [command = ''] = (context.activity.text ?? '').trim().split(/\s+/);
  return say(deps, context, who.viewer, {
    key: 'notice.partnersOnly',
    title: 'notice.notForYouTitle',
    args: { command: command.slice(0, 30), organization },
  });
}

const partnerOnly =
  (handler: Handler): Handler =>
  (asked) =>
    asked.who.viewer.side === 'partner' ? handler(asked) : refuseProvider(asked);

/** Waits for a typed answer to the card just shown. A dialog that was open is left: its question is no longer the last. */
async function awaitAnswer(asked: Asked, dialogId: string, options?: object): Promise<void> {
  const dialog = await asked.deps.dialogs.createContext(asked.context);
  await dialog.cancelAllDialogs();
  await dialog.beginDialog(dialogId, options);
}

const enroll: Handler = async (asked) => {
  const { deps, context, who } = asked;
  await showSubject(deps, context, who.viewer, 'enrollment');
  const { state } = await loadProgramme(deps.workflow.store, who.actor.tenantId);
  if (state.enrollment.status === 'notStarted' && who.actor.roles.includes('globalAdmin')) {
    await awaitAnswer(asked, EnrollmentDialog.id);
  }
};

/** Runs `then` for the one customer meant, or asks which. */
const withCustomer =
  (purpose: ChooseCustomerOptions['purpose'], then: (asked: Asked, customerId: string) => Promise<void>): Handler =>
  async (asked) => {
    if (asked.customerId !== undefined) return then(asked, asked.customerId);
    const { deps, who, argument } = asked;
    const matches = matchCustomers(await listCustomers(deps.workflow.store, who.actor.tenantId), argument);
    const [only] = matches;
    if (matches.length === 1 && only !== undefined) return then(asked, only.id);
    const options: ChooseCustomerOptions = { purpose, ...(argument === '' ? {} : { search: argument }) };
    await awaitAnswer(asked, ChooseCustomerDialog.id, options);
  };

/** The relationship's card when there is one provider; with several the customer's card lists them. */
const extend = withCustomer('extend', async ({ deps, context, who }, customerId) => {
  const { state } = await loadProgramme(deps.workflow.store, who.actor.tenantId);
  const providers = acceptedProviders(state);
  const [only] = providers;
  if (only === undefined) return showSubject(deps, context, who.viewer, 'providers');
  const subject =
    providers.length === 1
      ? thingId({ kind: 'relationship', customerId, provider: only.tenantId })
      : thingId({ kind: 'customer', customerId });
  await showSubject(deps, context, who.viewer, subject);
});

/** The customer's live request or, when there is none, the offer to create one. */
const transferForPartner = withCustomer('transfer', async ({ deps, context, who }, customerId) => {
  const { state } = await loadProgramme(deps.workflow.store, who.actor.tenantId);
  const status = thingId({ kind: 'customer', customerId });
  const providers = acceptedProviders(state);
  const [only] = providers;
  if (only === undefined) return showSubject(deps, context, who.viewer, 'providers');
  const { state: customer } = await loadCustomer(deps.workflow.store, who.actor.tenantId, customerId);
  const request = transferRows(who.actor.tenantId, customerId, customer).find(
    ({ transfer }) => isOpen(transfer) || transfer.status === 'finished' || transfer.status === 'providerVerified',
  );
  if (request !== undefined) return showSubject(deps, context, who.viewer, request.id);
  if (providers.length > 1) return showSubject(deps, context, who.viewer, status);
  await showSubject(deps, context, who.viewer, thingId({ kind: 'transferDraft', customerId, provider: only.tenantId }));
});

/** A provider names a customer and means the request about it. */
const transferForProvider: Handler = async (asked) => {
  const { deps, context, who, argument } = asked;
  const wanted = foldName(argument);
  const all = await listTransfers(deps.workflow.store, who.actor.tenantId);
  const named = all.filter(({ transfer }) => {
    const name = foldName(transfer.customerName);
    return wanted !== '' && (name.startsWith(wanted) || `${name}-${transfer.n}` === wanted);
  });
  const request = named.find(({ transfer }) => isOpen(transfer)) ?? named[0];
  if (request === undefined) return showSubject(deps, context, who.viewer, 'queue');
  await showSubject(deps, context, who.viewer, request.id);
  if (request.transfer.status !== 'active' && request.transfer.status !== 'held') return;
  const { language } = who.viewer;
  const options: AnswerTransferOptions = {
    id: request.id,
    version: request.transfer.version,
    accept: ['accept', 'accepter'],
    reject: ['reject', 'rejeter'],
    askReason: text(language, 'dialog.rejectionReason'),
  };
  await awaitAnswer(asked, AnswerTransferDialog.id, options);
};

const transfer: Handler = (asked) =>
  asked.who.viewer.side === 'provider' ? transferForProvider(asked) : transferForPartner(asked);

const status: Handler = async (asked) => {
  const { deps, context, who, argument, customerId } = asked;
  if (who.viewer.side === 'provider' || (argument === '' && customerId === undefined)) {
    return showSubject(deps, context, who.viewer, 'status');
  }
  await withCustomer('status', (_asked, id) =>
    showSubject(deps, context, who.viewer, thingId({ kind: 'customer', customerId: id })),
  )(asked);
};

const language: Handler = async ({ deps, context, who, argument }) => {
  const named = languageNamed(`${argument} ${context.activity.text ?? ''}`);
  if (named === undefined) return showSubject(deps, context, who.viewer, 'language');
  await rememberLanguage(deps.workflow.store, who.actor, named);
  await showSubject(deps, context, { ...who.viewer, language: named }, 'home');
};

/** Stops what this person's side has under way and not sent yet. */
const undo: Handler = async ({ deps, context, who }) => {
  const { state } = await loadProgramme(deps.workflow.store, who.actor.tenantId);
  const transfers = await listTransfers(deps.workflow.store, who.actor.tenantId);
  const id =
    state.enrollment.status === 'submitting'
      ? 'enrollment'
      : transfers.find((row) => row.transfer.status === 'answering')?.id;
  const verb = findVerb('undo');
  if (id === undefined || verb === undefined) {
    await say(deps, context, who.viewer, { key: 'notice.nothingToUndo' });
    return;
  }
  const { subject, moment } = await runAct(deps, who, verb, { id });
  await showSubject(deps, context, who.viewer, subject, moment);
};

const cancel: Handler = async (asked) => {
  const { deps, context, who } = asked;
  const dialog = await deps.dialogs.createContext(context);
  const open = dialog.activeDialog !== undefined;
  await dialog.cancelAllDialogs();
  await say(deps, context, who.viewer, {
    key: open && asked.argument === '' ? 'notice.dialogLeft' : 'notice.nothingToCancel',
  });
};

const customers: Handler = ({ deps, context, who, argument }) =>
  showSubject(deps, context, who.viewer, argument === '' ? 'customers' : `customers:0 ${argument}`);

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
  queue: (asked) => (asked.argument === '' ? show('queue') : notYet('queue'))(asked),
  verify: show('verify'),
  language,
  undo,
  cancel,
  pair: notYet('pair'),
  invite: notYet('invite'),
  remind: notYet('remind'),
  check: notYet('check'),
  incentives: notYet('incentives'),
  rules: notYet('rules'),
  rehearse: notYet('rehearse'),
  history: notYet('history'),
  settings: notYet('settings'),
  why: notYet('why'),
};

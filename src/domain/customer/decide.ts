import { type Decision, happens, nothingHappens, refused } from '../decision';
import { refuse } from '../refusal';
import { askAgreement, noteAgreement, noteAgreementNotTaken, recordAgreement } from './agreementDecisions';
import type { CustomerCommand } from './commands';
import { confirmByEmail } from './confirmByEmail';
import { type Customer, relationshipWith } from './customer';
import type { CustomerEvent } from './events';
import { isInvitationCommand } from './invitationCommands';
import { decideInvitation } from './invitationDecide';
import { noteLinking } from './linking';
import { adoptRequest, askForRequest, declineRequest, endAsk, openRequest } from './newCommerce';
import { advancePlan } from './plan';
import { askRecreate, recreate } from './recreation';
import { extendRelationship, recordConsent, recordConsentDeclined } from './relationship';
import {
  adoptRelationship,
  noteExtensionLogged,
  noteProviderGone,
  noteProviderListed,
  noteProviderMissing,
} from './relationshipListing';
import { remindOthers } from './reminding';
import { isOver } from './transfer';
import { adoptTransfer } from './transferAdoption';
import { answerTransfer, beginSendingAnswer, undoAnswer } from './transferAnswer';
import { noteAnsweredOutside, noteAnswerTaken, noteDrift, noteHeld, noteTransferFinished } from './transferNotes';
import { createTransfer } from './transferRequest';
import { answerMissing, verifyAsPartner, verifyAsProvider } from './verification';

/** Decides a command about one customer. Pure: time, facts and roles arrive in the command. */
export function decideCustomer(state: Customer, command: CustomerCommand): Decision<CustomerEvent> {
  if (isInvitationCommand(command)) return decideInvitation(state, command);
  const at = command.now;
  switch (command.type) {
    case 'remind':
      return remindOthers(state, command);
    case 'noteLinking':
      return noteLinking(state, command);
    case 'noteAgreement':
      return noteAgreement(state, command);
    case 'askAgreement':
      return askAgreement(state, command);
    case 'recordAgreement':
      return recordAgreement(state, command);
    case 'noteAgreementNotTaken':
      return noteAgreementNotTaken(state, command);
    case 'recordConsent':
      return recordConsent(state, command);
    case 'recordConsentDeclined':
      return recordConsentDeclined(state, command);
    case 'extendRelationship':
      return extendRelationship(state, command);
    case 'adoptRelationship':
      return adoptRelationship(state, command);
    case 'noteProviderMissing':
      return noteProviderMissing(state, command);
    case 'noteExtensionLogged':
      return noteExtensionLogged(state, command);
    case 'noteProviderGone':
      return noteProviderGone(state, command);
    case 'noteExtended':
      return relationshipWith(state, command.provider).status === 'extending'
        ? happens({
            type: 'RelationshipExtended',
            provider: command.provider,
            at,
            ...(command.outside === undefined ? {} : { outside: command.outside }),
          })
        : nothingHappens;
    case 'noteNotExtended': {
      const { provider, explanation } = command;
      const relationship = relationshipWith(state, provider);
      return relationship.status === 'extending'
        ? happens({ type: 'ExtensionNotTaken', provider, at, explanation, asker: relationship.by })
        : nothingHappens;
    }
    case 'noteProviderListed':
      return noteProviderListed(state, command);
    case 'createTransfer':
      return createTransfer(state, command);
    case 'askForRequest':
      return askForRequest(state, command);
    case 'adoptTransfer':
      return adoptTransfer(state, command);
    case 'adoptRequest':
      return adoptRequest(state, command);
    case 'advancePlan':
      return advancePlan(state, command);
    default:
      return decideTransfer(state, command);
  }
}

type TransferCommand = Extract<CustomerCommand, { n: number }>;

function decideTransfer(state: Customer, command: TransferCommand): Decision<CustomerEvent> {
  const transfer = state.transfers[String(command.n)];
  if (transfer === undefined) return refused(refuse('product', 'unknown'));
  const { n, now: at } = command;
  switch (command.type) {
    case 'noteTransferCreated':
      return transfer.status === 'creating'
        ? happens({
            type: 'TransferCreated',
            n,
            transferId: command.transferId,
            at,
            ...(command.expiresAt === undefined ? {} : { expiresAt: command.expiresAt }),
          })
        : nothingHappens;
    case 'noteTransferNotCreated':
      return transfer.status === 'creating'
        ? happens({
            type: 'TransferNotCreated',
            n,
            explanation: command.explanation,
            at,
            ...(transfer.opening?.by === undefined ? {} : { asker: transfer.opening.by }),
          })
        : nothingHappens;
    case 'answerTransfer':
      return answerTransfer(state, transfer, command);
    case 'openRequest':
      return openRequest(transfer, command);
    case 'endAsk':
      return endAsk(transfer, command);
    case 'declineRequest':
      return declineRequest(transfer, command);
    case 'recreate':
      return recreate(state, transfer, command);
    case 'askRecreate':
      return askRecreate(transfer, command);
    case 'answerMissing':
      return answerMissing(transfer, command);
    case 'undoAnswer':
      return undoAnswer(transfer, command);
    case 'beginSendingAnswer':
      return beginSendingAnswer(transfer, at);
    case 'noteAnswerTaken':
      return noteAnswerTaken(transfer, command);
    case 'noteAnswerNotTaken':
      return transfer.status === 'sending'
        ? happens({
            type: 'AnswerNotTaken',
            n,
            explanation: command.explanation,
            at,
            answer: transfer.answer,
            asker: transfer.by,
          })
        : nothingHappens;
    case 'holdTransfer':
      return noteHeld(transfer, command);
    case 'noteDrift':
      return noteDrift(transfer, command);
    case 'noteAnsweredOutside':
      return noteAnsweredOutside(transfer, command);
    case 'noteTransferFinished':
      return noteTransferFinished(transfer, command);
    case 'noteArchived':
      return isOver(transfer) && transfer.archived !== true
        ? happens({ type: 'TransferArchived', n, at })
        : nothingHappens;
    case 'confirmByEmail':
      return confirmByEmail(transfer, command);
    case 'verifyAsProvider':
      return verifyAsProvider(transfer, command);
    case 'verifyAsPartner':
      return verifyAsPartner(transfer, command);
    default: {
      const never: never = command;
      return refused(never);
    }
  }
}

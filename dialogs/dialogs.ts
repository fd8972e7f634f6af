import type { StatePropertyAccessor } from 'botbuilder-core';
import { DialogSet, type DialogState } from 'botbuilder-dialogs';
import { AnswerTransferDialog } from './answerTransferDialog';
import { ChooseCustomerDialog, type CustomerChoices } from './chooseCustomerDialog';
import { EnrollmentDialog } from './enrollmentDialog';
import { InvitationDialog } from './invitationDialog';

/** All dialogs of the bot; the only import of this folder for `src/bot`, with the ids and option types it needs. */
export function createDialogs(state: StatePropertyAccessor<DialogState>, choices: CustomerChoices): DialogSet {
  return new DialogSet(state)
    .add(new EnrollmentDialog())
    .add(new ChooseCustomerDialog(choices))
    .add(new AnswerTransferDialog())
    .add(new InvitationDialog());
}

export type { AnswerTransferOptions } from './answerTransferDialog';
export { AnswerTransferDialog } from './answerTransferDialog';
export type { ChooseCustomerOptions, CustomerChoices, Purpose } from './chooseCustomerDialog';
export { ChooseCustomerDialog } from './chooseCustomerDialog';
export type { DialogResult } from './dialogResult';
export { EnrollmentDialog } from './enrollmentDialog';
export type { InvitationOptions } from './invitationDialog';
export { InvitationDialog } from './invitationDialog';

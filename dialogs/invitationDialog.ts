import { ComponentDialog, TextPrompt, WaterfallDialog } from 'botbuilder-dialogs';
import { foldName } from '../src/foldName';
import type { DialogResult } from './dialogResult';

export interface InvitationOptions {
  /** Id of the form whose card was just shown. */
  readonly formId: string;
  /** Name of the new customer, as typed behind the command. */
  readonly customerName: string;
  /** Words that answer, folded. */
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

/**
 * Takes a typed "yes" or "no" to the question whether the new customer has a Microsoft tenant. Any other text ends the
 * dialog; the card stays. The e-mail is drafted in the person's own language, and its card offers the other one.
 */
export class InvitationDialog extends ComponentDialog {
  static readonly id = 'invitation';

  constructor() {
    super(InvitationDialog.id);
    this.initialDialogId = 'ask';
    this.addDialog(new TextPrompt('text'));
    this.addDialog(
      new WaterfallDialog('ask', [
        async (step) => step.prompt('text', {}),
        async (step) => {
          const { formId, customerName, yes, no } = step.options as InvitationOptions;
          const typed = foldName(String(step.result));
          const hasTenant = yes.includes(typed) ? 'yes' : no.includes(typed) ? 'no' : undefined;
          if (hasTenant === undefined) return step.endDialog(undefined);
          const result: DialogResult = { verb: 'inviteNewCustomer', data: { id: formId, customerName, hasTenant } };
          return step.endDialog(result);
        },
      ]),
    );
  }
}

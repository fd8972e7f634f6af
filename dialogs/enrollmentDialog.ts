import { ComponentDialog, TextPrompt, WaterfallDialog } from 'botbuilder-dialogs';
import type { DialogResult } from './dialogResult';

/**
 * Waits for the phrase that confirms the enrollment. The enrollment card, shown before, is the question; whether the
 * phrase is right is the domain's decision, as it is for the button.
 */
export class EnrollmentDialog extends ComponentDialog {
  static readonly id = 'enrollment';

  constructor() {
    super(EnrollmentDialog.id);
    this.initialDialogId = 'ask';
    this.addDialog(new TextPrompt('phrase'));
    this.addDialog(
      new WaterfallDialog('ask', [
        async (step) => step.prompt('phrase', {}),
        async (step) => {
          const confirmation = String(step.result);
          const result: DialogResult = { verb: 'submitEnrollment', data: { id: 'enrollment', confirmation } };
          return step.endDialog(result);
        },
      ]),
    );
  }
}

import { ComponentDialog, TextPrompt, WaterfallDialog } from 'botbuilder-dialogs';
import type { DialogResult } from './dialogResult';

export interface AnswerTransferOptions {
  /** Id and version of the request whose card was just shown. */
  readonly id: string;
  readonly version: number;
  /** Words that accept and words that reject, folded. */
  readonly accept: readonly string[];
  readonly reject: readonly string[];
  /** The question for the reason of a rejection, in the person's language. */
  readonly askReason: string;
}

type Answer = 'accept' | 'reject';

/**
 * Takes a typed "accept" or "reject" for the request that was just shown, and asks for the reason of a rejection. Any
 * other text ends the dialog; the card stays.
 */
export class AnswerTransferDialog extends ComponentDialog {
  static readonly id = 'answerTransfer';

  constructor() {
    super(AnswerTransferDialog.id);
    this.initialDialogId = 'ask';
    this.addDialog(new TextPrompt('text'));
    this.addDialog(
      new WaterfallDialog('ask', [
        async (step) => step.prompt('text', {}),
        async (step) => {
          const options = step.options as AnswerTransferOptions;
          const typed = String(step.result).trim().toLocaleLowerCase();
          const answer: Answer | undefined = options.accept.includes(typed)
            ? 'accept'
            : options.reject.includes(typed)
              ? 'reject'
              : undefined;
          if (answer === undefined) return step.endDialog(undefined);
          if (answer === 'reject') return step.prompt('text', options.askReason);
          return step.endDialog(answered(options, 'acceptTransfer', ''));
        },
        async (step) => {
          const options = step.options as AnswerTransferOptions;
          return step.endDialog(answered(options, 'rejectTransfer', String(step.result)));
        },
      ]),
    );
  }
}

const answered = ({ id, version }: AnswerTransferOptions, verb: string, comment: string): DialogResult => ({
  verb,
  data: { id, version, comment },
});

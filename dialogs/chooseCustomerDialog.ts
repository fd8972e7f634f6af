import type { TurnContext } from 'botbuilder-core';
import { ComponentDialog, TextPrompt, WaterfallDialog } from 'botbuilder-dialogs';
import type { Activity } from 'botframework-schema';
import type { DialogResult } from './dialogResult';

export type Purpose = 'extend' | 'transfer' | 'status' | 'check' | 'history';

/** What the dialog asks the bot for: the person's own customers, and the card that asks which one. */
export interface CustomerChoices {
  /** Ids of the customers a typed name may mean. */
  find(context: TurnContext, name: string): Promise<readonly string[]>;
  /** The question as a card; `search` is what was typed and did not name one customer. */
  question(context: TurnContext, purpose: Purpose, search: string | undefined): Promise<Partial<Activity>>;
}

export interface ChooseCustomerOptions {
  readonly purpose: Purpose;
  /** What was typed already and matched several customers or none. */
  readonly search?: string;
}

const maxNameLength = 200;

/** Asks which customer, until a name is typed that means exactly one. */
export class ChooseCustomerDialog extends ComponentDialog {
  static readonly id = 'chooseCustomer';

  constructor(choices: CustomerChoices) {
    super(ChooseCustomerDialog.id);
    this.initialDialogId = 'ask';
    this.addDialog(
      new TextPrompt('name', async ({ context, recognized, options }) => {
        const name = (recognized.value ?? '').slice(0, maxNameLength);
        if ((await choices.find(context, name)).length === 1) return true;
        const { purpose } = options.validations as ChooseCustomerOptions;
        await context.sendActivity(await choices.question(context, purpose, name));
        return false;
      }),
    );
    this.addDialog(
      new WaterfallDialog('ask', [
        async (step) => {
          const options = step.options as ChooseCustomerOptions;
          await step.context.sendActivity(await choices.question(step.context, options.purpose, options.search));
          return step.prompt('name', { validations: options });
        },
        async (step) => {
          const { purpose } = step.options as ChooseCustomerOptions;
          const [customerId] = await choices.find(step.context, String(step.result));
          const result: DialogResult | undefined =
            customerId === undefined ? undefined : { verb: 'openCustomer', data: { purpose, customerId } };
          return step.endDialog(result);
        },
      ]),
    );
  }
}

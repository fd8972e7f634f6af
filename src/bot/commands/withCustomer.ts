import { ChooseCustomerDialog, type ChooseCustomerOptions } from '../../../dialogs/dialogs';
import { listCustomers, matchCustomers } from '../../present/lists';
import { type Asked, awaitAnswer, type Handler } from './handler';

/** Only these may forgive a small misspelling: they open a view and change nothing. */
const opensOnly: ReadonlySet<ChooseCustomerOptions['purpose']> = new Set(['status', 'check', 'history']);

/** Runs `then` for the one customer meant, or asks which. */
export const withCustomer =
  (purpose: ChooseCustomerOptions['purpose'], then: (asked: Asked, customerId: string) => Promise<void>): Handler =>
  async (asked) => {
    if (asked.customerId !== undefined) return then(asked, asked.customerId);
    const { deps, who, argument } = asked;
    const matches = matchCustomers(
      await listCustomers(deps.workflow.store, who.actor.tenantId),
      argument,
      opensOnly.has(purpose),
    );
    const [only] = matches;
    if (matches.length === 1 && only !== undefined) return then(asked, only.id);
    const options: ChooseCustomerOptions = { purpose, ...(argument === '' ? {} : { search: argument }) };
    await awaitAnswer(asked, ChooseCustomerDialog.id, options);
  };

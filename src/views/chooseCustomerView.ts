import { thingId } from '../ids';
import type { ChooseCustomerInput } from './customerInputs';
import { customerRow } from './customersView';
import { frame } from './frame';
import { type Link, link, linkRows } from './links';
import { section, sections } from './sections';
import { mostButtons } from './transferRows';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

const typed = {
  extend: 'typeExtend',
  transfer: 'typeTransfer',
  status: 'typeStatus',
  check: 'typeCheck',
  history: 'typeHistory',
} as const;

/** Asks which customer is meant: the first ones by button, all of them by typing a name. */
export function chooseCustomerView(input: ChooseCustomerInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const { purpose, rows, search } = input;
  const shown = rows.slice(0, 10);
  return {
    template: 'list',
    data: {
      ...frame(words, viewer, context, {
        title: { key: `choose.${purpose}Title` },
        status: { key: search === undefined ? 'customers.status' : 'choose.status', args: { count: rows.length } },
      }),
      rows: shown.map((row) => customerRow(words, row)),
      sections: sections(
        section({
          lines: [
            rows.length === 0 && search !== undefined ? words.say('choose.noMatch', { search }) : undefined,
            rows.length > shown.length ? words.say('common.andMore', { count: rows.length - shown.length }) : undefined,
            words.say(`choose.${typed[purpose]}`),
          ],
        }),
      ),
      linkRows: linkRows([
        ...shown.slice(0, mostButtons).map(({ id, name }) => choice(words, input, id, name)),
        ...(rows.length === 0 ? [link(words, 'customers', '', 'button.customers')] : []),
      ]),
    },
  };
}

/** Straight to what was asked for when there is only one provider; else to the customer, whose card offers each. */
function choice(words: Words, { purpose, provider }: ChooseCustomerInput, customerId: string, name: string): Link {
  const open = (what: 'customer' | 'check' | 'history' | 'relationship' | 'transferDraft', id: string) =>
    link(words, what, id, 'choose.button', { name });
  if (purpose === 'check') return open('check', thingId({ kind: 'check', customerId }));
  if (purpose === 'history') return open('history', `customer:${customerId}`);
  if (purpose === 'status' || provider === undefined) {
    return open('customer', thingId({ kind: 'customer', customerId }));
  }
  const kind = purpose === 'extend' ? 'relationship' : 'transferDraft';
  return open(kind, thingId({ kind, customerId, provider }));
}

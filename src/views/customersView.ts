import { thingId } from '../ids';
import type { CustomerRow, CustomersInput, LitCustomerRow } from './customerInputs';
import { frame } from './frame';
import { lightPhrase } from './lightText';
import { type Link, link, linkRows } from './links';
import { items, section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

/** DUR-3, MGT-11: the partner's customers, each with its direct or indirect badge, by pages. */
export function customersView(input: CustomersInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const { rows, total, page, pages, search } = input;
  return {
    template: 'list',
    data: {
      ...frame(words, viewer, context, {
        title: { key: 'customers.title' },
        status:
          search === undefined
            ? { key: 'customers.status', args: { count: total } }
            : { key: 'customers.statusSearch', args: { count: total, search } },
        ...(pages > 1 ? { place: { key: 'customers.page', args: { page: page + 1, pages } } } : {}),
        rules: true,
      }),
      rows: rows.map((row) => litRow(words, row)),
      sections: sections(
        section({
          lines: [
            total === 0 && search === undefined ? words.say('customers.empty') : undefined,
            words.say('customers.typeName'),
            total === 0 ? undefined : words.say('customers.kinds'),
          ],
        }),
      ),
      linkRows: linkRows([
        ...customerLinks(words, rows, pages > 1 ? 2 : 3),
        ...pageLinks(words, input),
        link(words, 'kinds', '', 'button.kinds'),
        link(words, 'status', '', 'button.status'),
      ]),
    },
  };
}

/** A customer in a list: name, kind, and the domain that tells namesakes apart. */
export function customerRow(words: Words, { name, kind, domain }: CustomerRow) {
  return {
    title: words.say('customers.row', { name, kind: words.raw(`customers.${kind}`) }),
    detail: items([words.say('customers.domain', { domain })]),
  };
}

/** A row of the book: what comes next stands where the domain stands in other lists. */
function litRow(words: Words, row: LitCustomerRow) {
  if (row.light === undefined || row.kind === 'indirect') return customerRow(words, row);
  const { key, args } = lightPhrase(words, row.light, { customer: row.name, provider: row.providerName });
  return { ...customerRow(words, row), detail: items([words.say(key, args)]) };
}

/** Buttons that open the first customers of a list. */
export const customerLinks = (words: Words, rows: readonly CustomerRow[], most: number): readonly Link[] =>
  rows
    .slice(0, most)
    .map(({ id, name }) =>
      link(words, 'customer', thingId({ kind: 'customer', customerId: id }), 'button.customer', { name }),
    );

/** The id of a page button is the zero-based page, and behind a space what was searched for. */
function pageLinks(words: Words, { page, pages, search }: CustomersInput): readonly Link[] {
  const id = (target: number) => (search === undefined ? String(target) : `${target} ${search}`);
  return [
    ...(page > 0 ? [link(words, 'customers', id(page - 1), 'button.previousPage')] : []),
    ...(page + 1 < pages ? [link(words, 'customers', id(page + 1), 'button.nextPage')] : []),
  ];
}

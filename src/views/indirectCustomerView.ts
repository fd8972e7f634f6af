import type { CustomerStatusInput } from './customerInputs';
import { frame } from './frame';
import { kindLines } from './kindsView';
import { customerHead, providerOf } from './lightText';
import { link, linkRows } from './links';
import { failed, passed, section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { wordsFor } from './words';

/** An indirect customer (MGT-2 to MGT-9, INV-18, EXT-4): who orders, what you do and do not do, and no way to move it. */
export function indirectCustomerView(input: CustomerStatusInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const { customer } = input;
  const provider = orderingProvider(input) ?? words.raw('light.itsProvider');
  return {
    template: 'status',
    data: {
      ...frame(words, viewer, context, {
        title: { key: 'customerStatus.title', args: { name: customer.name } },
        ...customerHead(words, input),
      }),
      phases: [],
      sections: sections(
        section({
          heading: words.say('customerStatus.orderingHeading'),
          lines: [
            words.say('customerStatus.providerOrders', { provider, customer: customer.name }),
            words.say('customerStatus.noDirectPurchase'),
            words.say('customerStatus.noExtension'),
          ],
        }),
        section({
          heading: words.say('kinds.indirectDo'),
          checks: kindLines(words, 'do').map(passed),
        }),
        section({
          heading: words.say('kinds.indirectDont'),
          checks: kindLines(words, 'dont').map(failed),
        }),
        section({ lines: [words.say('customerStatus.indirectMeaning')] }),
      ),
      linkRows: linkRows([
        link(words, 'kinds', '', 'button.kinds'),
        link(words, 'customers', '', 'button.customers'),
        link(words, 'status', '', 'button.status'),
      ]),
    },
  };
}

/** The provider that Partner Center shows for the customer, when it is one of this partner's. */
const orderingProvider = (input: CustomerStatusInput): string | undefined =>
  input.relationships.find((one) => one.standing === 'related')?.providerName ?? providerOf(input);

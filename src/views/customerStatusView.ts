import { thingId } from '../ids';
import type { CustomerStatusInput } from './customerInputs';
import { agreementCheck, billToCheck, moveRule, relationshipChecks } from './customerSections';
import { nextSteps } from './customerSteps';
import { frame } from './frame';
import { indirectCustomerView } from './indirectCustomerView';
import { customerHead, providerOf } from './lightText';
import { link, linkRows } from './links';
import { requestNotes } from './requestNotes';
import { section, sections } from './sections';
import { subscriptionSections } from './subscriptionSections';
import { transferRow } from './transferRows';
import { isUnderWay } from './transferText';
import type { CardContext, CardView, Viewer } from './viewer';
import { wordsFor } from './words';

const mostTransfers = 5;

/** `status contoso`: the customer's page, with its light, what stands in the way and what can be done next. */
export function customerStatusView(input: CustomerStatusInput, viewer: Viewer, context: CardContext): CardView {
  if (input.customer.kind === 'indirect') return indirectCustomerView(input, viewer, context);
  const words = wordsFor(viewer, context.now);
  const { customer, transfers, enrolled, observed } = input;
  const names = { customer: customer.name, provider: providerOf(input) };
  const noProvider = enrolled ? 'customerStatus.noProvider' : 'customerStatus.noneWithoutEnrollment';
  const agreement = agreementCheck(words, input);
  const billTo = billToCheck(words, input);
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
          heading: words.say('customerStatus.relationshipsHeading'),
          checks: [...relationshipChecks(words, input), agreement, billTo],
          lines: [input.relationships.length === 0 ? words.say(noProvider) : undefined, moveRule(words, input)],
        }),
        ...(observed === undefined
          ? [section({ lines: [words.say('customerStatus.unread')] })]
          : subscriptionSections(words, observed.book, names)),
        transfers.length === 0
          ? undefined
          : section({
              heading: words.say('customerStatus.transfersHeading'),
              lines: [
                ...transfers
                  .slice(0, mostTransfers)
                  .flatMap((row) => [
                    transferRow(words, viewer, row).title,
                    ...(row.transfer.n === input.light.n || isUnderWay(row.transfer)
                      ? requestNotes(words, row.transfer)
                      : []),
                  ]),
                transfers.length > mostTransfers
                  ? words.say('common.andMore', { count: transfers.length - mostTransfers })
                  : undefined,
              ],
            }),
        section({
          lines: [
            words.say('customerStatus.directMeaning'),
            observed === undefined ? undefined : words.say('draft.observed', { when: words.when(observed.at) }),
          ],
        }),
      ),
      linkRows: linkRows([
        ...nextSteps(words, input, 3),
        link(words, 'check', thingId({ kind: 'check', customerId: customer.id }), 'button.check'),
        link(words, 'kinds', '', 'button.kinds'),
        link(words, 'customers', '', 'button.customers'),
      ]),
    },
  };
}

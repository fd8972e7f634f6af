import { thingId } from '../ids';
import type { CustomerStatusInput } from './customerInputs';
import { agreementCheck, billToCheck, moveRule, relationshipChecks } from './customerSections';
import { nextSteps } from './customerSteps';
import { frame } from './frame';
import { indirectCustomerView } from './indirectCustomerView';
import { customerHead, providerOf } from './lightText';
import { link, linkRows } from './links';
import { hasOneOf, roleNames } from './people';
import { type Check, judged, section, sections } from './sections';
import { subscriptionSections } from './subscriptionSections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

/** `check contoso`: every condition of a transfer and every line, met or not, with the reason and the way out. Sends nothing. */
export function checkView(input: CustomerStatusInput, viewer: Viewer, context: CardContext): CardView {
  if (input.customer.kind === 'indirect') return indirectCustomerView(input, viewer, context);
  const words = wordsFor(viewer, context.now);
  const { customer, observed } = input;
  const names = { customer: customer.name, provider: providerOf(input) };
  return {
    template: 'status',
    data: {
      ...frame(words, viewer, context, {
        title: { key: 'check.title', args: { name: customer.name } },
        ...customerHead(words, input),
      }),
      phases: [],
      sections: sections(
        section({
          heading: words.say('check.conditions'),
          checks: [
            ...ownChecks(words, input, viewer, context),
            ...relationshipChecks(words, input),
            agreementCheck(words, input),
            billToCheck(words, input),
          ],
          lines: [moveRule(words, input)],
        }),
        ...(observed === undefined
          ? [section({ lines: [words.say('customerStatus.unread')] })]
          : subscriptionSections(words, observed.book, names)),
        section({
          lines: [
            words.say('check.nothingSent'),
            observed === undefined ? undefined : words.say('draft.observed', { when: words.when(observed.at) }),
          ],
        }),
      ),
      linkRows: linkRows([
        ...nextSteps(words, input, 3),
        link(words, 'check', thingId({ kind: 'check', customerId: customer.id }), 'button.checkAgain'),
        link(words, 'customer', thingId({ kind: 'customer', customerId: customer.id }), 'button.customerPage'),
      ]),
    },
  };
}

/** TRF-3, PRO-10, ROL-4: the partner's own side. */
function ownChecks(
  words: Words,
  { enrolled, relationships }: CustomerStatusInput,
  viewer: Viewer,
  { policy }: CardContext,
): readonly (Check | undefined)[] {
  const roles = roleNames(words, policy.roles.createTransfer, 'disjunction');
  return [
    judged(enrolled, words.say('check.enrolled'), words.say('check.notEnrolled')),
    judged(
      relationships.length > 0,
      words.say('check.partnered', { names: words.join(relationships.map((one) => one.providerName)) }),
      words.say('check.notPartnered'),
    ),
    judged(
      hasOneOf(viewer, policy.roles.createTransfer),
      words.say('check.role', { roles }),
      words.say('check.noRole', { roles }),
    ),
  ];
}

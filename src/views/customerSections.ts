import { agreementSatisfied, type Relationship } from '../domain/customer/customer';
import type { CustomerStatusInput, ProviderRow } from './customerInputs';
import { type Check, failed, noted, passed } from './sections';
import type { Words } from './words';

/** Each provider's relationship with the customer: there, on its way, or missing and what that stops (MOV-1). */
export function relationshipChecks(words: Words, input: CustomerStatusInput): readonly Check[] {
  const anyRelated = input.relationships.some((one) => one.standing === 'related');
  return input.relationships.map((one) => {
    const args = { provider: one.providerName, customer: input.customer.name, how: howRelated(one.relationship) };
    const text = words.say(`customerStatus.standing.${one.standing}`, args);
    if (one.standing === 'related') return passed(text);
    // One provider is enough: with a relationship there, that another has none stops nothing.
    if (one.standing === 'none' && anyRelated) return noted(text);
    return one.standing === 'none' || one.standing === 'declined' || one.standing === 'notListed'
      ? failed(text)
      : noted(text);
  });
}

/** By extension, by invitation, or in a way that Passerelle did not see. */
function howRelated(relationship: Relationship): 'extended' | 'invited' | 'other' {
  if (relationship.status !== 'verified') return 'other';
  if ('via' in relationship) return 'invited';
  return relationship.customerConsent === undefined ? 'other' : 'extended';
}

/** MOV-1: as long as no provider has a relationship. */
export const moveRule = (words: Words, { relationships, customer }: CustomerStatusInput): string | undefined =>
  relationships.some((one) => one.standing === 'related')
    ? undefined
    : words.say('customerStatus.moveRule', {
        customer: customer.name,
        provider: onlyProvider(relationships) ?? words.raw('light.someProvider'),
      });

/** MCA-3 to MCA-6: the case the customer's agreement is, and whose turn it is. */
export function agreementCheck(words: Words, input: CustomerStatusInput): Check | undefined {
  const related = input.relationships.find((one) => one.provider === input.light.provider);
  const agreement = related?.agreement ?? input.observed?.agreement;
  if (agreement === undefined) return undefined;
  const provider = related?.providerName ?? onlyProvider(input.relationships);
  const customer = input.customer.name;
  const text =
    provider === undefined
      ? words.say(`customerStatus.agreement.${agreement}`, { customer })
      : words.say(`agreement.${agreement}`, { customer, provider });
  return agreementSatisfied(agreement) ? passed(text) : failed(text);
}

/** EXT-7: what the extension would copy to the provider has a gap. */
export const billToCheck = (words: Words, { observed, customer }: CustomerStatusInput): Check | undefined =>
  observed?.billToEmail === false
    ? failed(words.say('customerStatus.noBillToEmail', { customer: customer.name }))
    : undefined;

function onlyProvider(relationships: readonly ProviderRow[]): string | undefined {
  const [only, ...others] = relationships;
  return others.length > 0 ? undefined : only?.providerName;
}

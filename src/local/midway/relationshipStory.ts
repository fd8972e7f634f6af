import { dayIn } from '../../businessTime';
import type { CustomerCommand } from '../../domain/customer/commands';
import { consentMethods } from '../../domain/customer/customer';
import type { PolicyPack } from '../../domain/policy/policyPack';
import type { Customer, CustomerLink, Organization } from '../../simulator/state';
import { consentWording } from '../../views/consentWording';
import { agreementStory } from './agreementStory';
import { later, leaderOf } from './who';

type IndirectLink = Extract<CustomerLink, { kind: 'indirect' }>;

/** Who the story is about. */
export interface Told {
  readonly partner: Organization;
  readonly customer: Customer;
  readonly provider: Organization;
  readonly policy: PolicyPack;
}

/** Both consents, the extension, and the provider's listing, as far as Partner Center has it. */
export function extensionStory(told: Told, link: IndirectLink): readonly CustomerCommand[] {
  const { partner, provider, policy } = told;
  const actor = leaderOf(partner.name, link.since);
  const facts = { enrolled: true, partnershipAccepted: true, customerKind: 'direct' as const };
  const at = { consented: later(link.since, -300), extended: later(link.since, -2) };
  return [
    {
      type: 'recordConsent',
      now: at.consented,
      actor,
      policy,
      facts,
      provider: provider.tenantId,
      customerConsent: true,
      shareBillTo: true,
      ...consentOf(told, at.consented),
    },
    { type: 'extendRelationship', now: at.extended, actor, policy, facts, provider: provider.tenantId },
    { type: 'noteExtended', provider: provider.tenantId, now: later(link.since, 1) },
    ...(link.listed ? listedStory(told, later(link.since, 5)) : []),
  ];
}

/** Partner Center lists the provider for the customer; what is known of the agreement is read at the same time (EXT-14). */
export function listedStory(told: Told, now: string): readonly CustomerCommand[] {
  return [{ type: 'noteProviderListed', provider: told.provider.tenantId, now }, ...agreementStory(told, now)];
}

/** The customer was asked and said no. */
export function declinedStory(told: Told, at: string): readonly CustomerCommand[] {
  return [
    {
      type: 'recordConsentDeclined',
      now: at,
      actor: leaderOf(told.partner.name, at),
      policy: told.policy,
      provider: told.provider.tenantId,
      comment: '',
    },
  ];
}

/** What the person of the customer said, and how; the document's name is all there is of it here. */
function consentOf({ partner, customer, provider }: Told, at: string) {
  const wording = consentWording('fr', { customer: customer.name, provider: provider.name });
  return {
    consentMethod: consentMethods[Number(customer.id.slice(-2)) % consentMethods.length] ?? 'email',
    consentBy: 'Alex Morin',
    consentDate: dayIn(at, partner.timeZone),
    consentEvidence: `${customer.domain.replace('.example', '')}.pdf`,
    today: dayIn(at, partner.timeZone),
    language: 'fr',
    customerWording: wording.customer,
    billToWording: wording.billTo,
  };
}

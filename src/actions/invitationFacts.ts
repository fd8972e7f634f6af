import { relationshipWith } from '../domain/customer/customer';
import { invitationWith } from '../domain/customer/invitation';
import type { InvitationFacts } from '../domain/customer/invitationCommands';
import { isEnrolled } from '../domain/programme/programme';
import { customerNow } from '../observe';
import { loadCustomer, loadCustomerRow, loadProgramme } from '../present/loadAggregates';
import type { Workflow } from '../workflow';

/** What inviting joins from the programme, the book and Partner Center; undefined when the partner has no such customer or provider. */
export async function invitationFacts(
  workflow: Workflow,
  partnerTenant: string,
  about: {
    readonly customerId: string;
    readonly provider: string;
    /** As typed, for a customer of whom nothing is known yet. */
    readonly customerName?: string;
  },
): Promise<InvitationFacts | undefined> {
  const { customerId, provider } = about;
  const [row, programme, customer] = await Promise.all([
    loadCustomerRow(workflow.store, partnerTenant, customerId),
    loadProgramme(workflow.store, partnerTenant),
    loadCustomer(workflow.store, partnerTenant, customerId),
  ]);
  const partnership = programme.state.partnerships[provider];
  const customerName =
    row?.customer.name ?? invitationWith(customer.state, provider)?.customerName ?? about.customerName;
  if (partnership === undefined || customerName === undefined) return undefined;
  const observation = row === undefined ? undefined : await customerNow(workflow, partnerTenant, customerId);
  return {
    enrolled: isEnrolled(programme.state),
    partnershipAccepted: partnership.status === 'accepted',
    customer: row?.customer.kind ?? 'new',
    providerListed:
      relationshipWith(customer.state, provider).status === 'verified' ||
      observation?.partners.includes(provider) === true,
    customerName,
    providerName: partnership.name,
  };
}

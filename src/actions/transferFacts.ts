import { observedFacts } from '../candidates';
import type { TransferFacts } from '../domain/customer/facts';
import { isEnrolled } from '../domain/programme/programme';
import { loadCustomerRow, loadProgramme } from '../present/loadAggregates';
import type { ObservationDocument } from '../store/documents/customerDocuments';
import type { Workflow } from '../workflow';

/** What a decision about a transfer joins; undefined when the partner has no such customer or provider. */
export async function transferFacts(
  workflow: Workflow,
  partner: string,
  { customerId, provider }: { readonly customerId: string; readonly provider: string },
  observation: ObservationDocument,
): Promise<TransferFacts | undefined> {
  const [row, programme] = await Promise.all([
    loadCustomerRow(workflow.store, partner, customerId),
    loadProgramme(workflow.store, partner),
  ]);
  const partnership = programme.state.partnerships[provider];
  if (row === undefined || partnership === undefined) return undefined;
  return {
    enrolled: isEnrolled(programme.state),
    customerKind: row.customer.kind,
    ...observedFacts(observation, provider),
    providerName: partnership.name,
    customerName: row.customer.name,
    partnerName: workflow.organization(partner)?.name ?? '',
  };
}

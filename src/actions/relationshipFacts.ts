import type { RelationshipFacts } from '../domain/customer/facts';
import { isEnrolled } from '../domain/programme/programme';
import type { ThingRef } from '../ids';
import { lastObservation } from '../observe';
import { loadCustomerRow, loadProgramme } from '../present/loadAggregates';
import type { Workflow } from '../workflow';

/** What a decision about a relationship joins from the programme and the book; undefined when the partner has no such customer or provider. */
export async function relationshipFacts(
  workflow: Workflow,
  partnerTenant: string,
  thing: Extract<ThingRef, { kind: 'relationship' | 'transferDraft' | 'adviser' }>,
): Promise<
  | { readonly facts: RelationshipFacts; readonly names: { readonly customer: string; readonly provider: string } }
  | undefined
> {
  const [row, programme, seen] = await Promise.all([
    loadCustomerRow(workflow.store, partnerTenant, thing.customerId),
    loadProgramme(workflow.store, partnerTenant),
    lastObservation(workflow, partnerTenant, thing.customerId),
  ]);
  const partnership = programme.state.partnerships[thing.provider];
  if (row === undefined || partnership === undefined) return undefined;
  return {
    facts: {
      enrolled: isEnrolled(programme.state),
      partnershipAccepted: partnership.status === 'accepted',
      customerKind: row.customer.kind,
      ...(seen === undefined ? {} : { listed: seen.partners.includes(thing.provider) }),
    },
    names: { customer: row.customer.name, provider: partnership.name },
  };
}

import type { PolicyPack } from '../domain/policy/policyPack';
import { acceptedProviders } from '../domain/programme/programme';
import { parseThingId } from '../ids';
import { adoption, isPendingBetween, newCommerceKinds } from '../newCommerceRequests';
import { loadCustomerRow, loadProgramme } from '../present/loadAggregates';
import { patienceLeft } from '../turnBudget';
import type { Workflow } from '../workflow';

/** How long an opened card waits to learn of a request that the provider opened; what comes later is found by the relay. */
const patienceMs = 400;

/** A partner opens a customer: a request that a provider opened for it in the portal, asked or not, is taken over at once. */
export async function noticeRequests(
  workflow: Workflow,
  policy: PolicyPack,
  tenantId: string,
  subject: string,
): Promise<void> {
  const thing = parseThingId(subject);
  const customerId = thing !== undefined && 'customerId' in thing ? thing.customerId : undefined;
  if (customerId === undefined || newCommerceKinds(policy).length === 0) return;
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceLeft(patienceMs));
    timer.unref();
  });
  await Promise.race([adoptAll(workflow, policy, tenantId, customerId).catch(() => undefined), patience]);
  clearTimeout(timer);
}

async function adoptAll(workflow: Workflow, policy: PolicyPack, partner: string, customerId: string): Promise<void> {
  const [row, { state }, live] = await Promise.all([
    loadCustomerRow(workflow.store, partner, customerId),
    loadProgramme(workflow.store, partner),
    workflow.connection(partner)?.transfers(customerId),
  ]);
  if (row === undefined || live === undefined) return;
  for (const { tenantId: provider, name } of acceptedProviders(state)) {
    const names = {
      partner,
      provider,
      partnerName: workflow.organization(partner)?.name ?? '',
      providerName: name,
      customerName: row.customer.name,
    };
    for (const one of live.filter((transfer) => isPendingBetween(transfer, partner, provider))) {
      await workflow.onCustomer(partner, customerId, adoption(one, names, policy, workflow.now()));
    }
  }
}

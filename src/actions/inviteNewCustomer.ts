import { z } from 'zod';
import { sameCompany } from '../companyName';
import { invitationLanguages, invitationWith } from '../domain/customer/invitation';
import { tenantRequestTo } from '../domain/customer/newCustomer';
import { acceptedProviders } from '../domain/programme/programme';
import { type Refusal, refuse } from '../domain/refusal';
import { newCustomerId, thingId } from '../ids';
import { listCustomers } from '../present/lists';
import { loadCustomer, loadProgramme } from '../present/loadAggregates';
import { newCustomerFormId } from '../views/newCustomerView';
import { answered } from './answered';
import { draftCommand } from './draftInvitation';
import { invitationFacts } from './invitationFacts';
import { unknownThing } from './unknownThing';
import { type Act, type ActResult, defineVerb, optionalText, reference } from './verb';

const data = z.object({
  ...reference,
  customerName: optionalText,
  hasTenant: optionalText,
  provider: optionalText,
  draftLanguage: z.enum(invitationLanguages).optional().catch(undefined),
  comment: optionalText,
});
type Data = z.infer<typeof data>;

/** INV-3, INV-15, INV-16: with a tenant the customer is invited; without one the provider is asked to create it. */
export const inviteNewCustomer = defineVerb(data, async (act, input) => {
  if (input.id !== newCustomerFormId) return unknownThing;
  const { workflow, actor } = act;
  const { state } = await loadProgramme(workflow.store, actor.tenantId);
  const providers = acceptedProviders(state);
  const chosen = providers.find((one) => one.tenantId === input.provider) ?? only(providers);
  const customerName = input.customerName.replace(/\s+/gu, ' ').trim().slice(0, 200);
  if (customerName === '') return backToForm(input, refuse('INV-3', 'customerNameMissing', { field: 'customerName' }));
  if (chosen === undefined) return backToForm(input, refuse('PRO-10', 'partnershipNotAccepted', { field: 'provider' }));
  const provider = chosen.tenantId;
  const book = await listCustomers(workflow.store, actor.tenantId);
  const known = book.find((row) => sameCompany(row.name, customerName));
  // Somebody whom the book holds is not new: its own card says how to go on.
  if (known !== undefined) return { subject: thingId({ kind: 'invitation', customerId: known.id, provider }) };
  const hasTenant = input.hasTenant === 'yes' ? true : input.hasTenant === 'no' ? false : undefined;
  if (hasTenant === undefined) return backToForm(input, refuse('INV-3', 'hasTenantMissing', { field: 'hasTenant' }));
  const about = { customerId: newCustomerId(actor.tenantId, customerName), provider, customerName };
  return hasTenant ? invite(act, input, about) : askForTenant(act, input, about);
});

interface About {
  readonly customerId: string;
  readonly provider: string;
  readonly customerName: string;
}

async function invite(act: Act, input: Data, about: About): Promise<ActResult> {
  const { workflow, actor, viewer } = act;
  const { customerId, provider } = about;
  const subject = thingId({ kind: 'invitation', customerId, provider });
  const { state } = await loadCustomer(workflow.store, actor.tenantId, customerId);
  // Written before, perhaps by a colleague: that draft is shown and nothing is started over.
  if (invitationWith(state, provider) !== undefined) return { subject };
  const facts = await invitationFacts(workflow, actor.tenantId, about);
  if (facts === undefined) return unknownThing;
  const language = input.draftLanguage ?? viewer.language;
  const command = draftCommand(act, { provider, facts, language });
  const { refusal } = await workflow.onCustomer(actor.tenantId, customerId, command);
  return refusal === undefined ? answered(subject, undefined) : backToForm(input, refusal);
}

async function askForTenant(act: Act, input: Data, about: About): Promise<ActResult> {
  const { workflow, actor, policy } = act;
  const { customerId, provider } = about;
  const facts = await invitationFacts(workflow, actor.tenantId, about);
  if (facts === undefined) return unknownThing;
  const partner = workflow.organization(actor.tenantId);
  const { refusal, state } = await workflow.onCustomer(actor.tenantId, customerId, {
    type: 'requestTenant',
    now: workflow.now(),
    actor,
    policy,
    provider,
    facts,
    partnerName: partner?.name ?? '',
    ...(partner?.mpnId === undefined ? {} : { partnerMpnId: partner.mpnId }),
    note: input.comment,
  });
  const there = tenantRequestTo(state, provider) !== undefined;
  const subject = thingId({ kind: 'newCustomer', customerId, provider });
  return refusal !== undefined && !there ? backToForm(input, refusal) : answered(subject, refusal);
}

/** The form again, with everything as typed. */
function backToForm({ id: _id, version: _version, draftLanguage, ...typed }: Data, refusal: Refusal): ActResult {
  const language = draftLanguage === undefined ? {} : { draftLanguage };
  return answered(newCustomerFormId, refusal, { typed: { ...typed, ...language } });
}

const only = <T>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined);

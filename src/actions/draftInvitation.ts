import { z } from 'zod';
import type { CustomerCommand } from '../domain/customer/commands';
import { type InvitationLanguage, invitationLanguages } from '../domain/customer/invitation';
import type { InvitationFacts } from '../domain/customer/invitationCommands';
import { parseThingId } from '../ids';
import { invitationLetter } from '../invitationLetter';
import { howIs } from '../partnerCenter/operations';
import { answered } from './answered';
import { typedLetter } from './editInvitation';
import { invitationFacts } from './invitationFacts';
import { unknownThing } from './unknownThing';
import { type Act, defineVerb, reference, versionOf } from './verb';

/** INV-3, INV-6, INV-19: the draft in the language the customer reads. */
export const draftInvitation = defineVerb(
  z.object({ ...reference, ...typedLetter, language: z.enum(invitationLanguages) }),
  async (act, data) => {
    const { workflow, actor } = act;
    const thing = parseThingId(data.id);
    const facts = thing?.kind === 'invitation' ? await invitationFacts(workflow, actor.tenantId, thing) : undefined;
    if (thing?.kind !== 'invitation' || facts === undefined) return unknownThing;
    const { subject, body, language } = data;
    const typed = { ...(subject === undefined ? {} : { subject }), ...(body === undefined ? {} : { body }) };
    const command = draftCommand(act, { provider: thing.provider, facts, language });
    const { refusal } = await workflow.onCustomer(actor.tenantId, thing.customerId, {
      ...command,
      ...versionOf(data),
      typed,
    });
    return answered(data.id, refusal, refusal === undefined ? {} : { typed });
  },
);

type Draft = Extract<CustomerCommand, { type: 'draftInvitation' }>;

/** The command with its letter; the link comes from Partner Center where the connection can give it (INV-9). */
export function draftCommand(
  { workflow, actor, viewer, policy }: Act,
  about: { readonly provider: string; readonly facts: InvitationFacts; readonly language: InvitationLanguage },
): Draft {
  const { provider, facts, language } = about;
  return {
    type: 'draftInvitation',
    now: workflow.now(),
    actor,
    policy,
    provider,
    facts,
    language,
    letter: invitationLetter(language, {
      customer: facts.customerName,
      provider: facts.providerName,
      partner: workflow.organization(actor.tenantId)?.name ?? '',
      sender: viewer.name,
      kind: facts.customer,
      admin: policy.delegatedAdmin,
    }),
    linkFrom: howIs(workflow.connection(actor.tenantId), 'invitationLink') === 'portal' ? 'person' : 'partnerCenter',
  };
}

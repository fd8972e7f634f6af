import { z } from 'zod';
import type { InvitationCommand } from '../domain/customer/invitationCommands';
import { parseThingId } from '../ids';
import { loadCustomerRow } from '../present/loadAggregates';
import { answered } from './answered';
import { linkOwner } from './linkOwner';
import { unknownThing } from './unknownThing';
import { type Act, type ActResult, defineVerb, reference, versionOf, withoutControls } from './verb';

/** Room for what was typed before it is refused as too long; no more than a card can give back. */
const longText = (most: number) => z.string().max(most).transform(withoutControls).optional();

/** The text of an invitation as its card sends it. */
export const typedLetter = { subject: longText(500), body: longText(5_000) };

const data = z.object({ ...reference, ...typedLetter, link: longText(2_500) });
type Data = z.infer<typeof data>;
type Writing = Extract<
  InvitationCommand,
  { type: 'editInvitation' | 'restoreInvitationLink' | 'finishInvitation' | 'stateAuthorized' }
>;
type Base = Pick<Writing, 'now' | 'actor' | 'policy' | 'provider' | 'version'>;
type Typed = { readonly subject?: string; readonly body?: string };

/** INV-4, INV-8, INV-9. */
export const editInvitation = defineVerb(data, (act, input) =>
  write(act, input, 'invitation.savedNotice', async (base, typed) => {
    const link = input.link ?? '';
    const linkOf = await linkOwner(act.workflow.store, act.actor.tenantId, link.trim(), base.provider);
    return { ...base, type: 'editInvitation', typed, link, ...(linkOf === undefined ? {} : { linkOf }) };
  }),
);

/** INV-9: one click puts the link back. */
export const restoreInvitationLink = defineVerb(data, (act, input) =>
  write(act, input, 'invitation.restoredNotice', async (base, typed) => ({
    ...base,
    type: 'restoreInvitationLink',
    typed,
  })),
);

/** INV-10: Done. */
export const finishInvitation = defineVerb(data, (act, input) =>
  write(act, input, undefined, async (base, typed) => ({ ...base, type: 'finishInvitation', typed })),
);

/** INV-11: where Partner Center cannot show it, a person says that the customer has authorized. */
export const stateAuthorized = defineVerb(z.object(reference), (act, input) =>
  write(act, input, undefined, async (base, _typed, customerId) => ({
    ...base,
    type: 'stateAuthorized',
    customerId,
  })),
);

/** Runs a command on the invitation that a card names; what was typed comes back with a refusal. */
async function write(
  { workflow, actor, policy }: Act,
  input: Pick<Data, 'id' | 'version'> & Partial<Data>,
  doneKey: string | undefined,
  command: (base: Base, typed: Typed, customerId: string) => Promise<Writing>,
): Promise<ActResult> {
  const thing = parseThingId(input.id);
  if (thing?.kind !== 'invitation') return unknownThing;
  const { customerId, provider } = thing;
  const { subject, body, link } = input;
  const typed = { ...(subject === undefined ? {} : { subject }), ...(body === undefined ? {} : { body }) };
  const base = { now: workflow.now(), actor, policy, provider, ...versionOf(input) };
  const made = await command(base, typed, customerId);
  const { refusal, state } = await workflow.onCustomer(actor.tenantId, customerId, made);
  // Without a customer or an invitation there is nothing to speak of: the same answer as to any unknown id.
  const known = state.invitations?.[provider] !== undefined;
  if (!known && (await loadCustomerRow(workflow.store, actor.tenantId, customerId)) === undefined) return unknownThing;
  if (refusal !== undefined)
    return answered(input.id, refusal, { typed: { ...typed, ...(link === undefined ? {} : { link }) } });
  return answered(
    input.id,
    undefined,
    doneKey === undefined ? {} : { notice: { kind: 'text', tone: 'good', key: doneKey } },
  );
}

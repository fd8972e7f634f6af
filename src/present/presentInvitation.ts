import type { Invitation } from '../domain/customer/invitation';
import { invitationWith } from '../domain/customer/invitation';
import type { ThingRef } from '../ids';
import { mailtoLink } from '../mail/mailtoLink';
import { customerNow } from '../observe';
import type { InvitationInput } from '../views/invitationInputs';
import { invitationView } from '../views/invitationView';
import type { Viewer } from '../views/viewer';
import { loadCustomer, loadCustomerRow, loadProgramme } from './loadAggregates';
import type { Found, Moment, PresentDeps } from './present';

type Ref = Extract<ThingRef, { kind: 'invitation' }>;

/** The invitation of a customer of the book, or of a new one once something was written for it. */
export async function presentInvitation(
  deps: PresentDeps,
  id: string,
  thing: Ref,
  viewer: Viewer,
  moment: Moment,
): Promise<Found | undefined> {
  const { customerId, provider } = thing;
  const { tenantId } = viewer;
  const [row, programme, customer] = await Promise.all([
    loadCustomerRow(deps.store, tenantId, customerId),
    loadProgramme(deps.store, tenantId),
    loadCustomer(deps.store, tenantId, customerId),
  ]);
  const partnership = programme.state.partnerships[provider];
  const invitation = invitationWith(customer.state, provider);
  const customerName = row?.customer.name ?? invitation?.customerName;
  if (partnership === undefined || customerName === undefined) return undefined;
  const observation = row === undefined ? undefined : await customerNow(deps, tenantId, customerId);
  const mail = invitation === undefined ? undefined : await mailOf(deps, thing, viewer, invitation);
  const input: InvitationInput = {
    id,
    customerId,
    customerName,
    provider,
    providerName: partnership.name,
    customer: row?.customer.kind ?? 'new',
    providerListed: observation?.partners.includes(provider),
    watched: deps.connection(tenantId) !== undefined,
    ...(invitation === undefined ? {} : { invitation }),
    ...(mail === undefined ? {} : { mail }),
    ...(moment.typed === undefined ? {} : { typed: moment.typed }),
  };
  return { shows: invitation, revision: customer.seq, view: (context) => invitationView(input, viewer, context) };
}

/** INV-7: a link where the text is short enough for one, otherwise a file. */
async function mailOf(
  deps: PresentDeps,
  { customerId, provider }: Ref,
  { tenantId }: Viewer,
  invitation: Invitation,
): Promise<InvitationInput['mail']> {
  if (invitation.status !== 'drafted' && invitation.status !== 'sent') return undefined;
  const link = mailtoLink(invitation);
  if (link !== undefined) return { kind: 'mail', url: link };
  const { version } = invitation;
  const url = await deps.mailDownloads.urlOf({ tenantId, customerId, provider, version });
  return url === undefined ? undefined : { kind: 'file', url };
}

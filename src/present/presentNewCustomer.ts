import { type TenantRequest, tenantRequestTo } from '../domain/customer/newCustomer';
import { acceptedProviders } from '../domain/programme/programme';
import { type ThingRef, tenantRequestPointer, thingId } from '../ids';
import { mailtoLink } from '../mail/mailtoLink';
import { text } from '../text/text';
import { newCustomerView } from '../views/newCustomerView';
import { tenantRequestView } from '../views/tenantRequestView';
import type { CardContext, CardView, Viewer } from '../views/viewer';
import { deliveryOf } from './deliveryOf';
import { listCustomers, matchCustomers } from './lists';
import { loadCustomer, loadProgramme } from './loadAggregates';
import { findPointer } from './pointers';
import type { Found, Moment, PresentDeps } from './present';

/** The partner's own request, from its own records. */
export async function presentNewCustomer(
  deps: PresentDeps,
  id: string,
  thing: Extract<ThingRef, { kind: 'newCustomer' }>,
  viewer: Viewer,
): Promise<Found | undefined> {
  const { state, seq } = await loadCustomer(deps.store, viewer.tenantId, thing.customerId);
  const request = tenantRequestTo(state, thing.provider);
  if (request === undefined) return undefined;
  const mail = requestMail(request, viewer);
  const { customerName: customer, providerName: provider, partnerName: partner } = request;
  const subject = thingId({
    kind: 'tenantRequest',
    pointer: tenantRequestPointer(viewer.tenantId, thing.customerId, thing.provider),
  });
  // The card has its own e-mail, with the note in it.
  const asked = request.status === 'requested' ? { what: 'open' as const, customer, provider, partner } : undefined;
  const delivery = await deliveryOf(deps.store, viewer, subject, asked);
  const input = { id, request, ...delivery, ...(mail === undefined ? {} : { mail }) };
  return { shows: request, revision: seq, view: (context) => tenantRequestView(input, viewer, context) };
}

/** What the provider sees comes from its own pointer, never from the partner's records. */
export async function presentTenantRequest(
  deps: PresentDeps,
  id: string,
  thing: Extract<ThingRef, { kind: 'tenantRequest' }>,
  viewer: Viewer,
): Promise<Found | undefined> {
  const pointer = await findPointer(deps, viewer.tenantId, 'tenantRequest', thing.pointer);
  if (pointer === undefined || viewer.side !== 'provider') return undefined;
  const { projection: request, revision } = pointer;
  return { shows: request, revision, view: (context) => tenantRequestView({ id, request }, viewer, context) };
}

/** INV-16: the request as an e-mail, for a provider without the app. */
function requestMail(request: TenantRequest, viewer: Viewer): string | undefined {
  const args = {
    customer: request.customerName,
    partner: request.partnerName,
    hasMpn: yesNo(request.partnerMpnId),
    mpn: request.partnerMpnId ?? '',
    hasNote: yesNo(request.note),
    note: request.note ?? '',
    sender: viewer.name,
  };
  const letter = {
    subject: text(viewer.language, 'newCustomer.mailSubject', args),
    body: text(viewer.language, 'newCustomer.mailBody', args),
  };
  return request.status === 'requested' ? mailtoLink(letter) : undefined;
}

const yesNo = (value: string | undefined): 'yes' | 'no' => (value === undefined ? 'no' : 'yes');

/** The question whether a customer has a tenant, with what was typed and the customers that may have been meant. */
export async function newCustomerForm(
  deps: PresentDeps,
  viewer: Viewer,
  context: CardContext,
  moment: Moment,
): Promise<CardView> {
  const { state } = await loadProgramme(deps.store, viewer.tenantId);
  const typed = moment.typed ?? {};
  const rows = await listCustomers(deps.store, viewer.tenantId);
  const similar = matchCustomers(rows, typed.customerName ?? '');
  return newCustomerView({ providers: acceptedProviders(state), similar, typed }, viewer, context);
}

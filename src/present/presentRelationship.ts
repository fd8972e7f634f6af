import { dayIn } from '../businessTime';
import { instant } from '../clock';
import { agreementRequestWith, knownAgreement } from '../domain/customer/agreement';
import { relationshipWith } from '../domain/customer/customer';
import { extensionRefused } from '../domain/customer/relationship';
import { isEnrolled } from '../domain/programme/programme';
import { agreementPointer, type ThingRef, thingId } from '../ids';
import { customerNow } from '../observe';
import { howIs } from '../partnerCenter/operations';
import { relationshipView } from '../views/relationshipView';
import type { Viewer } from '../views/viewer';
import { deliveryOf } from './deliveryOf';
import { loadCustomer, loadCustomerRow, loadProgramme } from './loadAggregates';
import type { Found, Moment, PresentDeps } from './present';

export async function presentRelationship(
  deps: PresentDeps,
  id: string,
  thing: Extract<ThingRef, { kind: 'relationship' }>,
  viewer: Viewer,
  moment: Moment,
): Promise<Found | undefined> {
  const { customerId, provider } = thing;
  const [row, programme, customer, observation] = await Promise.all([
    loadCustomerRow(deps.store, viewer.tenantId, customerId),
    loadProgramme(deps.store, viewer.tenantId),
    loadCustomer(deps.store, viewer.tenantId, customerId),
    customerNow(deps, viewer.tenantId, customerId),
  ]);
  const partnership = programme.state.partnerships[provider];
  if (row === undefined || partnership === undefined) return undefined;
  const relationship = relationshipWith(customer.state, provider);
  const blocked = extensionRefused({
    enrolled: isEnrolled(programme.state),
    partnershipAccepted: partnership.status === 'accepted',
    customerKind: row.customer.kind,
  });
  const request = agreementRequestWith(customer.state, provider);
  const asked = {
    what: 'agreement' as const,
    customer: row.customer.name,
    provider: partnership.name,
    partner: request?.partnerName ?? '',
  };
  const subject = thingId({ kind: 'agreement', pointer: agreementPointer(viewer.tenantId, customerId, provider) });
  const delivery = await deliveryOf(deps.store, viewer, subject, request?.status === 'open' ? asked : undefined);
  const input = {
    id,
    ...delivery,
    customerName: row.customer.name,
    customerKind: row.customer.kind,
    providerName: partnership.name,
    relationship,
    agreement: knownAgreement(customer.state, provider, observation?.agreement),
    ...(request === undefined ? {} : { agreementRequest: request }),
    ...(blocked === undefined ? {} : { blocked }),
    ...(observation === undefined ? {} : { listed: observation.partners.includes(provider) }),
    portal: howIs(deps.connection(viewer.tenantId), 'extendRelationship') === 'portal',
    billTo: observation?.billTo,
    today: dayIn(instant(deps.clock), viewer.timeZone),
    ...(moment.typed === undefined ? {} : { typed: moment.typed }),
  };
  return {
    shows: [relationship, request],
    revision: customer.seq,
    view: (context) => relationshipView(input, viewer, context),
  };
}

import { instant } from '../clock';
import type { CustomerCommand } from '../domain/customer/commands';
import { type Customer, transfersOf } from '../domain/customer/customer';
import { isOpen, type Transfer } from '../domain/customer/transfer';
import { sameDrift } from '../domain/customer/transferNotes';
import { newCommerceKinds } from '../newCommerceRequests';
import {
  type Transfer as LiveTransfer,
  type PartnerCenterConnection,
  PartnerCenterError,
  type PartnerReference,
} from '../partnerCenter/partnerCenter';
import { quantityDrift } from '../quantityDrift';
import { answerShownBy, lapsedIn } from './effects/sendAnswer';
import type { HandlerContext } from './handler';
import { newlyOpened } from './newlyOpened';
import { seenBy } from './seenBy';
import { unknownRequests } from './unknownRequests';

/** Open requests and relationships are compared; of a customer that has neither there is nothing to find. */
export const isWorthComparing = (customer: Customer): boolean =>
  transfersOf(customer).some(isOpen) ||
  Object.values(customer.relationships).some(({ status }) => status === 'verified' || status === 'extended');

export interface Known {
  readonly state: Customer;
  /** When the comparison before this one began. */
  readonly since: string;
}

/** What Partner Center shows otherwise than it stands here, as commands; empty when nothing does. */
export async function differencesOf(
  context: HandlerContext,
  partner: string,
  customerId: string,
  { state, since }: Known,
): Promise<readonly CustomerCommand[]> {
  const connection = context.connection(partner);
  const waiting = transfersOf(state).filter(isAwaiting);
  return [
    ...(await silenced(() => answers(context, partner, customerId, waiting))),
    ...(await silenced(() => removals(context, partner, customerId, state))),
    ...(connection === undefined
      ? []
      : await silenced(async () => [
          ...(await drifts(context, connection, customerId, waiting)),
          ...(await openedByProviders(context, connection, customerId, state)),
          ...(await unknownRequests(context, connection, customerId, { state, since })),
        ])),
  ];
}

type Awaiting = Extract<Transfer, { status: 'active' | 'held' }>;
const isAwaiting = (transfer: Transfer): transfer is Awaiting =>
  transfer.status === 'active' || transfer.status === 'held';

/** Requests that were answered, withdrawn or have lapsed; each is read through whichever of its two sides may. */
async function answers(
  context: HandlerContext,
  partner: string,
  customerId: string,
  waiting: readonly Awaiting[],
): Promise<readonly CustomerCommand[]> {
  const now = instant(context.clock);
  const found: CustomerCommand[] = [];
  for (const { n, transferId, provider } of waiting) {
    const read = (connection: PartnerCenterConnection) => connection.transfer(customerId, transferId);
    const seen: { readonly value: LiveTransfer | undefined } | undefined = await seenBy(
      context,
      [partner, provider],
      read,
    );
    if (seen === undefined) continue;
    const answer = seen.value === undefined ? 'withdraw' : answerShownBy(seen.value);
    if (answer !== undefined) found.push({ type: 'noteAnsweredOutside', n, answer, ...lapsedIn(seen.value), now });
  }
  return found;
}

/** Providers that Partner Center lists for the customer no more. The partner's side shows all; each of them, the partner. */
async function removals(
  context: HandlerContext,
  partner: string,
  customerId: string,
  state: Customer,
): Promise<readonly CustomerCommand[]> {
  const now = instant(context.clock);
  const listings = new Map<string, Promise<readonly PartnerReference[]>>();
  const gone: CustomerCommand[] = [];
  for (const [provider, { status }] of Object.entries(state.relationships)) {
    if (status !== 'verified') continue;
    const listed = await seenBy(context, [partner, provider], async (connection) => {
      const { tenantId } = connection;
      const other = tenantId === provider ? partner : provider;
      const listing = listings.get(tenantId) ?? connection.partnersOfCustomer(customerId);
      listings.set(tenantId, listing);
      return (await listing).some((one) => one.tenantId === other);
    });
    if (listed?.value === false) gone.push({ type: 'noteProviderGone', provider, now });
  }
  return gone;
}

/** New commerce: requests that a related provider opened in the portal without telling anybody here. */
async function openedByProviders(
  context: HandlerContext,
  connection: PartnerCenterConnection,
  customerId: string,
  state: Customer,
): Promise<readonly CustomerCommand[]> {
  if (newCommerceKinds(context.policy).length === 0) return [];
  const related = Object.entries(state.relationships).filter(([, { status }]) => status === 'verified');
  const partner = connection.tenantId;
  const found: CustomerCommand[] = [];
  for (const [provider] of related)
    found.push(...(await newlyOpened(context, connection, { partner, provider, customerId })));
  return found;
}

/** CON-5 to CON-7: subscriptions of open requests that are no longer as the requests hold them. */
async function drifts(
  context: HandlerContext,
  connection: PartnerCenterConnection,
  customerId: string,
  waiting: readonly Awaiting[],
): Promise<readonly CustomerCommand[]> {
  if (waiting.length === 0) return [];
  const live = await connection.subscriptions(customerId);
  const now = instant(context.clock);
  return waiting.flatMap(({ n, lines, drift: before = [] }): CustomerCommand[] => {
    const drift = quantityDrift(lines, live);
    return sameDrift(drift, before) ? [] : [{ type: 'noteDrift', n, drift, now }];
  });
}

/** A customer that may not be read keeps nobody else from being compared; an outage is waited for. */
async function silenced(read: () => Promise<readonly CustomerCommand[]>): Promise<readonly CustomerCommand[]> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof PartnerCenterError && error.details.verdict.action === 'stop') return [];
    throw error;
  }
}

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
  type Subscription,
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
  const elsewhere = [
    ...waiting.map((one) => () => answered(context, partner, customerId, one)),
    ...removals(context, partner, customerId, state),
  ];
  return inTurn([...elsewhere, ...(connection === undefined ? [] : ownReads(connection))]);

  /** What only the partner's own connection shows; each list is read once. */
  function ownReads(own: PartnerCenterConnection): readonly Comparison[] {
    const transfers = once(() => own.transfers(customerId));
    const subscriptions = once(() => own.subscriptions(customerId));
    return [
      () => drifts(context, waiting, subscriptions),
      () => openedByProviders(context, { partner, customerId, transfers }, state),
      () => unknownRequests(context, partner, customerId, { state, since, transfers, subscriptions }),
    ];
  }
}

type Comparison = () => Promise<readonly CustomerCommand[]>;

/** What may not be read keeps nothing else from being compared. */
async function inTurn(comparisons: readonly Comparison[]): Promise<readonly CustomerCommand[]> {
  const found: CustomerCommand[] = [];
  for (const one of comparisons) found.push(...(await silenced(one)));
  return found;
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => {
    reading ??= read();
    return reading;
  };
}

type Awaiting = Extract<Transfer, { status: 'active' | 'held' }>;
const isAwaiting = (transfer: Transfer): transfer is Awaiting =>
  transfer.status === 'active' || transfer.status === 'held';

/** A request that was answered, withdrawn or has lapsed; it is read through whichever of its two sides may. */
async function answered(
  context: HandlerContext,
  partner: string,
  customerId: string,
  { n, transferId, provider }: Awaiting,
): Promise<readonly CustomerCommand[]> {
  const read = (connection: PartnerCenterConnection) => connection.transfer(customerId, transferId);
  const seen: { readonly value: LiveTransfer | undefined } | undefined = await seenBy(
    context,
    [partner, provider],
    read,
  );
  if (seen === undefined) return [];
  const answer = seen.value === undefined ? 'withdraw' : answerShownBy(seen.value);
  if (answer === undefined) return [];
  return [{ type: 'noteAnsweredOutside', n, answer, ...lapsedIn(seen.value), now: instant(context.clock) }];
}

/** Providers that Partner Center lists for the customer no more. The partner's side shows all; each of them, the partner. */
function removals(
  context: HandlerContext,
  partner: string,
  customerId: string,
  state: Customer,
): readonly Comparison[] {
  const listings = new Map<string, Promise<readonly PartnerReference[]>>();
  return verifiedProviders(state).map((provider) => async () => {
    const listed = await seenBy(context, [partner, provider], async (connection) => {
      const { tenantId } = connection;
      const other = tenantId === provider ? partner : provider;
      const listing = listings.get(tenantId) ?? connection.partnersOfCustomer(customerId);
      listings.set(tenantId, listing);
      return (await listing).some((one) => one.tenantId === other);
    });
    return listed?.value === false ? [{ type: 'noteProviderGone', provider, now: instant(context.clock) }] : [];
  });
}

const verifiedProviders = (state: Customer): readonly string[] =>
  Object.entries(state.relationships)
    .filter(([, { status }]) => status === 'verified')
    .map(([provider]) => provider);

/** New commerce: requests that a related provider opened in the portal without telling anybody here. */
async function openedByProviders(
  context: HandlerContext,
  at: Omit<Parameters<typeof newlyOpened>[1], 'provider'>,
  state: Customer,
): Promise<readonly CustomerCommand[]> {
  if (newCommerceKinds(context.policy).length === 0) return [];
  const found: CustomerCommand[] = [];
  for (const provider of verifiedProviders(state)) found.push(...(await newlyOpened(context, { ...at, provider })));
  return found;
}

/** CON-5 to CON-7: subscriptions of open requests that are no longer as the requests hold them. */
async function drifts(
  context: HandlerContext,
  waiting: readonly Awaiting[],
  subscriptions: () => Promise<readonly Subscription[]>,
): Promise<readonly CustomerCommand[]> {
  if (waiting.length === 0) return [];
  const live = await subscriptions();
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

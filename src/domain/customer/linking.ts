import type { CommandMeta } from '../actor';
import { type Decision, happens, nothingHappens } from '../decision';
import type { Effect, Tell } from '../effects';
import { sameSubject } from '../waiting/wait';
import { waitsOfCustomer } from '../waiting/waits';
import { agreementRequestWith, awaitsProvider } from './agreement';
import { type Customer, transfersOf } from './customer';
import { tenantRequestTo } from './newCustomer';
import { isOver, type Transfer } from './transfer';
import { isNewCommerce } from './transferStrategy';

/** The provider's tenant was linked with the partner's, or is no more: what of this customer it is shown changes. */
export interface LinkingCommand extends CommandMeta {
  readonly type: 'noteLinking';
  readonly provider: string;
  readonly linked: boolean;
  /** Of the pairing: the same change is noted once. */
  readonly version: number;
}

export interface LinkingEvent {
  readonly type: 'ProviderLinked' | 'ProviderUnlinked';
  readonly provider: string;
  readonly version: number;
  readonly at: string;
}

export const isLinkingEvent = (event: { readonly type: string }): event is LinkingEvent =>
  event.type === 'ProviderLinked' || event.type === 'ProviderUnlinked';

/** By the provider's tenant id: the pairing's version that was noted last. */
export type Linkings = Readonly<Record<string, number>>;

export function noteLinking(state: Customer, command: LinkingCommand): Decision<LinkingEvent> {
  const { provider, linked, version, now: at } = command;
  if ((state.linkings?.[provider] ?? 0) >= version) return nothingHappens;
  if (
    linkingEffects({ type: linked ? 'ProviderLinked' : 'ProviderUnlinked', provider, version, at }, state).length === 0
  )
    return nothingHappens;
  return happens({ type: linked ? 'ProviderLinked' : 'ProviderUnlinked', provider, version, at });
}

export const evolveLinkings = (state: Customer, { provider, version }: LinkingEvent): Customer => ({
  ...state,
  linkings: { ...state.linkings, [provider]: version },
});

/** Linked: what is not over is shown, and the provider is told where it is its turn. Unlinked: everything is taken back. */
export function linkingEffects({ type, provider }: LinkingEvent, after: Customer): readonly Effect[] {
  const linked = type === 'ProviderLinked';
  const theirs = transfersOf(after).filter((one) => one.provider === provider && wasShown(one));
  const agreement = agreementRequestWith(after, provider);
  const tenant = tenantRequestTo(after, provider);
  const subjects = [
    ...(agreement !== undefined && (!linked || awaitsProvider(agreement))
      ? [{ kind: 'agreement' as const, provider }]
      : []),
    ...(tenant !== undefined && (!linked || tenant.status === 'requested')
      ? [{ kind: 'newCustomer' as const, provider }]
      : []),
    ...theirs.filter((one) => !linked || !isOver(one)).map(({ n }) => ({ kind: 'transfer' as const, n })),
  ];
  const turns = waitsOfCustomer(after).filter(({ turn }) => turn.to === 'providerQueue' && turn.provider === provider);
  const queue: Tell = { audience: { to: 'providerQueue', provider }, turn: true };
  return subjects.map((subject) => ({
    kind: 'publish',
    subject,
    sides: ['provider'],
    tell: linked && turns.some((one) => sameSubject(one.subject, subject)) ? [queue] : [],
  }));
}

/** The partner's own request is nobody else's business until Partner Center has it. */
const wasShown = (transfer: Transfer): boolean =>
  isNewCommerce(transfer) || (transfer.status !== 'creating' && transfer.status !== 'notCreated');

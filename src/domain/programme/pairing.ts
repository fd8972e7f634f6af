import type { Actor, CommandMeta, PersonRef } from '../actor';
import { type Decision, happens, refused } from '../decision';
import type { PolicyPack } from '../policy/policyPack';
import { requireRole } from '../policy/requireRole';
import { refuse } from '../refusal';
import { checkVersion } from '../version';
import type { Partnership } from './programme';

/**
 * Whether a provider's tenant is linked with the partner's: before that nothing of the partner reaches it. An accepted
 * partnership alone does not link them, since it says nothing about who runs this bot at the provider.
 */
export interface Pairing {
  /** Moves when the two are linked and when the link ends. */
  readonly version: number;
  /** Given out and not used yet. The code itself is nowhere; `id` is what its lookup names. */
  readonly code?: { readonly id: string; readonly by: PersonRef; readonly at: string; readonly expiresAt: string };
  /** Since when they are linked, and by whom of the provider; nobody, where accepting the partnership linked them. */
  readonly linked?: { readonly at: string; readonly by?: PersonRef };
  readonly ended?: { readonly at: string; readonly by: PersonRef };
}

/** By the provider's tenant id. */
export type Pairings = Readonly<Record<string, Pairing>>;

interface Asked extends CommandMeta {
  readonly actor: Actor;
  readonly policy: PolicyPack;
}

export type PairingCommand =
  | (Asked & {
      readonly type: 'offerPairing';
      readonly version?: number;
      readonly provider: string;
      readonly codeId: string;
      readonly expiresAt: string;
    })
  /** The actor's tenant is the provider. */
  | (Asked & { readonly type: 'confirmPairing'; readonly codeId: string })
  | (Asked & { readonly type: 'endPairing'; readonly version?: number; readonly provider: string });

export type PairingEvent =
  | {
      readonly type: 'PairingOffered';
      readonly provider: string;
      readonly by: PersonRef;
      readonly at: string;
      readonly codeId: string;
      readonly expiresAt: string;
    }
  | { readonly type: 'ProviderPaired'; readonly provider: string; readonly at: string; readonly by?: PersonRef }
  | { readonly type: 'PairingEnded'; readonly provider: string; readonly at: string; readonly by: PersonRef };

interface Linkable {
  readonly partnerships: Readonly<Record<string, Partnership>>;
  readonly pairings?: Pairings;
}

/** Whether the provider's tenant hears of this partner. */
export const isPaired = ({ pairings }: Linkable, provider: string): boolean =>
  pairings?.[provider]?.linked !== undefined;

export const pairingWith = ({ pairings }: Linkable, provider: string): Pairing =>
  pairings?.[provider] ?? { version: 1 };

/** One condition for both ends of a link: nothing is said about a code except whether it links. */
const codeUnknown = refused(refuse('product', 'pairingCodeUnknown', { field: 'code' }));

export function decidePairing(state: Linkable, command: PairingCommand): Decision<PairingEvent> {
  switch (command.type) {
    case 'offerPairing':
      return offer(state, command);
    case 'confirmPairing':
      return confirm(state, command);
    case 'endPairing':
      return end(state, command);
    default: {
      const never: never = command;
      return never;
    }
  }
}

/** A new code takes the place of the one before, which then links nobody. */
function offer(state: Linkable, command: Extract<PairingCommand, { type: 'offerPairing' }>): Decision<PairingEvent> {
  const { actor, policy, provider, codeId, expiresAt, now: at } = command;
  const no = requireRole(policy, 'offerPairing', actor);
  if (no !== undefined) return refused(no);
  const partnership = state.partnerships[provider];
  if (partnership?.status !== 'accepted') return refused(refuse('PRO-9', 'partnershipNotAccepted'));
  const { version, linked } = pairingWith(state, provider);
  if (linked !== undefined) return refused(refuse('product', 'alreadyPaired', { at: linked.at }));
  const stale = checkVersion(version, command.version);
  if (stale !== undefined) return refused(stale);
  return happens({ type: 'PairingOffered', provider, by: personOf(actor), at, codeId, expiresAt });
}

/** Wrong, expired, used, taken back and meant for somebody else are one and the same answer. */
function confirm(
  state: Linkable,
  command: Extract<PairingCommand, { type: 'confirmPairing' }>,
): Decision<PairingEvent> {
  const { actor, policy, codeId, now: at } = command;
  const no = requireRole(policy, 'confirmPairing', actor);
  if (no !== undefined) return refused(no);
  const provider = actor.tenantId;
  const { code, linked } = pairingWith(state, provider);
  const valid = code?.id === codeId && at < code.expiresAt && state.partnerships[provider]?.status === 'accepted';
  return valid && linked === undefined
    ? happens({ type: 'ProviderPaired', provider, at, by: personOf(actor) })
    : codeUnknown;
}

/** Either side may end it, for itself. */
function end(state: Linkable, command: Extract<PairingCommand, { type: 'endPairing' }>): Decision<PairingEvent> {
  const { actor, policy, provider, now: at } = command;
  const no = requireRole(policy, 'endPairing', actor);
  if (no !== undefined) return refused(no);
  const { version, linked, ended } = pairingWith(state, provider);
  if (linked === undefined)
    return refused(refuse('product', 'notPaired', ended === undefined ? {} : { at: ended.at, by: ended.by }));
  const stale = checkVersion(version, command.version);
  if (stale !== undefined) return refused(stale);
  return happens({ type: 'PairingEnded', provider, by: personOf(actor), at });
}

/** Where this installation takes the accepted partnership for the link: once, so that a link that was ended stays so. */
export const pairByAcceptance = (state: Linkable, provider: string, at: string): readonly PairingEvent[] =>
  state.pairings?.[provider] === undefined ? [{ type: 'ProviderPaired', provider, at }] : [];

export function evolvePairings(state: Pairings, event: PairingEvent): Pairings {
  const { provider, at } = event;
  const { version, ...before } = state[provider] ?? { version: 1 };
  const after = (pairing: Pairing): Pairings => ({ ...state, [provider]: pairing });
  switch (event.type) {
    case 'PairingOffered': {
      const { by, codeId: id, expiresAt } = event;
      return after({ version, ...before, code: { id, by, at, expiresAt } });
    }
    case 'ProviderPaired':
      return after({ version: version + 1, linked: { at, ...(event.by === undefined ? {} : { by: event.by }) } });
    case 'PairingEnded':
      return after({ version: version + 1, ended: { at, by: event.by } });
    default: {
      const never: never = event;
      return never;
    }
  }
}

const personOf = ({ tenantId, userId }: Actor): PersonRef => ({ tenantId, userId });

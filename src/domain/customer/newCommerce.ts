import { type Decision, happens, nothingHappens, refused } from '../decision';
import { requireRole } from '../policy/requireRole';
import { refuse } from '../refusal';
import { checkVersion } from '../version';
import { knownAgreement } from './agreement';
import { type Customer, transfersOf } from './customer';
import type { CustomerEvent } from './events';
import type { NewCommerceCommand } from './newCommerceCommands';
import { kindsOf, submittable } from './newCommerceLines';
import { isOpen, type Transfer } from './transfer';
import { transferAllowed } from './transferRequest';
import { isNewCommerce, partnerOf, sideOfTenant, tenantOf } from './transferStrategy';

type Command<T extends NewCommerceCommand['type']> = Extract<NewCommerceCommand, { type: T }>;

/** Longest comment that travels with an answer, in characters. */
const maxComment = 500;

/** Partner Center's own form of an address; what it does not like, it says itself. */
const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** TRF-3 to TRF-9, CON-8: the partner asks for a request where something moves by one; once per provider while it is open. */
export function askForRequest(state: Customer, command: Command<'askForRequest'>): Decision<CustomerEvent> {
  const { actor, facts, policy, provider, now: at } = command;
  const lines = submittable(state, facts.candidates, policy);
  const no =
    requireRole(policy, 'askForRequest', actor) ??
    transferAllowed(facts, knownAgreement(state, provider, facts.agreement)) ??
    (lines.length === 0 ? refuse('CON-9', 'notEligible', { about: facts.customerName }) : undefined);
  if (no !== undefined) return refused(no);
  const open = openWith(state, provider);
  if (open !== undefined) {
    const by = open.requestedBy === undefined ? {} : { by: open.requestedBy };
    return refused(refuse('CON-3', 'alreadyRequested', { ...by, at: open.requestedAt }));
  }
  const n = state.lastTransfer + 1;
  const { providerName, partnerName, customerName } = facts;
  const request = {
    n,
    version: 1,
    provider,
    providerName,
    partnerName,
    customerName,
    lines: [],
    requestedBy: { tenantId: actor.tenantId, userId: actor.userId },
    requestedAt: at,
    policy: policy.name,
    strategy: 'newCommerce' as const,
    partner: actor.tenantId,
    opening: { kinds: kindsOf(lines), ...command.known },
  };
  return happens({ type: 'RequestAsked', n, request, at });
}

/** The request of a provider that is open for the partner, or asked for. */
export const openWith = (state: Customer, provider: string): Transfer | undefined =>
  transfersOf(state).find((one) => one.provider === provider && isNewCommerce(one) && isAwaited(one));

/** Not yet submitted: a second one would be the same request again. */
export const isAwaited = (transfer: Transfer): boolean => isOpen(transfer) && transfer.status !== 'inProgress';

/** TRF-9, TRF-16: the provider opens the request in Partner Center, or says that it did in the portal. */
export function openRequest(transfer: Transfer, command: Command<'openRequest'>): Decision<CustomerEvent> {
  const { actor, n, now: at } = command;
  if (actor.tenantId !== transfer.provider) return refused(refuse('TRF-16', 'wrongSide'));
  const no = requireRole(command.policy, 'requestTransfer', actor);
  if (no !== undefined) return refused(no);
  if (transfer.status !== 'asked') return refused(alreadyOpened(transfer));
  if (transfer.statedOpen !== undefined) return refused(refuse('TRF-16', 'alreadyStated', transfer.statedOpen));
  const stale = checkVersion(transfer.version, command.version);
  if (stale !== undefined) return refused(stale);
  const by = { tenantId: actor.tenantId, userId: actor.userId };
  if (command.inPortal === true) return happens({ type: 'RequestOpenStated', n, by, at });
  const customerEmail = command.customerEmail.trim();
  const asked = transfer.opening?.kinds ?? [];
  const kinds = asked.filter((kind) => command.kinds.includes(kind));
  if (!address.test(customerEmail)) return refused(refuse('TRF-9', 'customerEmailMissing', { field: 'customerEmail' }));
  if (kinds.length === 0) return refused(refuse('TRF-7', 'kindsMissing', { field: 'productTypes' }));
  return happens({ type: 'RequestOpening', n, by, customerEmail, kinds, at });
}

function alreadyOpened(transfer: Transfer) {
  const { by, at } = transfer.opening ?? {};
  if (transfer.status === 'withdrawn') return refuse('TRF-16', 'askTakenBack', { at: transfer.at });
  return refuse('CON-3', 'alreadyRequested', {
    ...(by === undefined ? {} : { by }),
    at: at ?? transfer.requestedAt,
  });
}

/** The question ends before anything is open in Partner Center: either side may say so. */
export function endAsk(transfer: Transfer, command: Command<'endAsk'>): Decision<CustomerEvent> {
  const { actor, n, now: at } = command;
  const side = sideOfTenant(actor.tenantId, transfer);
  if (actor.tenantId !== tenantOf(side, transfer)) return refused(refuse('TRF-16', 'wrongSide'));
  const no = requireRole(command.policy, side === 'provider' ? 'cancelRequest' : 'askForRequest', actor);
  if (no !== undefined) return refused(no);
  // What the provider does is not the partner's to hear before Partner Center took it.
  if (transfer.status === 'creating' && side === 'partner') return refused(refuse('TRF-16', 'beingAnswered'));
  if (transfer.status !== 'asked') return refused(alreadyOpened(transfer));
  const stale = checkVersion(transfer.version, command.version);
  if (stale !== undefined) return refused(stale);
  const comment = command.comment.trim();
  if (comment.length > maxComment) return refused(refuse('product', 'commentTooLong', { field: 'comment' }));
  const by = { tenantId: actor.tenantId, userId: actor.userId };
  return happens({ type: 'AskEnded', n, by, at, ...(comment === '' ? {} : { comment }) });
}

/** The partner does not want it. Nothing leaves: the provider is told, and cancels or lets it lapse. */
export function declineRequest(transfer: Transfer, command: Command<'declineRequest'>): Decision<CustomerEvent> {
  const { actor, n, now: at } = command;
  if (!isNewCommerce(transfer) || actor.tenantId !== partnerOf(transfer)) return refused(refuse('TRF-16', 'wrongSide'));
  const no = requireRole(command.policy, 'declineTransfer', actor);
  if (no !== undefined) return refused(no);
  if (transfer.status !== 'active' && transfer.status !== 'held') return refused(refuse('TRF-12', 'notActive'));
  if (transfer.declined !== undefined)
    return refused(
      refuse('TRF-16', 'alreadyAnswered', { by: transfer.declined.by, at: transfer.declined.at, about: 'reject' }),
    );
  if (transfer.stated?.answer === 'accept')
    return refused(refuse('TRF-16', 'alreadyStated', { by: transfer.stated.by, at: transfer.stated.at }));
  const stale = checkVersion(transfer.version, command.version);
  if (stale !== undefined) return refused(stale);
  const comment = command.comment.trim();
  if (comment.length > maxComment) return refused(refuse('product', 'commentTooLong', { field: 'comment' }));
  const by = { tenantId: actor.tenantId, userId: actor.userId };
  return happens({ type: 'RequestDeclined', n, by, at, ...(comment === '' ? {} : { comment }) });
}

/**
 * Partner Center is the truth about transfers: a pending request of the provider becomes ours, as the one that was asked
 * for or, opened without asking, as a new one.
 */
export function adoptRequest(state: Customer, command: Command<'adoptRequest'>): Decision<CustomerEvent> {
  const { request, transferId, now: at } = command;
  const id = transferId.toLowerCase();
  const known = transfersOf(state).some((one) => 'transferId' in one && one.transferId?.toLowerCase() === id);
  if (known) return nothingHappens;
  const awaited = openWith(state, request.provider);
  // Being opened by our own call: its answer brings the id.
  if (awaited?.status === 'creating') return nothingHappens;
  if (awaited?.status === 'asked') {
    const expires = request.expiresAt === undefined ? {} : { expiresAt: request.expiresAt };
    // Opened for what Partner Center shows, whatever was asked for.
    const opening = { ...awaited.opening, kinds: request.opening.kinds, at: request.requestedAt };
    return happens({ type: 'TransferCreated', n: awaited.n, transferId, at, ...expires, opening });
  }
  const n = state.lastTransfer + 1;
  const adopted = { ...request, n, version: 1, lines: [], strategy: 'newCommerce' as const };
  return happens({ type: 'RequestAdopted', n, request: adopted, transferId, at });
}

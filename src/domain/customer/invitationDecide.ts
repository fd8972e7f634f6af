import { type Decision, happens, nothingHappens, refused } from '../decision';
import { requireRole } from '../policy/requireRole';
import { type Refusal, refuse } from '../refusal';
import { checkVersion } from '../version';
import type { Customer } from './customer';
import { awaitsConfirmation, type Invitation, invitationWith } from './invitation';
import type { InvitationCommand, InvitationFacts } from './invitationCommands';
import { editInvitation, finishInvitation, restoreInvitationLink } from './invitationDraft';
import type { InvitationEvent } from './invitationEvents';
import { tenantRequestTo } from './newCustomer';

type Command<T extends InvitationCommand['type']> = Extract<InvitationCommand, { type: T }>;

/** Decides a command about inviting this customer. */
export function decideInvitation(state: Customer, command: InvitationCommand): Decision<InvitationEvent> {
  const { provider, now: at } = command;
  const invitation = invitationWith(state, provider);
  switch (command.type) {
    case 'draftInvitation':
      return draftInvitation(invitation, command);
    case 'noteInvitationLink':
      return invitation?.status === 'preparing'
        ? happens({ type: 'InvitationLinkReceived', provider, link: command.link, at })
        : nothingHappens;
    case 'noteNoInvitationLink':
      return invitation?.status === 'preparing'
        ? happens({ type: 'InvitationLinkNotReceived', provider, explanation: command.explanation, at })
        : nothingHappens;
    case 'editInvitation':
      return editInvitation(invitation, command);
    case 'restoreInvitationLink':
      return restoreInvitationLink(invitation, command);
    case 'finishInvitation':
      return finishInvitation(invitation, command);
    case 'stateAuthorized':
      return stateAuthorized(invitation, command);
    case 'noteInvitationAuthorized':
      return invitation === undefined || isSeen(invitation)
        ? nothingHappens
        : happens({ type: 'InvitationAuthorized', provider, customerId: command.customerId, at });
    case 'requestTenant':
      return requestTenant(state, command);
    case 'noteNewCustomerAppeared':
      return tenantRequestTo(state, provider)?.status === 'requested'
        ? happens({ type: 'NewCustomerAppeared', provider, customerId: command.customerId, at })
        : nothingHappens;
    default: {
      const never: never = command;
      return refused(never);
    }
  }
}

/** ENR-16, PRO-10: an indirect reseller invites, together with a provider it is partnered with. */
function invitingAllowed(facts: InvitationFacts): Refusal | undefined {
  if (!facts.enrolled) return refuse('ENR-16', 'notEnrolled');
  if (!facts.partnershipAccepted) return refuse('PRO-10', 'partnershipNotAccepted');
  if (facts.customer === 'indirect' && facts.providerListed) {
    return refuse('INV-11', 'alreadyResellers', { about: facts.providerName });
  }
  return undefined;
}

/** INV-3, INV-6, INV-19: the draft, in the customer's language. It may be started over as long as nobody has changed it. */
function draftInvitation(
  invitation: Invitation | undefined,
  command: Command<'draftInvitation'>,
): Decision<InvitationEvent> {
  const { actor, provider, facts, language, letter, linkFrom, now: at } = command;
  const no =
    requireRole(command.policy, 'invite', actor) ??
    (invitation === undefined ? undefined : startedAlready(invitation, command)) ??
    invitingAllowed(facts);
  if (no !== undefined) return refused(no);
  const { customerName, providerName } = facts;
  return happens({
    type: 'InvitationDrafted',
    provider,
    by: { tenantId: actor.tenantId, userId: actor.userId },
    customerName,
    providerName,
    known: facts.customer !== 'new',
    listedBefore: facts.providerListed,
    language,
    letter,
    linkFrom,
    at,
  });
}

function startedAlready(invitation: Invitation, command: Command<'draftInvitation'>): Refusal | undefined {
  const { typed } = command;
  if (invitation.status === 'sent') {
    return refuse('INV-10', 'invitationSent', { by: invitation.sentBy, at: invitation.sentAt });
  }
  if (invitation.status === 'authorized') {
    return refuse('INV-11', 'alreadyResellers', { about: invitation.providerName });
  }
  if (invitation.editedBy !== undefined) {
    return refuse('INV-8', 'invitationEdited', { by: invitation.editedBy, at: invitation.editedAt ?? invitation.at });
  }
  const changed =
    (typed?.body !== undefined && typed.body !== invitation.body) ||
    (typed?.subject !== undefined && typed.subject !== invitation.subject);
  return changed && invitation.status === 'drafted'
    ? refuse('INV-8', 'invitationEdited')
    : checkVersion(invitation.version, command.version);
}

/** Shown by Partner Center, whether a person had stated it before or not. */
const isSeen = (invitation: Invitation): boolean =>
  invitation.status === 'authorized' && !awaitsConfirmation(invitation);

/** INV-11: said by a person where Partner Center cannot show it. */
function stateAuthorized(
  invitation: Invitation | undefined,
  command: Command<'stateAuthorized'>,
): Decision<InvitationEvent> {
  const { actor, provider, customerId, now: at } = command;
  const no = requireRole(command.policy, 'invite', actor);
  if (no !== undefined) return refused(no);
  if (invitation?.status === 'authorized') return nothingHappens;
  if (invitation?.status !== 'sent') return refused(refuse('INV-10', 'invitationNotSent'));
  const stale = checkVersion(invitation.version, command.version);
  if (stale !== undefined) return refused(stale);
  const by = { tenantId: actor.tenantId, userId: actor.userId };
  // The id of a customer that the book does not hold is Passerelle's own: nobody else knows it.
  const known = invitation.known ? { customerId } : {};
  return happens({ type: 'InvitationAuthorized', provider, ...known, by, at });
}

/** INV-15, INV-16: only the provider can create the tenant, so it is asked; once. */
function requestTenant(state: Customer, command: Command<'requestTenant'>): Decision<InvitationEvent> {
  const { actor, provider, facts, partnerName, partnerMpnId, now: at } = command;
  const no = requireRole(command.policy, 'invite', actor) ?? invitingAllowed(facts);
  if (no !== undefined) return refused(no);
  const request = tenantRequestTo(state, provider);
  if (request !== undefined) {
    const { by, at: asked, providerName: about } = request;
    return refused(refuse('INV-16', 'tenantAlreadyRequested', { by, at: asked, about }));
  }
  const note = command.note.trim();
  if (note.length > 500) return refused(refuse('product', 'commentTooLong', { field: 'comment' }));
  return happens({
    type: 'TenantRequested',
    provider,
    by: { tenantId: actor.tenantId, userId: actor.userId },
    customerName: facts.customerName,
    providerName: facts.providerName,
    partnerName,
    ...(partnerMpnId === undefined ? {} : { partnerMpnId }),
    ...(note === '' ? {} : { note }),
    at,
  });
}

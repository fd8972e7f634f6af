import { type Customer, relationshipWith } from './customer';
import { type Invitation, invitationWith } from './invitation';
import type { InvitationEvent } from './invitationEvents';
import { blanksOf, linkPlace } from './invitationText';
import { type TenantRequest, tenantRequestTo } from './newCustomer';

/** The customer after an event about its invitation; `version` moves when what a person is asked changes. */
export function evolveInvitations(state: Customer, event: InvitationEvent): Customer {
  const { provider, at } = event;
  if (event.type === 'TenantRequested') {
    const { type: _type, ...request } = event;
    return withRequest(state, provider, { ...request, status: 'requested', version: 1 });
  }
  if (event.type === 'NewCustomerAppeared') {
    const request = tenantRequestTo(state, provider);
    if (request === undefined) return state;
    const { customerId } = event;
    const version = request.version + 1;
    return withRequest(state, provider, { ...request, version, status: 'appeared', appearedAt: at, customerId });
  }
  const before = invitationWith(state, provider);
  const invitation = evolveInvitation(before, event);
  if (invitation === undefined) return state;
  const after = { ...state, invitations: { ...state.invitations, [provider]: invitation } };
  return event.type === 'InvitationAuthorized' && invitation.known ? related(after, provider, at) : after;
}

const withRequest = (state: Customer, provider: string, request: TenantRequest): Customer => ({
  ...state,
  tenantRequests: { ...state.tenantRequests, [provider]: request },
});

/** INV-11: the authorization is the relationship, and unlike an extension it may carry delegated administration (INV-21). */
function related(state: Customer, provider: string, at: string): Customer {
  const before = relationshipWith(state, provider);
  const kept = before.status === 'verified' ? before : { at };
  const relationship = {
    ...kept,
    status: 'verified' as const,
    version: before.version + 1,
    via: 'invitation' as const,
  };
  return { ...state, relationships: { ...state.relationships, [provider]: relationship } };
}

type Event = Exclude<InvitationEvent, { type: 'TenantRequested' | 'NewCustomerAppeared' }>;

function evolveInvitation(before: Invitation | undefined, event: Event): Invitation | undefined {
  const { at } = event;
  if (event.type === 'InvitationDrafted') {
    const { by, customerName, providerName, known, listedBefore, language, letter } = event;
    const blanks = blanksOf(letter.body);
    const version = (before?.version ?? 0) + 1;
    const written = { version, customerName, providerName, known, listedBefore, language, ...letter, blanks, by, at };
    // The link is per provider: a draft that starts over keeps it.
    if (before?.status === 'drafted') {
      const { link, linkGivenBy } = before;
      const given = linkGivenBy === undefined ? {} : { linkGivenBy };
      return { ...written, body: put(letter.body, linkPlace, link), status: 'drafted', link, ...given };
    }
    return { ...written, status: event.linkFrom === 'partnerCenter' ? 'preparing' : 'linkNeeded' };
  }
  if (before === undefined) return undefined;
  const version = before.version + 1;
  switch (event.type) {
    case 'InvitationLinkReceived': {
      const { link } = event;
      return { ...before, version, status: 'drafted', link, body: put(before.body, linkPlace, link) };
    }
    case 'InvitationLinkNotReceived':
      return { ...before, version, status: 'linkNeeded', problem: { explanation: event.explanation, at } };
    case 'InvitationLinkGiven': {
      const { link, by } = event;
      const body = put(before.body, before.status === 'drafted' ? before.link : linkPlace, link);
      return { ...without(before, 'problem'), version, status: 'drafted', link, linkGivenBy: by, body };
    }
    case 'InvitationEdited':
      return { ...before, version, ...event.letter, editedBy: event.by, editedAt: at };
    case 'InvitationFinished': {
      if (before.status !== 'drafted') return before;
      return { ...before, version, status: 'sent', sentBy: event.by, sentAt: at };
    }
    case 'InvitationAuthorized': {
      const { customerId, by } = event;
      const stated = by === undefined ? {} : { statedBy: by };
      const known = customerId === undefined ? {} : { customerId };
      if (before.status === 'authorized') return { ...before, version, ...known, confirmedAt: at };
      return { ...before, version, status: 'authorized', authorizedAt: at, ...known, ...stated };
    }
    default: {
      const never: never = event;
      return never;
    }
  }
}

const put = (text: string, place: string, link: string): string => text.replaceAll(place, () => link);

function without(before: Invitation, _field: 'problem'): Invitation {
  if (before.status !== 'linkNeeded') return before;
  const { problem: _problem, ...kept } = before;
  return kept;
}

import { type AgreementEvent, evolveAgreement } from './agreementEvents';
import { type Customer, type Relationship, relationshipWith } from './customer';
import type { CustomerEvent } from './events';
import { evolveTransfer, type TransferEvent } from './evolveTransfer';
import { type InvitationEvent, isInvitationEvent } from './invitationEvents';
import { evolveInvitations } from './invitationEvolve';
import { evolveLinkings, isLinkingEvent, type LinkingEvent } from './linking';
import { evolvePlans, type PlanEvent } from './plan';
import { evolveReminded, type RemindedEvent } from './reminding';
import type { Transfer } from './transfer';

type NewTransfer = 'TransferRequested' | 'RequestAsked' | 'RequestAdopted';
type RelationshipEvent = Exclude<
  CustomerEvent,
  TransferEvent | AgreementEvent | PlanEvent | InvitationEvent | LinkingEvent | RemindedEvent | { type: NewTransfer }
>;

/** The state after an event. Events that do not fit the state leave it as it is. */
export function evolveCustomer(state: Customer, event: CustomerEvent): Customer {
  if (isInvitationEvent(event)) return evolveInvitations(state, event);
  if (isLinkingEvent(event)) return evolveLinkings(state, event);
  switch (event.type) {
    case 'Reminded':
      return evolveReminded(state, event);
    case 'AgreementNoted':
    case 'AgreementAsked':
    case 'AgreementRecorded':
    case 'AgreementNotTaken':
      return evolveAgreement(state, event);
    case 'TransferRequested':
      return withNew(state, { ...event.request, status: 'creating' });
    case 'RequestAsked':
      return withNew(state, { ...event.request, status: 'asked' });
    case 'RequestAdopted':
      return withNew(state, { ...event.request, openSince: event.at, status: 'active', transferId: event.transferId });
    case 'PlanOpened':
    case 'PlanAdvanced':
      return evolvePlans(state, event);
    case 'CustomerConsentRecorded':
    case 'BillToSharingConsented':
    case 'CustomerConsentDeclined':
    case 'ExtensionRequested':
    case 'ExtensionNotTaken':
    case 'ExtensionStated':
    case 'ProviderNotListed':
    case 'ExtensionLogged':
    case 'RelationshipExtended':
    case 'RelationshipRemoved':
    case 'RelationshipVerified': {
      const relationship = evolveRelationship(relationshipWith(state, event.provider), event);
      return { ...state, relationships: { ...state.relationships, [event.provider]: relationship } };
    }
    default: {
      const transfer = state.transfers[String(event.n)];
      return transfer === undefined
        ? state
        : { ...state, transfers: { ...state.transfers, [String(event.n)]: evolveTransfer(transfer, event) } };
    }
  }
}

const withNew = (state: Customer, transfer: Transfer): Customer => ({
  ...state,
  lastTransfer: transfer.n,
  transfers: { ...state.transfers, [String(transfer.n)]: transfer },
});

function evolveRelationship(state: Relationship, event: RelationshipEvent): Relationship {
  const version = state.version + 1;
  const { at } = event;
  switch (event.type) {
    case 'CustomerConsentRecorded': {
      // The partner's own consent is recorded by the same command and replaces this placeholder at once.
      const billToConsent = { by: event.consent.recordedBy, at, language: event.consent.language, wording: '' };
      // What was made outside stays made; its consents are put on record afterwards.
      if (state.status === 'verified') return { ...state, version, customerConsent: event.consent, billToConsent };
      return { status: 'consented', version, customerConsent: event.consent, billToConsent };
    }
    case 'BillToSharingConsented':
      return state.status === 'consented' || state.status === 'verified'
        ? { ...state, billToConsent: event.consent }
        : state;
    case 'CustomerConsentDeclined': {
      const { by, comment } = event;
      return { status: 'declined', version, by, at, ...(comment === undefined ? {} : { comment }) };
    }
    case 'ExtensionRequested': {
      if (state.status !== 'consented') return state;
      const { customerConsent, billToConsent } = state;
      return { status: 'extending', version: state.version, customerConsent, billToConsent, by: event.by, at };
    }
    case 'ExtensionNotTaken': {
      if (state.status !== 'extending') return state;
      const { customerConsent, billToConsent } = state;
      return {
        status: 'consented',
        version,
        customerConsent,
        billToConsent,
        problem: { explanation: event.explanation, at },
      };
    }
    case 'ExtensionStated': {
      if (state.status !== 'consented') return state;
      const { customerConsent, billToConsent } = state;
      return { status: 'extended', version, customerConsent, billToConsent, by: event.by, at, stated: true };
    }
    case 'ProviderNotListed':
      return state.status === 'extended' ? { ...state, version, missingSince: at } : state;
    case 'ExtensionLogged':
      // Nobody is asked anything else than before.
      return state.status === 'extended' ? { ...state, loggedAt: event.loggedAt } : state;
    case 'RelationshipExtended':
      return state.status === 'extending' ? { ...state, status: 'extended', at } : state;
    case 'RelationshipRemoved':
      return { status: 'none', version, removedAt: at };
    case 'RelationshipVerified': {
      if (state.status === 'consented') {
        const { customerConsent, billToConsent } = state;
        return { status: 'verified', version, customerConsent, billToConsent, by: billToConsent.by, at };
      }
      if (state.status === 'verified') {
        // Seen at last: what was stated is no longer by word alone, and nobody is asked anything else.
        const { byWord: _confirmed, ...listed } = state;
        return { ...listed, at };
      }
      if (state.status !== 'extending' && state.status !== 'extended') return { status: 'verified', version, at };
      const { customerConsent, billToConsent, by } = state;
      const byWord = event.byWord === undefined ? {} : { byWord: event.byWord };
      const stated = state.stated === true ? { statedAt: state.at, ...byWord } : {};
      return { status: 'verified', version, customerConsent, billToConsent, by, at, ...stated };
    }
    default: {
      const never: never = event;
      return never;
    }
  }
}

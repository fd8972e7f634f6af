import type { PersonRef } from '../actor';
import type { Audience, Effect, Tell } from '../effects';
import { agreementEffects } from './agreementEffects';
import type { Customer } from './customer';
import type { CustomerEvent } from './events';
import { invitationEffects } from './invitationEffects';
import { isInvitationEvent } from './invitationEvents';
import { isLinkingEvent, linkingEffects } from './linking';
import type { Plan } from './plan';
import { remindedEffects } from './reminding';
import { transferEffects } from './transferEffects';

const showRelationship = (provider: string, tell: readonly Tell[] = []): Effect => ({
  kind: 'publish',
  subject: { kind: 'relationship', provider },
  sides: ['partner'],
  tell,
});
const showPlan = ({ provider, subscriptionId }: Plan): Effect => ({
  kind: 'publish',
  subject: { kind: 'plan', provider, subscriptionId },
  sides: ['partner'],
  tell: [],
});
const turnOf = (audience: Audience): Tell => ({ audience, turn: true });

const turnOfPerson = (person: PersonRef | undefined): readonly Tell[] =>
  person === undefined ? [] : [turnOf({ to: 'person', person })];

/** It is the turn of whoever asked for the extension; of what was made outside nobody did. */
function requesterTurn(after: Customer, provider: string): readonly Tell[] {
  const relationship = after.relationships[provider];
  const requester = relationship !== undefined && 'by' in relationship ? relationship.by : undefined;
  return requester === undefined ? [] : [turnOf({ to: 'person', person: requester })];
}

/** The work an event leaves behind; `after` is the state once the event has happened. */
export function customerEffects(event: CustomerEvent, after: Customer): readonly Effect[] {
  if (isInvitationEvent(event)) return invitationEffects(event, after);
  if (isLinkingEvent(event)) return linkingEffects(event, after);
  switch (event.type) {
    case 'Reminded':
      return remindedEffects(event);
    case 'AgreementNoted':
    case 'AgreementAsked':
    case 'AgreementRecorded':
    case 'AgreementNotTaken':
      return agreementEffects(event, after);
    case 'CustomerConsentRecorded':
      return [];
    case 'PlanOpened':
      return [showPlan(event.plan)];
    case 'PlanAdvanced': {
      const plan = after.plans?.[event.subscriptionId];
      return plan === undefined ? [] : [showPlan(plan)];
    }
    case 'BillToSharingConsented':
    case 'CustomerConsentDeclined':
    case 'ExtensionLogged':
      return [showRelationship(event.provider)];
    case 'ExtensionNotTaken':
      return [showRelationship(event.provider, turnOfPerson(event.asker))];
    case 'ExtensionRequested':
      return [{ kind: 'extendRelationship', provider: event.provider }, showRelationship(event.provider)];
    case 'RelationshipRemoved':
      return [showRelationship(event.provider, [turnOf({ to: 'partner', roles: 'adminAndSalesAgents' })])];
    case 'ProviderNotListed':
      return [showRelationship(event.provider, requesterTurn(after, event.provider))];
    case 'ExtensionStated':
    case 'RelationshipExtended':
      return [{ kind: 'verifyRelationship', provider: event.provider }, showRelationship(event.provider)];
    case 'RelationshipVerified':
      return [
        // What counted by word was told as the next turn already.
        event.confirms === true
          ? showRelationship(event.provider)
          : showRelationship(event.provider, requesterTurn(after, event.provider)),
        { kind: 'watchAgreement', provider: event.provider },
        { kind: 'watchRequests', provider: event.provider },
      ];
    default: {
      const transfer = after.transfers[String(event.n)];
      return transfer === undefined ? [] : transferEffects(event, transfer);
    }
  }
}

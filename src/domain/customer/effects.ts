import type { PersonRef } from '../actor';
import { type Audience, bothSides, type Effect, type Side, type Tell } from '../effects';
import { agreementEffects } from './agreementEffects';
import type { Customer } from './customer';
import type { CustomerEvent } from './events';
import { invitationEffects } from './invitationEffects';
import { isInvitationEvent } from './invitationEvents';
import type { Plan } from './plan';
import type { Transfer } from './transfer';

const showRelationship = (provider: string, tell: readonly Tell[] = []): Effect => ({
  kind: 'publish',
  subject: { kind: 'relationship', provider },
  sides: ['partner'],
  tell,
});
const showTransfer = (n: number, sides: readonly Side[], tell: readonly Tell[] = []): Effect => ({
  kind: 'publish',
  subject: { kind: 'transfer', n },
  sides,
  tell,
});
const showPlan = ({ provider, subscriptionId }: Plan): Effect => ({
  kind: 'publish',
  subject: { kind: 'plan', provider, subscriptionId },
  sides: ['partner'],
  tell: [],
});
const turnOf = (audience: Audience): Tell => ({ audience, turn: true });
const informing = (audience: Audience): Tell => ({ audience, turn: false });

const turnOfPerson = (person: PersonRef | undefined): readonly Tell[] =>
  person === undefined ? [] : [turnOf({ to: 'person', person })];

/** Drift is everybody's; a role that is missing is told to the provider's side, and to the person whose it is. */
function held(
  why: 'drift' | 'roleLost' | 'changedOutside',
  transfer: Transfer,
  queue: Audience,
  requester: Audience,
): readonly Effect[] {
  const { n } = transfer;
  if (why === 'drift') return [showTransfer(n, bothSides, [turnOf(queue), turnOf(requester)])];
  if (why === 'changedOutside') return [showTransfer(n, bothSides, [turnOf(queue)])];
  const person = transfer.status === 'held' ? transfer.by : undefined;
  return [showTransfer(n, ['provider'], [turnOf(queue), ...turnOfPerson(person)])];
}

/** It is the turn of whoever asked for the extension; of what was made outside nobody did. */
function requesterTurn(after: Customer, provider: string): readonly Tell[] {
  const relationship = after.relationships[provider];
  const requester = relationship !== undefined && 'by' in relationship ? relationship.by : undefined;
  return requester === undefined ? [] : [turnOf({ to: 'person', person: requester })];
}

/** The work an event leaves behind; `after` is the state once the event has happened. */
export function customerEffects(event: CustomerEvent, after: Customer): readonly Effect[] {
  if (isInvitationEvent(event)) return invitationEffects(event, after);
  switch (event.type) {
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
      return [showRelationship(event.provider)];
    case 'ExtensionNotTaken':
      return [showRelationship(event.provider, turnOfPerson(event.asker))];
    case 'ExtensionRequested':
      return [{ kind: 'extendRelationship', provider: event.provider }, showRelationship(event.provider)];
    case 'ProviderNotListed':
      return [showRelationship(event.provider, requesterTurn(after, event.provider))];
    case 'ExtensionStated':
    case 'RelationshipExtended':
      return [{ kind: 'verifyRelationship', provider: event.provider }, showRelationship(event.provider)];
    case 'RelationshipVerified':
      return [
        showRelationship(event.provider, requesterTurn(after, event.provider)),
        { kind: 'watchAgreement', provider: event.provider },
      ];
    default: {
      const transfer = after.transfers[String(event.n)];
      return transfer === undefined ? [] : transferEffects(event, transfer);
    }
  }
}

function transferEffects(event: Extract<CustomerEvent, { n: number }>, transfer: Transfer): readonly Effect[] {
  const { n } = event;
  const queue: Audience = { to: 'providerQueue', provider: transfer.provider };
  const requester: Audience = { to: 'person', person: transfer.requestedBy };
  switch (event.type) {
    case 'TransferRequested':
      return [{ kind: 'createTransfer', n }, showTransfer(n, ['partner'])];
    case 'TransferNotCreated':
      return [showTransfer(n, ['partner'], [turnOf(requester)]), { kind: 'archiveTransfer', n }];
    case 'TransferCreated':
      return [
        showTransfer(n, bothSides, [turnOf(queue), informing(requester)]),
        { kind: 'watchTransfer', n, stage: 'active' },
      ];
    case 'AnswerGiven':
      // The other tenant hears nothing before the undo window is over and Partner Center took the answer.
      return [{ kind: 'endAnswerUndo', n, notBefore: event.until }, showTransfer(n, [sideOf(event.answer)])];
    case 'AnswerUndone':
      return [
        showTransfer(n, [sideOfPerson(event.by.tenantId, transfer)]),
        { kind: 'watchTransfer', n, stage: 'active' },
      ];
    case 'AnswerSendingBegun': {
      const answer = transfer.status === 'sending' ? transfer.answer : 'accept';
      return [{ kind: 'sendAnswer', n, answer }, showTransfer(n, [sideOf(answer)])];
    }
    case 'AnswerTaken':
    case 'AnsweredOutside':
      if (event.answer === 'accept') {
        return [showTransfer(n, bothSides, [informing(requester)]), { kind: 'watchTransfer', n, stage: 'inProgress' }];
      }
      if (transfer.status === 'withdrawn' && transfer.recreating === true)
        return [{ kind: 'recreateTransfer', n }, showTransfer(n, bothSides)];
      // It lapsed: the provider's turn is over, and the partner may make it again.
      if (transfer.status === 'withdrawn' && transfer.lapsed === true)
        return [showTransfer(n, bothSides, [turnOf(requester), informing(queue)]), { kind: 'archiveTransfer', n }];
      return event.answer === 'reject'
        ? [showTransfer(n, bothSides, [turnOf(requester)]), { kind: 'archiveTransfer', n }]
        : [showTransfer(n, bothSides, [informing(queue)]), { kind: 'archiveTransfer', n }];
    case 'AnswerNotTaken': {
      const sides = event.answer === undefined ? bothSides : [sideOf(event.answer)];
      return [showTransfer(n, sides, turnOfPerson(event.asker)), { kind: 'watchTransfer', n, stage: 'active' }];
    }
    case 'TransferHeld':
      return [...held(event.why, transfer, queue, requester), { kind: 'watchTransfer', n, stage: 'active' }];
    case 'DriftNoticed':
      return [
        showTransfer(n, bothSides, [turnOf(queue), turnOf(requester)]),
        { kind: 'watchTransfer', n, stage: 'active' },
      ];
    case 'TransferReplaced':
      // The new request comes as a card of its own, and to the provider as a new turn.
      return [showTransfer(n, bothSides), { kind: 'archiveTransfer', n }];
    case 'TransferNotReplaced':
      return [showTransfer(n, bothSides, [turnOf(requester), informing(queue)]), { kind: 'archiveTransfer', n }];
    case 'RecreateAsked':
      return [showTransfer(n, bothSides, [turnOf(requester)])];
    case 'AnswerStated':
      return [showTransfer(n, bothSides)];
    case 'MissingAnswered':
      return [showTransfer(n, bothSides, [turnOf(queue)])];
    case 'TransferFinished':
      // Nothing moved: no verification follows, and the partner decides what to do about it.
      if (event.result === 'failed')
        return [showTransfer(n, bothSides, [turnOf(requester), informing(queue)]), { kind: 'archiveTransfer', n }];
      return [
        showTransfer(n, bothSides, [
          turnOf(queue),
          event.result === 'partlyComplete' ? turnOf(requester) : informing(requester),
        ]),
      ];
    case 'FoundMissingByProvider':
      return [showTransfer(n, bothSides, [turnOf(requester)])];
    case 'VerifiedByProvider':
      return [showTransfer(n, bothSides, [turnOf({ to: 'partner', roles: 'adminAndSalesAgents' })])];
    case 'TransferClosed':
      return [showTransfer(n, bothSides), { kind: 'archiveTransfer', n }];
    case 'TransferArchived':
      return [];
    default: {
      const never: never = event;
      return never;
    }
  }
}

const sideOf = (answer: 'accept' | 'reject' | 'withdraw'): Side => (answer === 'withdraw' ? 'partner' : 'provider');
const sideOfPerson = (tenantId: string, transfer: Transfer): Side =>
  tenantId === transfer.provider ? 'provider' : 'partner';

import type { PersonRef } from '../actor';
import { type Audience, bothSides, type Effect, type Tell } from '../effects';
import type { CustomerEvent } from './events';
import { newCommerceEffects } from './newCommerceEffects';
import { informing, showTransfer, turnOf } from './tellAboutTransfer';
import type { Transfer } from './transfer';
import { answererOf, isNewCommerce, sideOf, sideOfTenant } from './transferStrategy';

const turnOfPerson = (person: PersonRef | undefined): readonly Tell[] =>
  person === undefined ? [] : [turnOf({ to: 'person', person })];

/** The work an event of a request leaves behind; `transfer` is the request once the event has happened. */
export function transferEffects(event: Extract<CustomerEvent, { n: number }>, transfer: Transfer): readonly Effect[] {
  const { n } = event;
  const queue: Audience = { to: 'providerQueue', provider: transfer.provider };
  const requester = requesterOf(transfer);
  const answerer = answererOf(transfer) === 'partner' ? requester : queue;
  const opener = answererOf(transfer) === 'partner' ? queue : requester;
  switch (event.type) {
    case 'TransferRequested':
      return [{ kind: 'createTransfer', n }, showTransfer(n, ['partner'])];
    case 'RequestAdopted':
      if (!isNewCommerce(transfer))
        return [
          showTransfer(n, bothSides, [turnOf(queue), informing(requester)]),
          { kind: 'watchTransfer', n, stage: 'active' },
        ];
      return newCommerceEffects(event, { queue, requester });
    case 'RequestAsked':
    case 'RequestOpening':
    case 'RequestOpenStated':
    case 'AskEnded':
    case 'RequestDeclined':
      return newCommerceEffects(event, { queue, requester });
    case 'TransferNotCreated':
      if (isNewCommerce(transfer))
        return [showTransfer(n, ['provider'], [turnOf(queue), ...turnOfPerson(event.asker)])];
      return [showTransfer(n, ['partner'], [turnOf(requester)]), { kind: 'archiveTransfer', n }];
    case 'TransferCreated':
      return [
        showTransfer(n, bothSides, [turnOf(answerer), informing(opener)]),
        { kind: 'watchTransfer', n, stage: 'active' },
      ];
    case 'AnswerGiven':
      // The other tenant hears nothing before the undo window is over and Partner Center took the answer.
      return [{ kind: 'endAnswerUndo', n, notBefore: event.until }, showTransfer(n, [sideOf(event.answer, transfer)])];
    case 'AnswerUndone':
      return [
        showTransfer(n, [sideOfTenant(event.by.tenantId, transfer)]),
        { kind: 'watchTransfer', n, stage: 'active' },
      ];
    case 'AnswerSendingBegun': {
      const answer = transfer.status === 'sending' ? transfer.answer : 'accept';
      return [{ kind: 'sendAnswer', n, answer }, showTransfer(n, [sideOf(answer, transfer)])];
    }
    case 'AnswerTaken':
    case 'AnsweredOutside':
      if (event.answer === 'accept') {
        return [showTransfer(n, bothSides, [informing(opener)]), { kind: 'watchTransfer', n, stage: 'inProgress' }];
      }
      if (transfer.status === 'withdrawn' && transfer.recreating === true)
        return [{ kind: 'recreateTransfer', n }, showTransfer(n, bothSides)];
      // It lapsed: nobody's turn any more, and the partner may make it again or ask again.
      if (transfer.status === 'withdrawn' && transfer.lapsed === true)
        return [showTransfer(n, bothSides, [turnOf(requester), informing(queue)]), { kind: 'archiveTransfer', n }];
      return event.answer === 'reject'
        ? [showTransfer(n, bothSides, [turnOf(requester)]), { kind: 'archiveTransfer', n }]
        : [showTransfer(n, bothSides, [informing(answerer)]), { kind: 'archiveTransfer', n }];
    case 'AnswerNotTaken': {
      const sides = event.answer === undefined ? bothSides : [sideOf(event.answer, transfer)];
      return [showTransfer(n, sides, turnOfPerson(event.asker)), { kind: 'watchTransfer', n, stage: 'active' }];
    }
    case 'TransferHeld':
      return [...held(event.why, transfer, { answerer, opener }), { kind: 'watchTransfer', n, stage: 'active' }];
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

/** Drift is everybody's who knows the lines; a role that is missing is told to the answering side, and to the person. */
function held(
  why: 'drift' | 'roleLost' | 'changedOutside',
  transfer: Transfer,
  { answerer, opener }: { readonly answerer: Audience; readonly opener: Audience },
): readonly Effect[] {
  const { n } = transfer;
  const side = answererOf(transfer);
  if (why === 'drift' && side === 'provider') return [showTransfer(n, bothSides, [turnOf(answerer), turnOf(opener)])];
  if (why === 'changedOutside') return [showTransfer(n, bothSides, [turnOf(answerer)])];
  const person = transfer.status === 'held' ? transfer.by : undefined;
  return [showTransfer(n, [side], [turnOf(answerer), ...turnOfPerson(person)])];
}

/** Whoever asked for it; where the provider opened it unasked, the partner's agents. */
function requesterOf(transfer: Transfer): Audience {
  const { requestedBy } = transfer;
  return requestedBy === undefined
    ? { to: 'partner', roles: 'adminAndSalesAgents' }
    : { to: 'person', person: requestedBy };
}

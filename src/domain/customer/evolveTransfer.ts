import type { PersonRef } from '../actor';
import type { Answer, Said } from './answer';
import type { CustomerEvent } from './events';
import { askedAgain, evolveNewCommerce } from './newCommerceEvolve';
import { requestOf, type Transfer } from './transfer';
import type { TransferRequest } from './transferRequestContent';
import { isNewCommerce, sideOf } from './transferStrategy';

export type TransferEvent = Exclude<
  Extract<CustomerEvent, { n: number }>,
  { type: 'TransferRequested' | 'RequestAsked' | 'RequestAdopted' }
>;

/** A transfer after an event; `version` moves when what a person is asked changes. */
export function evolveTransfer(state: Transfer, event: TransferEvent): Transfer {
  const { at } = event;
  const request = requestOf(state);
  const next: TransferRequest = { ...request, version: request.version + 1 };
  switch (event.type) {
    case 'RequestOpening':
    case 'RequestOpenStated':
    case 'AskEnded':
    case 'RequestDeclined':
      return evolveNewCommerce(state, event);
    case 'TransferCreated':
      return {
        ...next,
        ...some({ expiresAt: event.expiresAt, opening: event.opening ?? next.opening }),
        openSince: at,
        status: 'active',
        transferId: event.transferId,
      };
    case 'TransferNotCreated':
      // The provider corrects what it opens with, and opens it again.
      return isNewCommerce(state)
        ? askedAgain(state, event.explanation, at)
        : { ...next, status: 'notCreated', at, explanation: event.explanation };
    case 'AnswerGiven': {
      if (state.status !== 'active' && state.status !== 'held') return state;
      const { transferId, drift, declined } = state;
      const { answer, by, until, recreate } = event;
      return {
        ...request,
        ...some({ lines: event.lines }),
        status: 'answering',
        transferId,
        answer,
        by,
        at,
        until,
        ...said(event),
        ...some({ recreate, drift: event.lines === undefined ? drift : undefined, declined }),
      };
    }
    case 'AnswerStated': {
      if (state.status !== 'active' && state.status !== 'held') return state;
      const stated = { answer: event.answer, by: event.by, at, ...said(event) };
      return { ...state, ...some({ lines: event.lines }), stated };
    }
    case 'RecreateAsked':
      return state.status === 'active' || state.status === 'held'
        ? { ...state, recreateAsked: { by: event.by, at } }
        : state;
    case 'AnswerUndone': {
      if (state.status !== 'answering') return state;
      const { drift, declined } = state;
      return { ...unsubmitted(request), status: 'active', transferId: state.transferId, ...some({ drift, declined }) };
    }
    case 'AnswerSendingBegun': {
      if (state.status !== 'answering') return state;
      const { until: _over, ...answering } = state;
      return { ...answering, status: 'sending' };
    }
    case 'AnswerTaken':
      return state.status === 'sending' ? answered(state, next, event.answer, at) : state;
    case 'AnsweredOutside':
      return 'transferId' in state && state.transferId !== undefined
        ? answeredOutside({ ...state, transferId: state.transferId }, next, event)
        : state;
    case 'AnswerNotTaken': {
      if (state.status !== 'sending') return state;
      const problem = { explanation: event.explanation, at, side: sideOf(state.answer, state) };
      const { transferId, drift, declined } = state;
      // What both sides are asked is the same as before the answer, so the version stays.
      return { ...unsubmitted(request), status: 'active', transferId, problem, ...some({ drift, declined }) };
    }
    case 'TransferHeld': {
      if (state.status !== 'sending') return state;
      return {
        // A lost role is the answering side's own affair, and so is what a new-commerce request holds: nothing changes
        // for the other.
        ...unsubmitted(event.why === 'roleLost' || isNewCommerce(state) ? request : next),
        status: 'held',
        transferId: state.transferId,
        why: event.why,
        by: state.by,
        at,
        ...some({ drift: event.drift }),
      };
    }
    case 'DriftNoticed': {
      if (state.status !== 'active' && state.status !== 'held') return state;
      const { transferId, stated } = state;
      if (event.drift.length === 0) return { ...next, status: 'active', transferId, ...some({ stated }) };
      return {
        ...next,
        status: 'active',
        transferId,
        drift: event.drift,
        ...some({ stated, recreateAsked: state.recreateAsked }),
      };
    }
    case 'TransferFinished': {
      if (state.status !== 'inProgress') return state;
      const { transferId, acceptedAt, acceptedBy } = state;
      const taken = { transferId, acceptedAt, ...some({ acceptedBy }), finishedAt: at, outcomes: event.outcomes };
      const whole = { ...next, ...some({ lines: event.lines }) };
      return event.result === 'failed'
        ? { ...whole, status: 'failed', ...taken }
        : { ...whole, status: 'finished', result: event.result, ...taken };
    }
    case 'FoundMissingByProvider': {
      if (state.status !== 'finished') return state;
      const { missingAnswer: _older, ...finished } = state;
      return {
        ...finished,
        version: next.version,
        missing: event.missing,
        missingLines: event.lines ?? [],
        missingAt: at,
      };
    }
    case 'MissingAnswered':
      return state.status === 'finished' ? { ...state, missingAnswer: { text: event.text, by: event.by, at } } : state;
    case 'VerifiedByProvider': {
      if (state.status !== 'finished') return state;
      const {
        missing: _resolved,
        missingLines: _found,
        missingAt: _when,
        missingAnswer: _answered,
        ...finished
      } = state;
      const verified = { verifiedBy: event.by, verifiedAt: at, ...some({ byEmail: event.byEmail }) };
      return { ...finished, version: next.version, status: 'providerVerified', ...verified };
    }
    case 'TransferReplaced': {
      if (state.status !== 'withdrawn') return state;
      const { recreating: _done, ...withdrawn } = state;
      return { ...withdrawn, replacedBy: event.replacedBy };
    }
    case 'TransferNotReplaced': {
      if (state.status !== 'withdrawn') return state;
      const { recreating: _ended, ...withdrawn } = state;
      return { ...withdrawn, notReplaced: event.refusal };
    }
    case 'TransferArchived':
      return 'outcomes' in state
        ? { ...state, lines: [], outcomes: [], archived: true }
        : { ...state, lines: [], archived: true };
    case 'TransferClosed':
      return state.status === 'providerVerified'
        ? { ...state, version: next.version, status: 'closed', closedBy: event.by, closedAt: at }
        : state;
    default: {
      const never: never = event;
      return never;
    }
  }
}

function answered(
  state: Extract<Transfer, { status: 'sending' }>,
  next: TransferRequest,
  answer: Answer,
  at: string,
): Transfer {
  const { transferId, by, declined } = state;
  if (answer === 'accept') return { ...next, status: 'inProgress', transferId, acceptedBy: by, acceptedAt: state.at };
  if (answer === 'reject') return { ...next, status: 'rejected', transferId, by, at, ...said(state) };
  return {
    ...next,
    status: 'withdrawn',
    transferId,
    by,
    at,
    ...some({ comment: state.comment, declined }),
    ...recreating(state),
  };
}

/** Done in the portal. What somebody stated about it beforehand is confirmed by that. */
function answeredOutside(
  state: Transfer & { transferId: string },
  changed: TransferRequest,
  { answer, at, lapsed, byWord }: Extract<TransferEvent, { type: 'AnsweredOutside' }>,
): Transfer {
  const { transferId } = state;
  const stated = 'stated' in state && state.stated?.answer === answer ? state.stated : undefined;
  const confirmed = byWord === true ? {} : { confirmedAt: at };
  const word = stated === undefined ? undefined : { answer, by: stated.by, at: stated.at, ...confirmed };
  const next: TransferRequest = { ...changed, ...some({ word }) };
  if (answer === 'accept') {
    const acceptedAt = stated?.at ?? at;
    return { ...next, status: 'inProgress', transferId, acceptedAt, ...some({ acceptedBy: stated?.by }) };
  }
  if (answer === 'reject')
    return { ...next, status: 'rejected', transferId, at, ...some({ by: stated?.by }), ...said(stated ?? {}) };
  const declined = 'declined' in state ? state.declined : undefined;
  const by = stated?.by;
  const ended = { ...next, ...unsubmitted(next), transferId, at, ...some({ lapsed, by, declined }) };
  return { ...ended, status: 'withdrawn', ...recreating(state) };
}

/** Whoever withdrew it, the person who wanted it recreated still does. */
function recreating(state: Transfer): { readonly recreating?: true; readonly by?: PersonRef } {
  const wanted = (state.status === 'answering' || state.status === 'sending') && state.recreate === true;
  return wanted ? { recreating: true, by: state.by } : {};
}

/** New commerce: what was not sent is not held either; the partner chooses again, with the quantities of then (CON-6). */
const unsubmitted = (request: TransferRequest): TransferRequest =>
  isNewCommerce(request) ? { ...request, lines: [] } : request;

const said = ({ comment, reason }: Said): Said => some({ comment, reason });

/** Leaves out what is undefined, so that optional fields are absent instead. */
function some<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

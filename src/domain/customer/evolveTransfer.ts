import type { CustomerEvent } from './events';
import type { Answer, Transfer, TransferRequest } from './transfer';

export type TransferEvent = Exclude<Extract<CustomerEvent, { n: number }>, { type: 'TransferRequested' }>;

/** A transfer after an event; `version` moves when what a person is asked changes. */
export function evolveTransfer(state: Transfer, event: TransferEvent): Transfer {
  const { at } = event;
  const request = requestOf(state);
  const next: TransferRequest = { ...request, version: request.version + 1 };
  switch (event.type) {
    case 'TransferCreated':
      return { ...next, status: 'active', transferId: event.transferId };
    case 'TransferNotCreated':
      return { ...next, status: 'notCreated', at, explanation: event.explanation };
    case 'AnswerGiven': {
      if (state.status !== 'active' && state.status !== 'held') return state;
      const { answer, by, until, comment } = event;
      return {
        ...request,
        status: 'answering',
        transferId: state.transferId,
        answer,
        by,
        at,
        until,
        ...some({ comment, drift: state.drift }),
      };
    }
    case 'AnswerUndone': {
      if (state.status !== 'answering') return state;
      return { ...request, status: 'active', transferId: state.transferId, ...some({ drift: state.drift }) };
    }
    case 'AnswerSendingBegun': {
      if (state.status !== 'answering') return state;
      const { transferId, answer, by, comment, drift } = state;
      return { ...request, status: 'sending', transferId, answer, by, at: state.at, ...some({ comment, drift }) };
    }
    case 'AnswerTaken':
      return state.status === 'sending' ? answered(state, next, event.answer, at) : state;
    case 'AnsweredOutside':
      return 'transferId' in state ? answeredOutside(state.transferId, next, event.answer, at) : state;
    case 'AnswerNotTaken': {
      if (state.status !== 'sending') return state;
      const problem = { explanation: event.explanation, at };
      return { ...next, status: 'active', transferId: state.transferId, problem, ...some({ drift: state.drift }) };
    }
    case 'TransferHeld': {
      if (state.status !== 'sending') return state;
      return {
        ...next,
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
      const { transferId } = state;
      return { ...next, status: 'active', transferId, ...(event.drift.length === 0 ? {} : { drift: event.drift }) };
    }
    case 'TransferFinished': {
      if (state.status !== 'inProgress') return state;
      const { transferId, acceptedAt, acceptedBy } = state;
      const taken = { transferId, acceptedAt, ...some({ acceptedBy }), finishedAt: at, outcomes: event.outcomes };
      return event.result === 'failed'
        ? { ...next, status: 'failed', ...taken }
        : { ...next, status: 'finished', result: event.result, ...taken };
    }
    case 'FoundMissingByProvider':
      return state.status === 'finished' ? { ...state, version: next.version, missing: event.missing } : state;
    case 'VerifiedByProvider': {
      if (state.status !== 'finished') return state;
      const { missing: _resolved, ...finished } = state;
      return { ...finished, version: next.version, status: 'providerVerified', verifiedBy: event.by, verifiedAt: at };
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
  const { transferId, by, comment } = state;
  if (answer === 'accept') return { ...next, status: 'inProgress', transferId, acceptedBy: by, acceptedAt: state.at };
  return { ...next, status: answer === 'reject' ? 'rejected' : 'withdrawn', transferId, by, at, ...some({ comment }) };
}

function answeredOutside(transferId: string, next: TransferRequest, answer: Answer, at: string): Transfer {
  if (answer === 'accept') return { ...next, status: 'inProgress', transferId, acceptedAt: at };
  return { ...next, status: answer === 'reject' ? 'rejected' : 'withdrawn', transferId, at };
}

function requestOf(transfer: Transfer): TransferRequest {
  const { n, version, provider, providerName, partnerName, customerName } = transfer;
  const { lines, requestedBy, requestedAt, policy } = transfer;
  return { n, version, provider, providerName, partnerName, customerName, lines, requestedBy, requestedAt, policy };
}

/** Leaves out what is undefined, so that optional fields are absent instead. */
function some<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

import type { OutboxItem } from '../store/documents/aggregateDocument';
import { recordAgreement, watchAgreement } from './effects/agreement';
import { appendLedger } from './effects/appendLedger';
import { archiveTransfer } from './effects/archiveTransfer';
import { createTransfer } from './effects/createTransfer';
import { acceptResellerAgreement, endEnrollmentUndo, submitEnrollment } from './effects/enrollment';
import { incentivesOverdue } from './effects/incentives';
import { fetchInvitationLink, watchInvitation } from './effects/invitation';
import { watchNewCustomer } from './effects/newCustomer';
import { acceptPartnership, watchPartnerships } from './effects/partnership';
import { publish } from './effects/publish';
import { reconcile } from './effects/reconcile';
import { recreateTransfer } from './effects/recreateTransfer';
import { extendRelationship, verifyRelationship } from './effects/relationship';
import { remind, remindNow } from './effects/remind';
import { endAnswerUndo, sendAnswer } from './effects/sendAnswer';
import { spreadPairing } from './effects/spreadPairing';
import { syncBook } from './effects/syncBook';
import { askAgain, watchWindow } from './effects/waitingList';
import { enrollmentOverdue, findEnrollment, watchEnrollment } from './effects/watchEnrollment';
import { watchRequests } from './effects/watchRequests';
import { watchTransfer } from './effects/watchTransfer';
import type { HandlerContext, Job, Outcome } from './handler';

type Handler = (context: HandlerContext, job: Job) => Promise<Outcome>;

/** One handler per kind of effect; a kind without one does not compile. */
const handlers = {
  appendLedger,
  appendLedgerEntries: appendLedger,
  publish,
  archiveTransfer,
  syncBook,
  endEnrollmentUndo,
  submitEnrollment,
  watchEnrollment,
  findEnrollment,
  enrollmentOverdue,
  watchWindow,
  askAgain,
  incentivesOverdue,
  acceptResellerAgreement,
  watchPartnerships,
  reconcile,
  acceptPartnership,
  spreadPairing,
  extendRelationship,
  verifyRelationship,
  watchAgreement,
  recordAgreement,
  fetchInvitationLink,
  watchInvitation,
  watchNewCustomer,
  createTransfer,
  recreateTransfer,
  endAnswerUndo,
  sendAnswer,
  watchTransfer,
  watchRequests,
  remind,
  remindNow,
} satisfies Record<OutboxItem['work']['kind'], Handler>;

/** The handler of an effect; undefined for a kind that only a newer program knows. */
export const handlerOf = (item: OutboxItem): Handler | undefined =>
  (handlers as Partial<Record<string, Handler>>)[item.work.kind];

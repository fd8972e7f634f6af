import type { Enrollment } from '../domain/programme/programme';
import type { Phrase, Words } from './words';

/** Past the last business day that Microsoft may take (ENR-11). */
export const isOverdue = (enrollment: Enrollment, now: string): boolean =>
  enrollment.status === 'submitted' && now > enrollment.approvalDueBy;

/** Where the enrollment stands, in one line. */
export function enrollmentPhrase(words: Words, enrollment: Enrollment): Phrase {
  if (enrollment.status !== 'submitted') return { key: `status.enrollment.${enrollment.status}` };
  if (enrollment.question !== undefined) {
    return { key: `status.enrollment.${enrollment.question.what === 'information' ? 'information' : 'unclear'}` };
  }
  return {
    key: `status.enrollment.${isOverdue(enrollment, words.now) ? 'overdue' : 'submitted'}`,
    args: { day: words.day(enrollment.approvalDueBy) },
  };
}

/** Somebody of the partner has to do or look at something; otherwise the enrollment waits for others, or is done. */
export function asksForSomebody(enrollment: Enrollment, now: string): boolean {
  if (enrollment.status === 'submitted') return enrollment.question !== undefined || isOverdue(enrollment, now);
  return !['sending', 'acceptingAgreement', 'enrolled'].includes(enrollment.status);
}

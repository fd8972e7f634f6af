import { z } from 'zod';
import { approvalClock, incentivesClock } from '../enrollmentClocks';
import { answered } from './answered';
import { defineVerb, reference, versionOf } from './verb';

/** Where only the portal enrolls: somebody says what was done or read there, and the programme goes on from it. */
const stateEnrollment = (said: 'sent' | 'approved' | 'declined' | 'agreed') =>
  defineVerb(z.object(reference), async ({ workflow, actor, policy }, data) => {
    const now = workflow.now();
    const organization = workflow.organization(actor.tenantId);
    const { refusal } = await workflow.onProgramme(actor.tenantId, {
      type: 'stateEnrollment',
      now,
      actor,
      policy,
      said,
      approval: await approvalClock(now, policy, organization),
      incentives: incentivesClock(now, policy, organization),
      ...versionOf(data),
    });
    return answered('enrollment', refusal);
  });

/** ENR-5: *Enroll now* was selected in the portal. */
export const stateEnrollmentSent = stateEnrollment('sent');
/** ENR-12, ENR-13: read in the notice or under Program info. */
export const stateEnrollmentApproved = stateEnrollment('approved');
export const stateEnrollmentDeclined = stateEnrollment('declined');
/** ENR-15: *Accept and continue* was selected in the portal. */
export const stateAgreementAccepted = stateEnrollment('agreed');

import { z } from 'zod';
import { enrollmentPhrase, foldPhrase } from '../enrollmentPhrase';
import { foldName } from '../foldName';
import { profileNow } from '../observe';
import { defineVerb, optionalText, reference, versionOf } from './verb';

const subject = 'enrollment';

/** ENR-5, ENR-18: behind the typed phrase, and only with the preconditions as Partner Center shows them now. */
export const submitEnrollment = defineVerb(
  z.object({ ...reference, confirmation: optionalText, primaryContact: optionalText }),
  async ({ workflow, actor, viewer, policy }, data) => {
    const typed = { confirmation: data.confirmation, primaryContact: data.primaryContact };
    const profile = await profileNow(workflow, actor.tenantId);
    if (profile === undefined) {
      return {
        subject,
        moment: { typed, notice: { kind: 'text', tone: 'warning', key: 'notice.partnerCenterSilent' } },
      };
    }
    const { organizationName } = profile;
    const { refusal } = await workflow.onProgramme(actor.tenantId, {
      type: 'submitEnrollment',
      now: workflow.now(),
      actor,
      ...versionOf(data),
      policy,
      facts: {
        profileCurrent: profile.profileCurrent,
        mpnCurrent: profile.mpnCurrent,
        anniversaryMonth: Number(profile.anniversary.slice(2, 4)),
        phrase: foldName(enrollmentPhrase(organizationName, viewer.language)),
      },
      confirmation: foldPhrase(data.confirmation, organizationName, viewer.language),
      primaryContact: data.primaryContact.trim() === '' ? profile.primaryContact : data.primaryContact.trim(),
      until: workflow.after(workflow.enrollmentUndoMs),
    });
    return refusal === undefined
      ? { subject, changed: true }
      : { subject, moment: { typed, notice: { kind: 'refusal', refusal } } };
  },
);

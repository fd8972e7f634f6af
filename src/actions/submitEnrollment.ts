import { z } from 'zod';
import { windowFacts } from '../enrollmentFacts';
import { enrollmentPhrase, foldPhrase } from '../enrollmentPhrase';
import { enrollmentProfile } from '../enrollmentProfile';
import { foldName } from '../foldName';
import { isPortalOnly } from '../present/presentProgramme';
import { defineVerb, optionalText, reference, versionOf } from './verb';

const subject = 'enrollment';

/** ENR-5, ENR-18: behind the typed phrase, and only with the preconditions as Partner Center shows them now. */
export const submitEnrollment = defineVerb(
  z.object({ ...reference, confirmation: optionalText, primaryContact: optionalText }),
  async ({ workflow, actor, viewer, policy }, data) => {
    const typed = { confirmation: data.confirmation, primaryContact: data.primaryContact };
    const profile = await enrollmentProfile(workflow, actor.tenantId);
    if (profile === undefined) {
      return {
        subject,
        moment: { typed, notice: { kind: 'text', tone: 'warning', key: 'notice.partnerCenterSilent' } },
      };
    }
    const { organizationName, profileCurrent, mpnCurrent, restricted } = profile;
    const { refusal } = await workflow.onProgramme(actor.tenantId, {
      type: 'submitEnrollment',
      now: workflow.now(),
      actor,
      ...versionOf(data),
      policy,
      facts: {
        profileCurrent,
        mpnCurrent,
        ...(restricted === true ? { directBillStatus: 'restricted' as const } : {}),
        ...windowFacts(profile, workflow.organization(actor.tenantId)),
        phrase: foldName(enrollmentPhrase(organizationName, viewer.language)),
      },
      confirmation: foldPhrase(data.confirmation, organizationName, viewer.language),
      primaryContact: data.primaryContact.trim() === '' ? profile.primaryContact : data.primaryContact.trim(),
      until: workflow.after(workflow.enrollmentUndoMs),
      inPortal: isPortalOnly(workflow, actor.tenantId),
    });
    return refusal === undefined
      ? { subject, changed: true }
      : { subject, moment: { typed, notice: { kind: 'refusal', refusal } } };
  },
);

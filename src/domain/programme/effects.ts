import type { Effect, Tell } from '../effects';
import type { ProgrammeEvent } from './events';

const admins: Tell['audience'] = { to: 'partner', roles: 'globalAdmins' };
const show = (turn: boolean): Effect => ({
  kind: 'publish',
  subject: { kind: 'enrollment' },
  sides: ['partner'],
  tell: turn ? [{ audience: admins, turn }] : [],
});
const showPartnership = (provider: string, turn: boolean): Effect => ({
  kind: 'publish',
  subject: { kind: 'partnership', provider },
  sides: ['partner'],
  tell: turn ? [{ audience: admins, turn }] : [],
});

/** The work an event leaves behind. */
export function programmeEffects(event: ProgrammeEvent): readonly Effect[] {
  switch (event.type) {
    case 'ProgrammeOpened':
      return [{ kind: 'syncBook' }];
    case 'EnrollmentSubmitted':
      return [show(false), { kind: 'endEnrollmentUndo', notBefore: event.until }];
    case 'EnrollmentSendingBegun':
      return [{ kind: 'submitEnrollment' }, show(false)];
    case 'EnrollmentSent':
      return [{ kind: 'watchEnrollment' }, show(false)];
    case 'EnrollmentApproved':
    case 'EnrollmentDeclined':
      return [show(true)];
    case 'ResellerAgreementAccepted':
      return [{ kind: 'acceptResellerAgreement' }, show(false)];
    case 'Enrolled':
      return [show(false), { kind: 'watchPartnerships' }, { kind: 'syncBook' }];
    case 'EnrollmentUndone':
    case 'EnrollmentNotTaken':
    case 'ResellerAgreementNotTaken':
      return [show(false)];
    case 'PartnershipInvited':
      return [showPartnership(event.provider, true)];
    case 'PartnershipAcceptanceGiven':
      return [{ kind: 'acceptPartnership', provider: event.provider }, showPartnership(event.provider, false)];
    case 'PartnershipNotTaken':
      return [showPartnership(event.provider, false)];
    case 'PartnershipAccepted':
      return [showPartnership(event.provider, false), { kind: 'syncBook' }];
    default: {
      const never: never = event;
      return never;
    }
  }
}

import type { PersonRef } from '../actor';
import type { Effect, Tell } from '../effects';
import type { ProgrammeEvent } from './events';
import { noProgramme, type Programme } from './programme';
import { peopleOn } from './waitingList';

const admins: Tell['audience'] = { to: 'partner', roles: 'globalAdmins' };
const show = (turn: boolean, reminder: { readonly reminder?: true } = {}): Effect => ({
  kind: 'publish',
  subject: { kind: 'enrollment' },
  sides: ['partner'],
  tell: turn ? [{ audience: admins, turn, ...reminder }] : [],
});
const showPartnership = (provider: string, turn: boolean): Effect => ({
  kind: 'publish',
  subject: { kind: 'partnership', provider },
  sides: ['partner'],
  tell: turn ? [{ audience: admins, turn }] : [],
});

/** By time alone, so it waits for working hours. */
const byTime = { reminder: true } as const;
const showIncentives = (turn: boolean): Effect => ({
  kind: 'publish',
  subject: { kind: 'incentives' },
  sides: ['partner'],
  tell: turn ? [{ audience: admins, turn, ...byTime }] : [],
});
const showAccess = (turn: boolean): Effect => ({
  kind: 'publish',
  subject: { kind: 'access' },
  sides: ['partner'],
  tell: turn ? [{ audience: admins, turn }] : [],
});
/** These people get the card in a new message. */
const showTo = (people: readonly PersonRef[]): Effect => ({
  kind: 'publish',
  subject: { kind: 'enrollment' },
  sides: ['partner'],
  tell: people.map((person) => ({ audience: { to: 'person', person }, turn: true })),
});

const showPartnershipTo = (provider: string, person: PersonRef | undefined): Effect => ({
  kind: 'publish',
  subject: { kind: 'partnership', provider },
  sides: ['partner'],
  tell: person === undefined ? [] : [{ audience: { to: 'person', person }, turn: true }],
});

/** The work an event leaves behind; `after` is the programme with the event in it. */
export function programmeEffects(event: ProgrammeEvent, after: Programme = noProgramme): readonly Effect[] {
  switch (event.type) {
    case 'ChecklistProviderAdded':
    case 'ChecklistAnswered':
    case 'ChecklistProviderRemoved':
      return [];
    case 'ReconcileBegun':
      return [{ kind: 'reconcile' }];
    case 'PartnershipEnded':
      return [showPartnership(event.provider, true)];
    case 'AccessEnded':
    case 'AccessRestored':
      return [showAccess(event.type === 'AccessEnded')];
    case 'ProgrammeOpened':
      return [{ kind: 'findEnrollment' }, { kind: 'syncBook' }];
    case 'EnrollmentSubmitted':
      return [show(false), { kind: 'endEnrollmentUndo', notBefore: event.until }];
    case 'EnrollmentSendingBegun':
      return [{ kind: 'submitEnrollment' }, show(false)];
    case 'EnrollmentSent':
      return [{ kind: 'watchEnrollment' }, show(false), ...overdueAt(event)];
    case 'EnrollmentUnderReview':
    case 'EnrollmentStatedSent':
      return [show(false), ...overdueAt(event)];
    case 'EnrollmentFound':
      if (event.found === 'submitted') return [{ kind: 'watchEnrollment' }, show(false), ...overdueAt(event)];
      return event.found === 'approved' ? [show(true)] : [show(false), { kind: 'watchPartnerships' }];
    case 'EnrollmentApproved':
    case 'EnrollmentDeclined':
    case 'EnrollmentQuestioned':
      return [show(true)];
    case 'EnrollmentOverdue':
      return [show(true, byTime)];
    case 'ResellerAgreementAccepted':
      return [{ kind: 'acceptResellerAgreement' }, show(false)];
    case 'Enrolled':
      return [
        show(false),
        showIncentives(false),
        { kind: 'watchPartnerships' },
        { kind: 'syncBook' },
        ...(event.incentivesNoticeAt === undefined
          ? []
          : [{ kind: 'incentivesOverdue' as const, notBefore: event.incentivesNoticeAt }]),
      ];
    case 'RevenueStated':
    case 'NotifyMeStopped':
      return [show(false)];
    case 'NotifyMeAsked': {
      const { waiting } = after;
      // The first on the list sets its timers going.
      return waiting?.since === event.at && peopleOn(waiting).length === 1
        ? [show(false), { kind: 'watchWindow', since: event.at }, askAgain(event.at, event.askAgainAt)]
        : [show(false)];
    }
    case 'AskedAgain':
      return after.waiting === undefined
        ? []
        : [showTo(peopleOn(after.waiting)), askAgain(after.waiting.since, event.next)];
    case 'WindowOpened':
      return [showTo(event.people)];
    case 'IncentiveInvitationNoted':
      return [show(false), showIncentives(false)];
    case 'IncentivesOverdue':
      return [show(false), showIncentives(true)];
    case 'EnrollmentHandedOver':
    case 'EnrollmentReopened':
    case 'EnrollmentUndone':
      return [show(false)];
    // Whoever acted believes it is done: it is their turn again.
    case 'EnrollmentNotTaken':
    case 'ResellerAgreementNotTaken':
      return [showTo(event.asker === undefined ? [] : [event.asker])];
    case 'PartnershipInvited':
      return [showPartnership(event.provider, true)];
    case 'PartnershipAcceptanceGiven':
      return [{ kind: 'acceptPartnership', provider: event.provider }, showPartnership(event.provider, false)];
    case 'PartnershipNotTaken':
      return [showPartnershipTo(event.provider, event.asker)];
    // Its asker has the code before them, which no card shows again.
    case 'PairingOffered':
      return [];
    case 'ProviderPaired':
    case 'PairingEnded':
      return [showPartnership(event.provider, false), { kind: 'spreadPairing', provider: event.provider }];
    case 'PartnershipAccepted':
      return [showPartnership(event.provider, false), { kind: 'syncBook' }];
    default: {
      const never: never = event;
      return never;
    }
  }
}

const askAgain = (since: string, notBefore: string): Effect => ({ kind: 'askAgain', since, notBefore });

const overdueAt = (event: { readonly overdueAt?: string }): readonly Effect[] =>
  event.overdueAt === undefined ? [] : [{ kind: 'enrollmentOverdue', notBefore: event.overdueAt }];

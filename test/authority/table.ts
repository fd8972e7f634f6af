import type { VerbName } from '../../src/actions/verbs';
import { contoso, nordwind } from '../support/people';
import { answered, becomes, changes, type Expected, has, no, type Row, unknown } from './outcome';
import type { Who } from './people';
import { sees } from './sees';
import { licenses, type Story, type SubjectKind } from './stories';
import { answerVerbs } from './transferRows';

/** Where the enrollment stands in a story that is about something else. */
const enrollmentIn = ({ kind, state }: Story): string => {
  if (kind === 'enrollment') return state;
  return state === 'invitedEarly' || state === 'notEnrolled' ? 'approved' : 'enrolled';
};

/** A partner's transition: the id names nothing, each partner has one; another partner acts on its own, which has not begun. */
const ofProgramme = (
  about: readonly SubjectKind[],
  expect: (who: Who, state: string, story: Story) => Expected,
): Row => ({
  about,
  inputs: () => ({ confirmation: 'ENROLL BORÉAL', revenue: '212000', receivedOn: '', providerName: 'Newly compared' }),
  expect: (who, story) =>
    who.side === 'partner' ? expect(who, who.involved ? enrollmentIn(story) : 'elsewhere', story) : unknown,
});

/** ENR-14 to ENR-16: the agreement is the Global admin's, after approval; that it is accepted is said to everybody. */
const agreeing = (to: string) =>
  ofProgramme(['enrollment'], (who, state) => {
    if (['acceptingAgreement', 'enrolled'].includes(state)) return no('ENR-16', 'agreementAlreadyAccepted');
    if (!has(who, 'globalAdmin')) return no('ROL-1', 'roleNeeded');
    return state === 'approved' ? becomes(to) : no('ENR-14', 'notApproved');
  });

/** Only where the portal enrolls; here the connection does, so the button stands on no card of today. */
const statedInPortal = ofProgramme(['enrollment'], () => no('product', 'stale'));

const enrollmentRows = {
  /** ROL-1, ENR-5, ENR-7, ENR-18: what has begun is said to everybody. */
  submitEnrollment: ofProgramme(['enrollment'], (who, state) => {
    if (state === 'elsewhere') return no('ENR-1', 'profileNotCurrent');
    if (!['notStarted', 'windowClosed', 'onTheList'].includes(state)) return no('ENR-18', 'alreadyEnrolling');
    if (!has(who, 'globalAdmin')) return no('ROL-1', 'roleNeeded');
    return state === 'notStarted' ? becomes('submitting') : no('ENR-7', 'notOpenYet');
  }),
  acceptResellerAgreement: agreeing('acceptingAgreement'),
  stateEnrollmentSent: statedInPortal,
  stateEnrollmentApproved: statedInPortal,
  stateEnrollmentDeclined: statedInPortal,
  stateAgreementAccepted: statedInPortal,
  /** A.3-14. */
  reopenEnrollment: ofProgramme(['enrollment'], (who, state) => {
    if (['notStarted', 'windowClosed', 'onTheList', 'elsewhere'].includes(state)) return answered;
    if (state !== 'declined') return no('ENR-18', 'alreadyEnrolling');
    return has(who, 'globalAdmin') ? becomes('notStarted') : no('ROL-1', 'roleNeeded');
  }),
  stateRevenue: ofProgramme(['enrollment'], (who) =>
    has(who, 'globalAdmin', 'adminAgent') ? changes('revenue') : no('GEN-4', 'roleNeeded'),
  ),
  /** ENR-9: anybody of the partner may ask to be told. */
  notifyMe: ofProgramme(['enrollment'], (who, state) => {
    if (state === 'notStarted') return no('ENR-9', 'openAlready');
    if (state === 'onTheList') return who.as.startsWith('partner: Global admin and') ? answered : changes('waiting');
    return ['windowClosed', 'elsewhere'].includes(state) ? changes('waiting') : no('ENR-9', 'alreadyEnrolling');
  }),
  /** Only oneself. */
  stopAsking: ofProgramme(['enrollment'], (who, state) =>
    state === 'onTheList' && who.as.startsWith('partner: Global admin and') ? changes('waiting') : answered,
  ),
  noteIncentiveInvitation: ofProgramme(['incentives'], (who, state, story) => {
    if (!has(who, 'globalAdmin', 'adminAgent')) return no('INC-3', 'roleNeeded');
    if (state !== 'enrolled') return no('INC-1', 'incentivesNotYet');
    return story.state === 'noted' ? no('INC-1', 'invitationAlreadyNoted') : changes('incentives');
  }),
  addProvider: ofProgramme(['checklist'], (who) =>
    has(who, 'globalAdmin', 'adminAgent', 'salesAgent') ? changes('checklist') : no('PRO-2', 'roleNeeded'),
  ),
};

/** Things of the partner that their own id names: nobody else finds anything under it. */
const ofPartner = (
  about: readonly SubjectKind[],
  expect: (who: Who, story: Story) => Expected,
  more: Pick<Row, 'inputs'> = {},
): Row => ({
  ...more,
  about,
  expect: (who, story) =>
    who.side === 'partner' && who.involved && about.includes(story.kind) ? expect(who, story) : unknown,
});

const partnershipRows = {
  /** ROL-2, PRO-7 to PRO-9. */
  acceptPartnership: ofPartner(['partnership'], (who, { state }) => {
    if (state === 'none') return unknown;
    if (state === 'ended') return no('PRO-7', 'partnershipNotInvited');
    if (['accepting', 'accepted'].includes(state)) return no('PRO-9', 'partnershipAlreadyAccepted');
    if (!has(who, 'globalAdmin')) return no('ROL-2', 'roleNeeded');
    return state === 'invited' ? becomes('accepting') : no('ENR-16', 'notEnrolled');
  }),
  saveProviderAnswers: ofPartner(
    ['checklist'],
    (who, { state }) => {
      if (state === 'empty') return unknown;
      return has(who, 'globalAdmin', 'adminAgent', 'salesAgent') ? becomes('answered') : no('PRO-2', 'roleNeeded');
    },
    { inputs: () => ({ answer_area: 'yes' }) },
  ),
  removeProvider: ofPartner(['checklist'], (who, { state }) => {
    if (!has(who, 'globalAdmin', 'adminAgent', 'salesAgent'))
      return state === 'empty' ? unknown : no('PRO-2', 'roleNeeded');
    return state === 'empty' ? answered : becomes('none');
  }),
};

const consent = {
  customerConsent: 'true',
  shareBillTo: 'true',
  consentMethod: 'email',
  consentBy: 'Sofia Marin',
  consentDate: '2026-10-01',
};

/** EXT-2 to EXT-5. */
const extensionClosed: Readonly<Record<string, Expected>> = {
  notEnrolled: no('EXT-2', 'notEnrolled'),
  indirectCustomer: no('EXT-4', 'indirectCustomer'),
  notPartnered: no('EXT-5', 'partnershipNotAccepted'),
};
const extendedAlready = no('EXT-1', 'alreadyExtended');

/** ROL-3: the partner's Admin agent and nobody else. */
const adminAgents =
  (rule: string, expect: (story: Story) => Expected) =>
  (who: Who, story: Story): Expected =>
    has(who, 'adminAgent') ? expect(story) : no(rule, 'roleNeeded');

const relationshipRows = {
  recordConsent: ofPartner(
    ['relationship'],
    adminAgents('ROL-3', ({ state }) => {
      if (['extending', 'extended', 'verified'].includes(state)) return extendedAlready;
      return extensionClosed[state] ?? becomes(['adopted', 'listedOutside'].includes(state) ? 'verified' : 'consented');
    }),
    { inputs: () => consent },
  ),
  recordConsentDeclined: ofPartner(
    ['relationship'],
    adminAgents('ROL-3', ({ state }) => {
      if (['extending', 'extended', 'verified', 'adopted'].includes(state)) return extendedAlready;
      return state === 'declined' ? answered : becomes('declined');
    }),
  ),
  /** EXT-11: only with both consents on record. */
  extendRelationship: ofPartner(
    ['relationship'],
    adminAgents('ROL-3', ({ state }) => {
      if (['extending', 'extended', 'verified', 'adopted'].includes(state)) return extendedAlready;
      if (state === 'declined') return no('EXT-11', 'consentDeclined');
      return (
        extensionClosed[state] ?? (state === 'consented' ? becomes('extending') : no('EXT-11', 'consentNotRecorded'))
      );
    }),
  ),
  /** EXT-14: only what Partner Center lists. */
  adoptRelationship: ofPartner(
    ['relationship'],
    adminAgents('ROL-3', ({ state }) => {
      if (['verified', 'adopted'].includes(state)) return answered;
      if (state === 'indirectCustomer') return no('EXT-4', 'indirectCustomer');
      return state === 'listedOutside' ? becomes('verified') : no('EXT-14', 'providerNotListed');
    }),
  ),
  /** MCA-3, MCA-5: the provider's Admin or Sales agent; a reseller has no such card. */
  recordAgreement: {
    about: ['agreement'],
    inputs: () => ({
      agreementFirstName: 'Sofia',
      agreementLastName: 'Marin',
      agreementEmail: 'sofia@contoso.example',
      agreementDate: '2026-10-01',
    }),
    expect: (who, { kind, state }) => {
      if (kind !== 'agreement' || who.side !== 'provider' || !who.involved) return unknown;
      if (state !== 'open') return no('MCA-6', 'agreementAlreadyRecorded');
      return has(who, 'adminAgent', 'salesAgent') ? becomes('recording') : no('MCA-5', 'roleNeeded');
    },
  } satisfies Row,
};

const link = 'https://admin.microsoft.com/invitation/42';
const writing = () => ({ subject: 'Your subscriptions', body: `Please follow ${link} today.`, link });
const writtenAlready: Readonly<Record<string, Expected>> = {
  sent: no('INV-10', 'invitationSent'),
  authorized: no('INV-11', 'alreadyResellers'),
};
const notDrafted = no('INV-6', 'invitationNotDrafted');

const invitationRows = {
  draftInvitation: ofPartner(
    ['invitation'],
    adminAgents('INV-3', ({ state }) => {
      if (state === 'edited') return no('INV-8', 'invitationEdited');
      return writtenAlready[state] ?? becomes('preparing');
    }),
    { inputs: () => ({ language: 'en' }) },
  ),
  editInvitation: ofPartner(
    ['invitation'],
    adminAgents('INV-3', ({ state }) => {
      if (['none', 'preparing'].includes(state)) return notDrafted;
      return writtenAlready[state] ?? becomes('drafted');
    }),
    { inputs: writing },
  ),
  restoreInvitationLink: ofPartner(
    ['invitation'],
    adminAgents('INV-3', ({ state }) => {
      if (['none', 'preparing', 'linkNeeded'].includes(state)) return notDrafted;
      return writtenAlready[state] ?? becomes('drafted');
    }),
    { inputs: () => ({ subject: 'Your subscriptions', body: 'The link is gone.' }) },
  ),
  finishInvitation: ofPartner(
    ['invitation'],
    adminAgents('INV-3', ({ state }) => {
      if (['none', 'preparing', 'linkNeeded'].includes(state)) return notDrafted;
      return writtenAlready[state] ?? becomes('sent');
    }),
    { inputs: writing },
  ),
  stateAuthorized: ofPartner(
    ['invitation'],
    adminAgents('INV-3', ({ state }) => {
      if (state === 'authorized') return answered;
      return state === 'sent' ? becomes('authorized') : no('INV-10', 'invitationNotSent');
    }),
  ),
  /** INV-15, INV-16, PRO-10. */
  inviteNewCustomer: {
    about: ['newCustomer'],
    id: 'inviteNew',
    makes: 'newCustomer',
    inputs: () => ({ customerName: 'Newcomer', hasTenant: 'no' }),
    expect: (who, { kind, state }) => {
      if (who.side !== 'partner') return unknown;
      const partnered =
        !['enrollment', 'incentives'].includes(kind) &&
        !['none', 'invitedEarly', 'invited', 'accepting', 'ended', 'notEnrolled', 'notPartnered'].includes(
          kind === 'partnership' || state.startsWith('not') ? state : '',
        );
      if (!who.involved || !partnered) return no('PRO-10', 'partnershipNotAccepted');
      if (!has(who, 'adminAgent')) return no('INV-3', 'roleNeeded');
      return ['requested', 'appeared'].includes(state) ? no('INV-16', 'tenantAlreadyRequested') : becomes('requested');
    },
  } satisfies Row,
};

/** TRF-3 to TRF-9, MCA-5, MCA-6, INV-18: why nothing may be asked for. */
const transferClosed: Readonly<Record<string, Expected>> = {
  notEnrolled: no('TRF-3', 'notEnrolled'),
  indirectCustomer: no('INV-18', 'indirectTransfer'),
  notListed: no('TRF-9', 'providerNotListed'),
  noAgreement: no('MCA-6', 'agreementMissing'),
  attestedOnly: no('MCA-5', 'agreementNotRetained'),
};

const draftRows = {
  previewTransfer: { about: ['transferDraft'], expect: looked } satisfies Row,
  browseTransferDraft: { about: ['transferDraft'], inputs: () => ({ to: 'all' }), expect: looked } satisfies Row,
  createTransfer: {
    ...ofPartner(
      ['transferDraft'],
      adminAgents('ROL-4', ({ state }) => {
        if (state === 'allRequested') return no('CON-3', 'alreadyRequested');
        return transferClosed[state] ?? becomes('creating');
      }),
      { inputs: () => ({ subscriptionIds: licenses }) },
    ),
    makes: 'transfer',
  } satisfies Row,
  askForRequest: {
    ...ofPartner(
      ['transferDraft'],
      adminAgents('ROL-4', ({ state }) => {
        if (state === 'asked2026') return no('CON-3', 'alreadyRequested');
        return transferClosed[state] ?? (state === 'ready2026' ? becomes('asked') : no('CON-9', 'notEligible'));
      }),
    ),
    makes: 'transfer',
  } satisfies Row,
  /** CON-11: one step after the other. */
  advancePlan: ofPartner(
    ['plan'],
    adminAgents('CON-11', ({ state }) =>
      state === 'canceled' ? no('CON-11', 'planStepDone') : becomes(nextStep(state)),
    ),
    { inputs: ({ state }) => ({ step: nextStep(state) }) },
  ),
};

function nextStep(state: string): string {
  const steps = ['none', 'open', 'ordered', 'working', 'canceled'];
  return steps[Math.min(steps.indexOf(state) + 1, steps.length - 1)] ?? 'open';
}

function looked(who: Who, story: Story): Expected {
  return sees(who, story) ? answered : unknown;
}

/** Whose turn it is, so that the other side may remind of it (TRF-13). */
const turns: Readonly<Record<string, 'partner' | 'provider'>> = {
  'transfer active': 'provider',
  'transfer drifted': 'provider',
  'transfer recreateAsked': 'partner',
  'transfer heldForDrift': 'provider',
  'transfer heldForRole': 'provider',
  'transfer finished': 'provider',
  'transfer missing': 'partner',
  'transfer missingAnswered': 'provider',
  'transfer providerVerified': 'partner',
  'request asked': 'provider',
  'request open': 'partner',
  'request declined': 'provider',
  'request heldForRole': 'partner',
  'request finished': 'provider',
  'newCustomer requested': 'provider',
};

const toKnown =
  (to: Expected) =>
  (who: Who): Expected =>
    who.side === undefined ? unknown : to;

const everydayRows = {
  setLanguage: {
    about: ['enrollment'],
    inputs: () => ({ language: 'en' }),
    expect: toKnown({ is: 'own' }),
  } satisfies Row,
  saveSettings: {
    about: ['enrollment'],
    inputs: () => ({ language: 'en' }),
    expect: toKnown({ is: 'own' }),
  } satisfies Row,
  showRule: { about: ['enrollment'], inputs: () => ({ rule: 'TRF-7' }), expect: toKnown(answered) } satisfies Row,
  confirmPairing: { about: ['partnership'], expect: toKnown(answered) } satisfies Row,
  /** Asks for what one sees, among one's own. */
  askColleague: {
    about: ['transfer', 'request', 'relationship'],
    inputs: (_story, who) => ({ colleague: colleagueOf(who) }),
    expect: (who, story) => (sees(who, story) && who.involved ? { is: 'asks' } : unknown),
  } satisfies Row,
  remind: {
    about: ['transfer', 'request', 'newCustomer', 'relationship'],
    expect: (who, story) => {
      const { kind, state } = story;
      if (!['transfer', 'request', 'relationship', 'newCustomer'].includes(kind) || !sees(who, story)) return unknown;
      // Nothing was ever done with this provider, so there is no document to remind of.
      if (
        kind === 'relationship' &&
        ['none', 'notEnrolled', 'notPartnered', 'indirectCustomer', 'listedOutside'].includes(state)
      )
        return unknown;
      if (!has(who, 'globalAdmin', 'adminAgent', 'salesAgent')) return no('TRF-13', 'roleNeeded');
      const turn = turns[`${kind} ${state}`];
      return turn === undefined || turn === who.side ? no('TRF-13', 'nobodyToRemind') : changes('reminded');
    },
  } satisfies Row,
  /** No card of anybody reminds of anything in these stories. */
  snooze: { about: ['transfer'], expect: () => unknown } satisfies Row,
  open: {
    about: ['transfer', 'request', 'relationship', 'enrollment'],
    inputs: ({ kind }) => ({ what: openedAs[kind] }),
    expect: looked,
  } satisfies Row,
  refresh: { about: ['transfer', 'request', 'relationship', 'enrollment'], expect: looked } satisfies Row,
  adviseMove: {
    about: ['relationship'],
    id: `adviser:${contoso}:${nordwind}`,
    inputs: () => ({ needsAdmin: 'no', consentAnswer: 'yes', customerActs: 'yes' }),
    expect: (who, story) => {
      if (who.side !== 'partner' || !who.involved) return unknown;
      return advised(story);
    },
  } satisfies Row,
  /** Any partner may rehearse on its own book; tried once, since it does not depend on what is there. */
  startRehearsal: {
    about: ['enrollment'],
    expect: (who) => (who.side === 'partner' ? { is: 'own' } : unknown),
  } satisfies Row,
  /** Outside a rehearsal there is nothing to stop, start over or play. */
  stopRehearsal: { about: ['enrollment'], expect: () => unknown } satisfies Row,
  restartRehearsal: { about: ['enrollment'], expect: () => unknown } satisfies Row,
  playRehearsal: { about: ['enrollment'], expect: () => unknown } satisfies Row,
};

function advised({ kind, state }: Story): Expected {
  if (kind === 'enrollment' || kind === 'incentives' || (kind === 'partnership' && state === 'none')) return unknown;
  return answered;
}

const openedAs: Readonly<Record<SubjectKind, string>> = {
  enrollment: 'enrollment',
  incentives: 'incentives',
  partnership: 'partnership',
  checklist: 'providerAnswers',
  relationship: 'relationship',
  agreement: 'agreement',
  invitation: 'invitation',
  newCustomer: 'newCustomer',
  transferDraft: 'transferDraft',
  plan: 'plan',
  transfer: 'transfer',
  request: 'transfer',
};

function colleagueOf({ tenantId, userId }: Who): string {
  const aya = 'c0000000-0000-4000-8000-000000000004';
  const camille = 'c0000000-0000-4000-8000-000000000001';
  const tom = 'c1000000-0000-4000-8000-000000000002';
  const ines = 'c1000000-0000-4000-8000-000000000001';
  if (tenantId === nordwind) return userId === tom ? ines : tom;
  return userId === aya ? camille : aya;
}

/** The whole table: a verb without a row fails the matrix. */
export const rows: Readonly<Partial<Record<VerbName, Row>>> = {
  ...enrollmentRows,
  ...partnershipRows,
  ...relationshipRows,
  ...invitationRows,
  ...draftRows,
  ...answerVerbs,
  ...everydayRows,
};

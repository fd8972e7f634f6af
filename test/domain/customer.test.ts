import type { Actor } from '../../src/domain/actor';
import type { CustomerCommand } from '../../src/domain/customer/commands';
import { noCustomer } from '../../src/domain/customer/customer';
import { decideCustomer } from '../../src/domain/customer/decide';
import type { CustomerEvent } from '../../src/domain/customer/events';
import { evolveCustomer } from '../../src/domain/customer/evolve';
import type { TransferCandidate, TransferFacts } from '../../src/domain/customer/facts';
import { projectForPartner, projectForProvider } from '../../src/domain/customer/projection';
import { seed2021 as policy } from '../../src/domain/policy/seed2021';
import type { RefusalReason } from '../../src/domain/refusal';
import type { Role } from '../../src/domain/roles';
import { specification } from '../support/given';

const given = specification({ initial: noCustomer, decide: decideCustomer, evolve: evolveCustomer });
const now = '2026-10-07T14:00:00.000Z';
const until = '2026-10-07T14:00:30.000Z';
const provider = 'd0000000-0000-4000-8000-000000000001';
const partner = 'b0000000-0000-4000-8000-000000000001';
const actorOf = (tenantId: string, userId: string, ...roles: readonly Role[]): Actor => ({
  tenantId,
  userId,
  roles,
  rolesReadAt: now,
});
const camille = actorOf(partner, 'camille', 'globalAdmin', 'adminAgent');
const dev = actorOf(partner, 'dev', 'salesAgent');
const tom = actorOf(provider, 'tom', 'adminAgent');
const ines = actorOf(provider, 'ines', 'salesAgent');
const olaf = actorOf(provider, 'olaf', 'helpdeskAgent');
const ref = ({ tenantId, userId }: Actor) => ({ tenantId, userId });
const relationshipFacts = { enrolled: true, partnershipAccepted: true, customerKind: 'direct' as const };

type Of<T extends CustomerCommand['type']> = Extract<CustomerCommand, { type: T }>;
const consent = (change: Partial<Of<'recordConsent'>> = {}): CustomerCommand => ({
  type: 'recordConsent',
  now,
  actor: camille,
  policy,
  facts: relationshipFacts,
  provider,
  customerConsent: true,
  shareBillTo: true,
  consentMethod: 'email',
  consentBy: 'Sofia',
  consentDate: '2026-10-06',
  consentEvidence: 'mail 12',
  today: '2026-10-07',
  language: 'fr',
  customerWording: 'c',
  billToWording: 'b',
  ...change,
});
const extend = (change: Partial<Of<'extendRelationship'>> = {}): CustomerCommand => ({
  type: 'extendRelationship',
  now,
  actor: camille,
  policy,
  facts: relationshipFacts,
  provider,
  ...change,
});
const having = (events: readonly CustomerEvent[], command: CustomerCommand): readonly CustomerEvent[] => {
  const decision = decideCustomer(events.reduce(evolveCustomer, noCustomer), command);
  if ('refused' in decision) throw new Error(decision.refused.reason);
  return [...events, ...decision.events];
};
const consented = having([], consent());
const extending = having(consented, extend());
const verified = having(having(extending, { type: 'noteExtended', now, provider }), {
  type: 'noteProviderListed',
  now,
  provider,
});

describe('consents', () => {
  test('EXT-15: one confirmation records two consents, each on its own', () => {
    given().when(consent()).happens('CustomerConsentRecorded', 'BillToSharingConsented');
  });
  test.each<
    [
      string,
      Partial<Of<'recordConsent'>>,
      string,
      Parameters<ReturnType<ReturnType<typeof given>['when']>['isRefused']>[1],
      string,
    ]
  >([
    [
      'EXT-8: without agreeing to share the bill-to information',
      { shareBillTo: false },
      'EXT-8',
      'billToSharingMissing',
      'shareBillTo',
    ],
    [
      'EXT-11: without the customer informed and consenting',
      { customerConsent: false },
      'EXT-11',
      'customerConsentMissing',
      'customerConsent',
    ],
    ['EXT-11: without saying who consented', { consentBy: '  ' }, 'EXT-11', 'consentByMissing', 'consentBy'],
    ['EXT-11: without a date', { consentDate: '' }, 'EXT-11', 'consentDateMissing', 'consentDate'],
    [
      'EXT-11: with a date in the future',
      { consentDate: '2026-10-08' },
      'EXT-11',
      'consentDateInFuture',
      'consentDate',
    ],
  ])('%s it is refused at the field', (_name, change, rule, reason, field) => {
    given().when(consent(change)).isRefused(rule, reason, { field });
  });
  test('ROL-3: a Sales agent, or a Global admin who is not Admin agent, is refused', () => {
    given()
      .when(consent({ actor: dev }))
      .isRefused('ROL-3', 'roleNeeded', { roles: ['adminAgent'] });
    given()
      .when(consent({ actor: actorOf(partner, 'luc', 'globalAdmin') }))
      .isRefused('ROL-3', 'roleNeeded');
  });
  test('EXT-11: a customer that declined blocks the extension until a later consent', () => {
    const declined = having([], { type: 'recordConsentDeclined', now, actor: camille, policy, provider, comment: '' });
    given(...declined)
      .when(extend())
      .isRefused('EXT-11', 'consentDeclined');
    given(...having(declined, consent()))
      .when(extend())
      .happens('ExtensionRequested');
  });
});

describe('relationship extension', () => {
  test('EXT-11: nothing leaves without both consents on record', () => {
    given().when(extend()).isRefused('EXT-11', 'consentNotRecorded');
  });
  test('EXT-2, EXT-4, EXT-5: not before enrollment, not for indirect customers, not without the partnership', () => {
    const facts = relationshipFacts;
    given(...consented)
      .when(extend({ facts: { ...facts, enrolled: false } }))
      .isRefused('EXT-2', 'notEnrolled');
    given(...consented)
      .when(extend({ facts: { ...facts, customerKind: 'indirect' } }))
      .isRefused('EXT-4', 'indirectCustomer');
    given(...consented)
      .when(extend({ facts: { ...facts, partnershipAccepted: false } }))
      .isRefused('EXT-5', 'partnershipNotAccepted');
  });
  test('a consent names one provider and is worth nothing for another', () => {
    given(...consented)
      .when(extend({ provider: 'another' }))
      .isRefused('EXT-11', 'consentNotRecorded');
  });
  test('pressed twice, the second hears who did it', () => {
    given(...extending)
      .when(extend())
      .isRefused('EXT-1', 'alreadyExtended', { by: ref(camille) });
  });
  test('EXT-14: it is verified once Partner Center lists the provider', () => {
    expect(given(...verified).state.relationships[provider]?.status).toBe('verified');
    given(...verified)
      .when({ type: 'noteProviderListed', now, provider })
      .changesNothing();
  });
});

const base: TransferCandidate = {
  subscriptionId: 's1',
  name: 'Business Premium',
  kind: 'license',
  quantity: 25,
  eligible: true,
  addons: [{ subscriptionId: 's1a', name: 'Audio', quantity: 25 }],
};
const candidates: readonly TransferCandidate[] = [
  base,
  { subscriptionId: 's1a', name: 'Audio', kind: 'license', quantity: 25, eligible: true, addons: [], parentId: 's1' },
  { subscriptionId: 's2', name: 'Azure', kind: 'azurePayg', quantity: 1, eligible: true, addons: [], azureId: 'az' },
  { subscriptionId: 's3', name: 'Reservation', kind: 'reservation', quantity: 1, eligible: false, addons: [] },
];
const transferFacts: TransferFacts = {
  enrolled: true,
  providerListed: true,
  agreement: 'direct',
  candidates,
  providerName: 'Nordwind',
  partnerName: 'Boréal',
  customerName: 'Contoso',
};
const create = (change: Partial<Of<'createTransfer'>> = {}): CustomerCommand => ({
  type: 'createTransfer',
  now,
  actor: camille,
  policy,
  facts: transferFacts,
  provider,
  subscriptionIds: ['s1', 's2'],
  ...change,
});
const withFacts = (change: Partial<TransferFacts>) => create({ facts: { ...transferFacts, ...change } });

describe('creating a transfer request', () => {
  test('CON-4, CON-6: add-ons ride along and the quantities are a snapshot', () => {
    const state = given().when(create()).happens('TransferRequested');
    expect(state.transfers['1']).toMatchObject({
      status: 'creating',
      n: 1,
      policy: 'seed-2021',
      lines: [{ quantity: 25, addons: [{ quantity: 25 }] }, { azureId: 'az' }],
    });
  });
  test('TRF-3, TRF-9: not before enrollment, not when the provider is not listed', () => {
    given()
      .when(withFacts({ enrolled: false }))
      .isRefused('TRF-3', 'notEnrolled');
    given()
      .when(withFacts({ providerListed: false }))
      .isRefused('TRF-9', 'providerNotListed');
  });
  test('MCA-4, MCA-5, MCA-6: direct acceptance is retained, attestation is not, none is missing', () => {
    given()
      .when(withFacts({ agreement: 'attestation' }))
      .isRefused('MCA-5', 'agreementNotRetained');
    given()
      .when(withFacts({ agreement: 'none' }))
      .isRefused('MCA-6', 'agreementMissing');
    given()
      .when(withFacts({ agreement: 'throughProvider' }))
      .happens('TransferRequested');
  });
  test('TRF-7: it holds at least one subscription, all of this customer', () => {
    given()
      .when(create({ subscriptionIds: [] }))
      .isRefused('TRF-7', 'nothingSelected', { field: 'subscriptionIds' });
    given()
      .when(create({ subscriptionIds: ['s1', 'somebody else'] }))
      .isRefused('TRF-7', 'subscriptionUnknown');
  });
  test('CON-4, CON-9: an add-on alone and what cannot move are refused by name', () => {
    given()
      .when(create({ subscriptionIds: ['s1a'] }))
      .isRefused('CON-4', 'addonAlone', { about: 'Audio' });
    given()
      .when(create({ subscriptionIds: ['s3'] }))
      .isRefused('CON-9', 'notEligible', { about: 'Reservation' });
  });
  test('CON-3: a subscription is in one open request only, and is free again once that is withdrawn', () => {
    const requested = having([], create());
    given(...requested)
      .when(create({ subscriptionIds: ['s2'] }))
      .isRefused('CON-3', 'inOpenTransfer', { about: 'Azure' });
    const notCreated = having(requested, { type: 'noteTransferNotCreated', now, n: 1, explanation: 'x' });
    given(...notCreated)
      .when(create())
      .happens('TransferRequested');
  });
  test('ROL-4: a Sales agent may not create', () => {
    given()
      .when(create({ actor: dev }))
      .isRefused('ROL-4', 'roleNeeded', { roles: ['adminAgent'] });
  });
});

const active = having(having([], create()), { type: 'noteTransferCreated', now, n: 1, transferId: 't1' });
const answer = (change: Partial<Of<'answerTransfer'>> = {}): CustomerCommand => ({
  type: 'answerTransfer',
  now,
  actor: tom,
  version: 2,
  policy,
  n: 1,
  answer: 'accept',
  comment: '',
  until,
  ...change,
});
const accepting = having(active, answer());
const sendingAccept = having(accepting, { type: 'beginSendingAnswer', now: until, n: 1 });
const inProgress = having(sendingAccept, { type: 'noteAnswerTaken', now: until, n: 1, answer: 'accept' });

describe('answering', () => {
  test('ROL-5: Admin and Sales agents of the provider may accept; the Helpdesk agent and the partner may not', () => {
    given(...active)
      .when(answer())
      .happens('AnswerGiven');
    given(...active)
      .when(answer({ actor: ines }))
      .happens('AnswerGiven');
    given(...active)
      .when(answer({ actor: olaf }))
      .isRefused('ROL-5', 'roleNeeded');
    given(...active)
      .when(answer({ actor: camille }))
      .isRefused('TRF-16', 'wrongSide');
  });
  test('TRF-16: whoever comes second hears who already accepted and when, whatever version their card names', () => {
    for (const version of [1, 2, 3]) {
      given(...accepting)
        .when(answer({ actor: ines, version }))
        .isRefused('TRF-16', 'alreadyAnswered', { by: ref(tom), at: now, about: 'accept' });
    }
    given(...accepting)
      .when(answer({ answer: 'reject' }))
      .isRefused('TRF-16', 'alreadyAnswered');
    given(...inProgress)
      .when(answer())
      .isRefused('TRF-16', 'alreadyAnswered', { by: ref(tom) });
  });
  test('a card of before the drift is stale', () => {
    const drift = [{ subscriptionId: 's1', name: 'Business Premium', requested: 25, live: 30 }];
    const drifted = having(active, { type: 'noteDrift', now, n: 1, drift });
    given(...drifted)
      .when(answer({ version: 2 }))
      .isRefused('product', 'stale');
    given(...drifted)
      .when(answer({ version: 3 }))
      .happens('AnswerGiven');
    given(...drifted)
      .when({ type: 'noteDrift', now, n: 1, drift })
      .changesNothing();
  });
  test('while the provider answers, the partner cannot withdraw, and sees only that it is active', () => {
    const withdraw = answer({ actor: camille, answer: 'withdraw' });
    given(...accepting)
      .when(withdraw)
      .isRefused('TRF-16', 'beingAnswered');
    const transfer = given(...accepting).state.transfers['1'];
    expect(transfer && projectForPartner(transfer)).toMatchObject({ status: 'active' });
    expect(transfer && projectForProvider(transfer)).toMatchObject({ status: 'answering', by: ref(tom) });
    given(...active)
      .when(withdraw)
      .happens('AnswerGiven');
  });
  test('undo inside the window by a colleague with the role; not by another tenant, not afterwards', () => {
    given(...accepting)
      .when({ type: 'undoAnswer', now, actor: ines, policy, n: 1 })
      .happens('AnswerUndone');
    given(...accepting)
      .when({ type: 'undoAnswer', now, actor: camille, policy, n: 1 })
      .isRefused('product', 'notYoursToUndo');
    given(...sendingAccept)
      .when({ type: 'undoAnswer', now, actor: tom, policy, n: 1 })
      .isRefused('product', 'undoTooLate');
  });
  test('nothing is sent before the window ends, and once sending is said twice it happens once', () => {
    given(...accepting)
      .when({ type: 'beginSendingAnswer', now, n: 1 })
      .changesNothing();
    given(...sendingAccept)
      .when({ type: 'beginSendingAnswer', now: until, n: 1 })
      .changesNothing();
    given(...inProgress)
      .when({ type: 'noteAnswerTaken', now: until, n: 1, answer: 'accept' })
      .changesNothing();
  });
  test('CON-6: drift before sending holds the acceptance, which may then be given knowing it', () => {
    const drift = [{ subscriptionId: 's1', name: 'Business Premium', requested: 25, live: 30 }];
    const held = having(sendingAccept, { type: 'holdTransfer', now: until, n: 1, why: 'drift', drift });
    given(...held)
      .when(answer({ version: 2 }))
      .isRefused('product', 'stale');
    const state = given(...held)
      .when(answer({ version: 3 }))
      .happens('AnswerGiven');
    expect(state.transfers['1']).toMatchObject({ status: 'answering', drift });
  });
  test('CON-3: a rejected request frees its subscriptions', () => {
    const rejecting = having(having(active, answer({ answer: 'reject', comment: 'wrong MPN' })), {
      type: 'beginSendingAnswer',
      now: until,
      n: 1,
    });
    const rejected = having(rejecting, { type: 'noteAnswerTaken', now: until, n: 1, answer: 'reject' });
    expect(given(...rejected).state.transfers['1']).toMatchObject({ status: 'rejected', comment: 'wrong MPN' });
    given(...rejected)
      .when(create())
      .happens('TransferRequested');
  });
  test('what was done in the portal is believed', () => {
    const outside = having(active, { type: 'noteAnsweredOutside', now, n: 1, answer: 'accept' });
    expect(given(...outside).state.transfers['1']).toMatchObject({ status: 'inProgress' });
    given(...inProgress)
      .when({ type: 'noteAnsweredOutside', now, n: 1, answer: 'reject' })
      .changesNothing();
  });
});

const outcomes = [
  { subscriptionId: 's1', outcome: 'complete' as const, newSubscriptionId: 'n1' },
  { subscriptionId: 's2', outcome: 'complete' as const, newSubscriptionId: 'n2' },
];
const finished = having(inProgress, { type: 'noteTransferFinished', now, n: 1, result: 'complete', outcomes });
const verify = (change: Partial<Of<'verifyAsProvider'>> = {}): CustomerCommand => ({
  type: 'verifyAsProvider',
  now,
  actor: ines,
  policy,
  n: 1,
  allThere: true,
  missing: '',
  ...change,
});
const close = (change: Partial<Of<'verifyAsPartner'>> = {}): CustomerCommand => ({
  type: 'verifyAsPartner',
  now,
  actor: dev,
  policy,
  n: 1,
  sources: { s1: 'suspended', s2: 'gone' },
  ...change,
});
const providerVerified = having(finished, verify());

describe('the two verifications', () => {
  test('TRF-17: accepted is not complete', () => {
    given(...inProgress)
      .when(verify())
      .isRefused('TRF-17', 'notComplete');
  });
  test('VER-1: the partner’s answer about what is missing happens once, and only to what is asked now', () => {
    const missing = having(finished, verify({ allThere: false, missing: 'Azure' }));
    const version = given(...missing).state.transfers['1']?.version ?? 0;
    const command = {
      type: 'answerMissing' as const,
      now,
      actor: camille,
      policy,
      n: 1,
      comment: 'Look again',
      version,
    };
    given(...missing)
      .when({ ...command, version: version - 1 })
      .isRefused('product', 'stale');
    const answered = having(missing, command);
    expect(answered).toHaveLength(missing.length + 1);
    given(...answered)
      .when(command)
      .changesNothing();
  });

  test('VER-1: the provider verifies; "something is missing" keeps step 3 open', () => {
    given(...finished)
      .when(verify())
      .happens('VerifiedByProvider');
    const missing = having(finished, verify({ allThere: false, missing: 'Azure' }));
    expect(given(...missing).state.transfers['1']).toMatchObject({ status: 'finished', missing: 'Azure' });
    given(...missing)
      .when(close())
      .isRefused('VER-2', 'notVerifiedByProvider');
    given(...providerVerified)
      .when(verify())
      .isRefused('VER-1', 'alreadyVerified', { by: ref(ines) });
  });
  test('VER-2: what the provider confirmed in an e-mail is kept as the partner’s word, and opens the last check', () => {
    const confirm = (change: Partial<Of<'confirmByEmail'>> = {}): CustomerCommand => ({
      type: 'confirmByEmail',
      now,
      actor: camille,
      policy,
      n: 1,
      confirmedBy: ' Ada Lind ',
      confirmedOn: now.slice(0, 10),
      today: now.slice(0, 10),
      ...change,
    });
    const day = (offset: number) => new Date(Date.parse(now) + offset * 86_400_000).toISOString().slice(0, 10);
    const refused = (change: Parameters<typeof confirm>[0], ...why: [string, RefusalReason, object?]) =>
      given(...finished)
        .when(confirm(change))
        .isRefused(...why);
    refused({ actor: ines }, 'VER-2', 'wrongSide');
    refused({ actor: dev }, 'VER-2', 'roleNeeded');
    refused({ confirmedBy: ' ' }, 'VER-2', 'confirmerMissing', { field: 'confirmedBy' });
    refused({ confirmedOn: 'soon' }, 'VER-2', 'confirmedOnMissing', { field: 'confirmedOn' });
    refused({ confirmedOn: day(1) }, 'VER-2', 'confirmedInFuture', { field: 'confirmedOn' });
    refused({ confirmedOn: day(-3) }, 'VER-2', 'confirmedTooEarly', { field: 'confirmedOn' });
    given(...inProgress)
      .when(confirm())
      .isRefused('TRF-17', 'notComplete');
    const confirmed = having(finished, confirm());
    expect(given(...confirmed).state.transfers['1']).toMatchObject({
      status: 'providerVerified',
      verifiedBy: ref(camille),
      byEmail: { confirmedBy: 'Ada Lind', confirmedOn: now.slice(0, 10) },
    });
    given(...confirmed)
      .when(confirm())
      .isRefused('VER-1', 'alreadyVerified', { by: ref(camille) });
    expect(
      given(...confirmed)
        .when(close())
        .happens('TransferClosed').transfers['1'],
    ).toMatchObject({ status: 'closed', byEmail: { confirmedBy: 'Ada Lind' } });
  });
  test('ROL-6: a Sales agent of the partner may close; a Helpdesk agent may not', () => {
    given(...providerVerified)
      .when(close())
      .happens('TransferClosed');
    given(...providerVerified)
      .when(close({ actor: actorOf(partner, 'hana', 'helpdeskAgent') }))
      .isRefused('ROL-6', 'roleNeeded');
  });
  test('VER-6, VER-7: Azure must be gone and licenses suspended; anything still active keeps the request open', () => {
    given(...providerVerified)
      .when(close({ sources: { s1: 'stillActive', s2: 'gone' } }))
      .isRefused('VER-5', 'sourceNotSettled', { about: 'Business Premium' });
    given(...providerVerified)
      .when(close({ sources: { s1: 'suspended', s2: 'suspended' } }))
      .isRefused('VER-5', 'sourceNotSettled', { about: 'Azure' });
  });
  test('VER-5: a source that cannot be read keeps the request open, and is said to be unread', () => {
    given(...providerVerified)
      .when(close({ sources: {} }))
      .isRefused('VER-5', 'sourceUnreadable', { about: 'Business Premium' });
    given(...providerVerified)
      .when(close({ sources: { s1: 'suspended', s2: 'unknown' } }))
      .isRefused('VER-5', 'sourceUnreadable', { about: 'Azure' });
  });
  test('closed twice, the second hears who did it', () => {
    given(...having(providerVerified, close()))
      .when(close())
      .isRefused('VER-4', 'alreadyClosed', { by: ref(dev) });
  });
});

describe('archiving', () => {
  test('what is over leaves its lines behind once, and a late answer still hears what happened', () => {
    const closed = having(providerVerified, close());
    const archived = having(closed, { type: 'noteArchived', now, n: 1 });
    expect(given(...archived).state.transfers['1']).toMatchObject({ status: 'closed', archived: true, lines: [] });
    given(...archived)
      .when({ type: 'noteArchived', now, n: 1 })
      .changesNothing();
    given(...archived)
      .when(close())
      .isRefused('VER-4', 'alreadyClosed', { by: ref(dev) });
    given(...archived)
      .when(answer())
      .isRefused('TRF-16', 'alreadyAnswered', { by: ref(tom) });
  });
  test('what is still open stays whole', () => {
    given(...active)
      .when({ type: 'noteArchived', now, n: 1 })
      .changesNothing();
    given(...finished)
      .when({ type: 'noteArchived', now, n: 1 })
      .changesNothing();
  });
});

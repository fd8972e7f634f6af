import type { Actor } from '../../src/domain/actor';
import { seed2021 as policy } from '../../src/domain/policy/seed2021';
import type { ProgrammeCommand } from '../../src/domain/programme/commands';
import { decideProgramme } from '../../src/domain/programme/decide';
import { programmeEffects } from '../../src/domain/programme/effects';
import type { ProgrammeEvent } from '../../src/domain/programme/events';
import { evolveProgramme } from '../../src/domain/programme/evolve';
import { noProgramme } from '../../src/domain/programme/programme';
import type { Role } from '../../src/domain/roles';
import { specification } from '../support/given';

const given = specification({ initial: noProgramme, decide: decideProgramme, evolve: evolveProgramme });
const now = '2026-10-07T14:00:00.000Z';
const until = '2026-10-07T14:00:15.000Z';
const provider = 'd0000000-0000-4000-8000-000000000001';
const actor = (...roles: readonly Role[]): Actor => ({ tenantId: 'b', userId: 'camille', roles, rolesReadAt: now });
const admin = actor('globalAdmin');
const by = { tenantId: 'b', userId: 'camille' };
const facts = { profileCurrent: true, mpnCurrent: true, anniversaryMonth: 10, phrase: 'inscrire boreal' };
const submit = (change: Partial<Extract<ProgrammeCommand, { type: 'submitEnrollment' }>> = {}): ProgrammeCommand => ({
  type: 'submitEnrollment',
  now,
  actor: admin,
  version: 1,
  policy,
  facts,
  confirmation: 'inscrire boreal',
  primaryContact: 'c@b.example',
  until,
  ...change,
});
const submitted: ProgrammeEvent = { type: 'EnrollmentSubmitted', by, at: now, until, primaryContact: 'c@b.example' };
const sending: ProgrammeEvent = { type: 'EnrollmentSendingBegun', at: until };
const sent: ProgrammeEvent = { type: 'EnrollmentSent', at: until, approvalDueBy: '2026-10-14T21:00:00.000Z' };
const approved: ProgrammeEvent = { type: 'EnrollmentApproved', at: until };
const agreed: ProgrammeEvent = { type: 'ResellerAgreementAccepted', by, at: until };
const enrolled: ProgrammeEvent = { type: 'Enrolled', at: until };
const invited: ProgrammeEvent = { type: 'PartnershipInvited', provider, name: 'Nordwind', at: until };
const all = [submitted, sending, sent, approved, agreed, enrolled];

describe('submitting the enrollment', () => {
  test('ENR-5: the Global admin submits behind the typed phrase, and nothing is sent inside the undo window', () => {
    const state = given().when(submit()).happens('EnrollmentSubmitted');
    expect(state.enrollment).toMatchObject({ status: 'submitting', until });
    expect(programmeEffects(submitted)).toContainEqual({ kind: 'endEnrollmentUndo', notBefore: until });
    expect(programmeEffects(submitted).map((effect) => effect.kind)).not.toContain('submitEnrollment');
  });
  test('ROL-1: an Admin agent who is not Global admin is refused, and told the role', () => {
    given()
      .when(submit({ actor: actor('adminAgent') }))
      .isRefused('ROL-1', 'roleNeeded', { roles: ['globalAdmin'] });
  });
  test('ENR-1: a profile that is not current is refused', () => {
    given()
      .when(submit({ facts: { ...facts, profileCurrent: false } }))
      .isRefused('ENR-1', 'profileNotCurrent');
  });
  test('ENR-2: an MPN ID that is not current is refused', () => {
    given()
      .when(submit({ facts: { ...facts, mpnCurrent: false } }))
      .isRefused('ENR-2', 'mpnNotCurrent');
  });
  test.each([[1], [3], [8]])('ENR-7: an anniversary in month %i is outside the window', (anniversaryMonth) => {
    given()
      .when(submit({ facts: { ...facts, anniversaryMonth } }))
      .isRefused('ENR-7', 'notOpenYet');
  });
  test.each([[9], [10], [11], [12]])('ENR-7: an anniversary in month %i is inside the window', (anniversaryMonth) => {
    given()
      .when(submit({ facts: { ...facts, anniversaryMonth } }))
      .happens('EnrollmentSubmitted');
  });
  test('ENR-18: another phrase is refused at its field', () => {
    given()
      .when(submit({ confirmation: 'yes' }))
      .isRefused('ENR-18', 'phraseMismatch', { field: 'confirmation' });
  });
  test('said twice, the second hears who did it and when', () => {
    given(submitted).when(submit()).isRefused('ENR-18', 'alreadyEnrolling', { by, at: now });
  });
  test('a card of an older version is stale; one of a newer version says this replica is behind', () => {
    const failed: ProgrammeEvent = { type: 'EnrollmentNotTaken', at: until, explanation: 'x' };
    given(submitted, sending, failed)
      .when(submit({ version: 1 }))
      .isRefused('product', 'stale');
    given()
      .when(submit({ version: 2 }))
      .isRefused('product', 'ahead');
  });
});

describe('the undo window', () => {
  test('undo inside the window: nothing was submitted', () => {
    const state = given(submitted).when({ type: 'undoEnrollment', now, actor: admin }).happens('EnrollmentUndone');
    expect(state.enrollment.status).toBe('notStarted');
  });
  test('it is not sent before the window ends', () => {
    given(submitted).when({ type: 'beginSendingEnrollment', now }).changesNothing();
    given(submitted).when({ type: 'beginSendingEnrollment', now: until }).happens('EnrollmentSendingBegun');
  });
  test('after the window undo is refused', () => {
    given(submitted, sending).when({ type: 'undoEnrollment', now, actor: admin }).isRefused('ENR-18', 'undoTooLate');
  });
  test('undone twice, nothing happens', () => {
    given(submitted, { type: 'EnrollmentUndone', by, at: now })
      .when({ type: 'undoEnrollment', now, actor: admin })
      .changesNothing();
  });
});

describe('approval and agreement', () => {
  test('ENR-16: approval alone enrolls nobody', () => {
    expect(given(submitted, sending, sent, approved).state.enrollment.status).toBe('approved');
  });
  test('ENR-15: the Global admin accepts the agreement after approval', () => {
    const accept: ProgrammeCommand = { type: 'acceptResellerAgreement', now, actor: admin, policy };
    given(submitted, sending, sent, approved).when(accept).happens('ResellerAgreementAccepted');
    given(submitted, sending, sent).when(accept).isRefused('ENR-14', 'notApproved');
    given(...all)
      .when(accept)
      .isRefused('ENR-16', 'agreementAlreadyAccepted', { by });
    given(submitted, sending, sent, approved)
      .when({ ...accept, actor: actor('adminAgent') })
      .isRefused('ROL-1', 'roleNeeded');
  });
  test('ENR-18: no command leads from enrolled back to direct bill only', () => {
    given(...all)
      .when({ type: 'undoEnrollment', now, actor: admin })
      .isRefused('ENR-18', 'undoTooLate');
    given(...all)
      .when(submit())
      .isRefused('ENR-18', 'alreadyEnrolling');
    given(...all)
      .when({ type: 'noteEnrollmentDeclined', now })
      .changesNothing();
  });
  test('what Partner Center says twice happens once', () => {
    given(submitted, sending, sent, approved).when({ type: 'noteEnrollmentApproved', now }).changesNothing();
    given(...all)
      .when({ type: 'noteEnrolled', now })
      .changesNothing();
  });
});

describe('partnership', () => {
  const accept: ProgrammeCommand = { type: 'acceptPartnership', now, actor: admin, policy, provider };
  test('PRO-7, PRO-8: the Global admin accepts an invitation that arrived', () => {
    given(...all, invited)
      .when(accept)
      .happens('PartnershipAcceptanceGiven');
    given(...all)
      .when(accept)
      .isRefused('PRO-7', 'partnershipNotInvited');
    given(...all, invited)
      .when({ ...accept, actor: actor('adminAgent') })
      .isRefused('ROL-2', 'roleNeeded');
    given(invited).when(accept).isRefused('ENR-16', 'notEnrolled');
  });
  test('PRO-9: accepted twice, the second hears who did it', () => {
    const given2: ProgrammeEvent = { type: 'PartnershipAcceptanceGiven', provider, by, at: now };
    given(...all, invited, given2)
      .when(accept)
      .isRefused('PRO-9', 'partnershipAlreadyAccepted', { by });
  });
  test('a partnership accepted in the portal is seen', () => {
    given()
      .when({ type: 'notePartnershipAccepted', now, provider, name: 'Nordwind' })
      .happens('PartnershipInvited', 'PartnershipAccepted');
  });
});

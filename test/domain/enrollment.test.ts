import type { Actor } from '../../src/domain/actor';
import { current2026 } from '../../src/domain/policy/current2026';
import { seed2021 as policy } from '../../src/domain/policy/seed2021';
import type { ProgrammeCommand } from '../../src/domain/programme/commands';
import { decideProgramme } from '../../src/domain/programme/decide';
import { programmeEffects } from '../../src/domain/programme/effects';
import { isEmail } from '../../src/domain/programme/enrollment';
import type { ProgrammeEvent } from '../../src/domain/programme/events';
import { evolveProgramme } from '../../src/domain/programme/evolve';
import { noProgramme } from '../../src/domain/programme/programme';
import type { Role } from '../../src/domain/roles';
import { specification } from '../support/given';

const given = specification({ initial: noProgramme, decide: decideProgramme, evolve: evolveProgramme });
const now = '2026-10-07T14:00:00.000Z';
const later = '2026-10-20T14:00:00.000Z';
const actor = (...roles: readonly Role[]): Actor => ({ tenantId: 'b', userId: 'camille', roles, rolesReadAt: now });
const admin = actor('globalAdmin');
const by = { tenantId: 'b', userId: 'camille' };
const primaryContact = 'c@b.example';
const approval = { approvalDueBy: '2026-10-14T21:00:00.000Z', overdueAt: '2026-10-15T13:00:00.000Z' };
const incentives = { dueBy: '2026-11-07T04:59:59.999Z', noticeAt: '2026-11-07T14:00:00.000Z' };
const facts = { profileCurrent: true, mpnCurrent: true, anniversaryMonth: 10, phrase: 'inscrire boreal' };

const submit = (change: Partial<Extract<ProgrammeCommand, { type: 'submitEnrollment' }>> = {}): ProgrammeCommand => ({
  type: 'submitEnrollment',
  now,
  actor: admin,
  policy,
  facts,
  confirmation: 'inscrire boreal',
  primaryContact,
  until: now,
  ...change,
});
const state = (
  said: 'sent' | 'approved' | 'declined' | 'agreed',
  change: { readonly actor?: Actor; readonly version?: number } = {},
): ProgrammeCommand => ({
  type: 'stateEnrollment',
  now: later,
  actor: admin,
  policy,
  said,
  approval,
  incentives,
  ...change,
});

const submitted: ProgrammeEvent[] = [
  { type: 'EnrollmentSubmitted', by, at: now, until: now, primaryContact },
  { type: 'EnrollmentSendingBegun', at: now },
  { type: 'EnrollmentSent', at: now, ...approval },
];
const handedOver: ProgrammeEvent = { type: 'EnrollmentHandedOver', by, at: now, primaryContact };
const statedSent: ProgrammeEvent = { type: 'EnrollmentStatedSent', by, at: now, ...approval };

describe('preconditions', () => {
  test('ENR-12: a primary contact that is no e-mail address is refused at its field', () => {
    given()
      .when(submit({ primaryContact: 'camille at boreal' }))
      .isRefused('ENR-12', 'contactNotEmail', { field: 'primaryContact' });
  });
  test.each([
    'a@b',
    'a b@c.example',
    '@c.example',
    'a@.example',
    'a@c..example',
    `${'a'.repeat(250)}@c.example`,
    '<a@c.example>',
  ])('ENR-12: %s is no address', (text) => expect(isEmail(text)).toBe(false));
  test.each(['camille@boreal.example', "o'neil+csp@sub.boreal.example", 'élise@boréal.example'])(
    'ENR-12: %s is one',
    (text) => expect(isEmail(text)).toBe(true),
  );
  test('ENR-7: where Microsoft opened it early, the month does not count', () => {
    given()
      .when(submit({ facts: { ...facts, anniversaryMonth: 3, openedEarly: true } }))
      .happens('EnrollmentSubmitted');
  });
  test('GEN-5, ENR-7: newer rules have no window and refuse an account that is Active', () => {
    const march = { ...facts, anniversaryMonth: 3 };
    given()
      .when(submit({ policy: current2026, facts: march }))
      .happens('EnrollmentSubmitted');
    given()
      .when(submit({ policy: current2026, facts: { ...march, directBillStatus: 'active' } }))
      .isRefused('GEN-5', 'notRestricted');
  });
});

describe('where only the portal enrolls', () => {
  const unreadable = {
    profileCurrent: undefined,
    mpnCurrent: undefined,
    anniversaryMonth: undefined,
    phrase: 'inscrire boreal',
  };

  test('ENR-5: what no interface tells is left to the portal, and nothing is sent from here', () => {
    const after = given()
      .when(submit({ facts: unreadable, inPortal: true }))
      .happens('EnrollmentHandedOver');
    expect(after.enrollment).toMatchObject({ status: 'inPortal', version: 2, primaryContact });
    expect(programmeEffects(handedOver, after).map((effect) => effect.kind)).toEqual(['publish']);
  });
  test('ENR-18: the phrase is asked there as well', () => {
    given()
      .when(submit({ facts: unreadable, inPortal: true, confirmation: 'yes' }))
      .isRefused('ENR-18', 'phraseMismatch');
  });
  test('ENR-11, ENR-14, ENR-16: sent, approved and agreed are stated in turn, each with who said so', () => {
    const sent = given(handedOver).when(state('sent')).happens('EnrollmentStatedSent');
    expect(sent.enrollment).toMatchObject({
      status: 'submitted',
      statedBy: by,
      at: later,
      ...{ approvalDueBy: approval.approvalDueBy },
    });
    const approved = given(handedOver, statedSent).when(state('approved')).happens('EnrollmentApproved');
    expect(approved.enrollment).toMatchObject({ status: 'approved', statedBy: by, primaryContact });
    const agreed = given(handedOver, statedSent, { type: 'EnrollmentApproved', at: now, by })
      .when(state('agreed'))
      .happens('Enrolled');
    expect(agreed.enrollment).toMatchObject({ status: 'enrolled', by, statedBy: by, primaryContact });
    expect(agreed.incentives).toEqual({ from: later, dueBy: incentives.dueBy });
  });
  test('ENR-16: the agreement cannot be stated before the approval', () => {
    given(handedOver, statedSent).when(state('agreed')).isRefused('ENR-14', 'notApproved');
  });
  test('ROL-1: each statement needs the Global admin', () => {
    given(handedOver)
      .when(state('sent', { actor: actor('adminAgent') }))
      .isRefused('ROL-1', 'roleNeeded');
    given(handedOver, statedSent)
      .when(state('approved', { actor: actor('salesAgent') }))
      .isRefused('ROL-1', 'roleNeeded');
  });
  test('a statement made twice hears that it was made; one from an old card is stale', () => {
    given(handedOver, statedSent).when(state('sent')).isRefused('ENR-14', 'enrollmentAlreadyStated', { by, at: now });
    given(handedOver, statedSent)
      .when(state('approved', { version: 1 }))
      .isRefused('product', 'stale');
  });
  test('ENR-18: until it was done there it can be left; afterwards not', () => {
    given(handedOver).when({ type: 'undoEnrollment', now, actor: admin }).happens('EnrollmentUndone');
    given(handedOver, statedSent)
      .when({ type: 'undoEnrollment', now, actor: admin })
      .isRefused('ENR-18', 'undoTooLate');
  });
});

describe('Microsoft’s answer', () => {
  test('ENR-11: overdue only after the last business day, and told once to the Global admins', () => {
    given(...submitted)
      .when({ type: 'noteEnrollmentOverdue', now: approval.approvalDueBy })
      .changesNothing();
    const after = given(...submitted)
      .when({ type: 'noteEnrollmentOverdue', now: approval.overdueAt })
      .happens('EnrollmentOverdue');
    const overdue: ProgrammeEvent = { type: 'EnrollmentOverdue', at: approval.overdueAt };
    expect(programmeEffects(overdue, after)).toEqual([
      expect.objectContaining({
        tell: [{ audience: { to: 'partner', roles: 'globalAdmins' }, turn: true, reminder: true }],
      }),
    ]);
    given(...submitted, overdue)
      .when({ type: 'noteEnrollmentOverdue', now: later })
      .changesNothing();
  });
  test('ENR-11: what was sent leaves a timer for the morning after the last day', () => {
    const [, , sent] = submitted;
    expect(sent === undefined ? [] : programmeEffects(sent)).toContainEqual({
      kind: 'enrollmentOverdue',
      notBefore: approval.overdueAt,
    });
  });
  test('ENR-10: approved in time, nothing is overdue', () => {
    given(...submitted, { type: 'EnrollmentApproved', at: now })
      .when({ type: 'noteEnrollmentOverdue', now: later })
      .changesNothing();
  });
  test.each(['information', 'unknown'] as const)(
    'A.3-14: a question (%s) is told once, and its answer starts the days anew',
    (what) => {
      const asked: ProgrammeEvent = { type: 'EnrollmentQuestioned', at: now, what };
      const after = given(...submitted)
        .when({ type: 'noteEnrollmentQuestion', now, what })
        .happens('EnrollmentQuestioned');
      expect(after.enrollment).toMatchObject({ status: 'submitted', question: { what, at: now } });
      given(...submitted, asked)
        .when({ type: 'noteEnrollmentQuestion', now: later, what })
        .changesNothing();
      const again = { approvalDueBy: '2026-10-27T21:00:00.000Z', overdueAt: '2026-10-28T13:00:00.000Z' };
      const resumed = given(...submitted, asked, { type: 'EnrollmentOverdue', at: later })
        .when({ type: 'noteEnrollmentUnderReview', now: later, ...again })
        .happens('EnrollmentUnderReview');
      expect(resumed.enrollment).toMatchObject({ status: 'submitted', approvalDueBy: again.approvalDueBy });
      expect(resumed.enrollment).not.toHaveProperty('question');
      expect(resumed.enrollment).not.toHaveProperty('overdueSince');
    },
  );
  test('A.3-14: declined can be asked for again by the Global admin', () => {
    const declined: ProgrammeEvent = { type: 'EnrollmentDeclined', at: now };
    const after = given(...submitted, declined)
      .when({ type: 'reopenEnrollment', now, actor: admin, policy, version: 2 })
      .happens('EnrollmentReopened');
    expect(after.enrollment).toEqual({ status: 'notStarted', version: 3 });
    given(...submitted, declined)
      .when({ type: 'reopenEnrollment', now, actor: actor('adminAgent'), policy })
      .isRefused('ROL-1', 'roleNeeded');
    given(...submitted)
      .when({ type: 'reopenEnrollment', now, actor: admin, policy })
      .isRefused('ENR-18', 'alreadyEnrolling');
  });
  test('ENR-16: what was done outside counts, and never overrules what is under way here', () => {
    const found = (what: 'submitted' | 'approved' | 'enrolled'): ProgrammeCommand => ({
      type: 'noteEnrollmentFound',
      now,
      found: what,
      approval,
    });
    expect(given().when(found('enrolled')).happens('EnrollmentFound').enrollment.status).toBe('enrolled');
    expect(given().when(found('approved')).happens('EnrollmentFound').enrollment.status).toBe('approved');
    expect(given().when(found('submitted')).happens('EnrollmentFound').enrollment.status).toBe('submitted');
    given(...submitted)
      .when(found('enrolled'))
      .changesNothing();
  });
});

import { seed2021 as policy } from '../../src/domain/policy/seed2021';
import { decideProgramme } from '../../src/domain/programme/decide';
import { programmeEffects } from '../../src/domain/programme/effects';
import type { ProgrammeEvent } from '../../src/domain/programme/events';
import { evolveProgramme } from '../../src/domain/programme/evolve';
import { noProgramme } from '../../src/domain/programme/programme';
import type { Role } from '../../src/domain/roles';
import { specification } from '../support/given';

const given = specification({ initial: noProgramme, decide: decideProgramme, evolve: evolveProgramme });
const now = '2026-10-24T14:00:00.000Z';
const by = { tenantId: 'b', userId: 'camille' };
const actor = (...roles: readonly Role[]) => ({ ...by, roles, rolesReadAt: now });
const enrolled: ProgrammeEvent[] = [
  { type: 'EnrollmentSubmitted', by, at: now, until: now, primaryContact: 'c@b.example' },
  { type: 'EnrollmentSendingBegun', at: now },
  { type: 'EnrollmentSent', at: now, approvalDueBy: now },
  { type: 'EnrollmentApproved', at: now },
  { type: 'ResellerAgreementAccepted', by, at: now },
];
const both: ProgrammeEvent = {
  type: 'Enrolled',
  at: '2026-10-07T14:00:00.000Z',
  incentivesDueBy: '2026-11-07T03:59:59.999Z',
  incentivesNoticeAt: '2026-11-07T14:00:00.000Z',
};
const noted: ProgrammeEvent = { type: 'IncentiveInvitationNoted', by, at: now, receivedOn: '2026-10-24' };
const note = (change: { readonly receivedOn?: string; readonly roles?: readonly Role[] } = {}) =>
  ({
    type: 'noteIncentiveInvitation',
    now,
    policy,
    actor: actor(...(change.roles ?? ['adminAgent'])),
    receivedOn: change.receivedOn ?? '2026-10-24',
    today: '2026-10-24',
    enrolledOn: '2026-10-07',
  }) as const;

test('INC-1: the clock starts when the reseller agreement is accepted, and leaves a timer for day 31', () => {
  const { state } = given(...enrolled, both);
  expect(state.incentives).toEqual({ from: both.at, dueBy: '2026-11-07T03:59:59.999Z' });
  expect(programmeEffects(both, state)).toContainEqual({
    kind: 'incentivesOverdue',
    notBefore: '2026-11-07T14:00:00.000Z',
  });
});

test('INC-1, INC-3: Global admin or Admin agent notes the invitation with the day it arrived', () => {
  const after = given(...enrolled, both)
    .when(note())
    .happens('IncentiveInvitationNoted');
  expect(after.incentives?.invitation).toEqual({ by, at: now, receivedOn: '2026-10-24' });
  given(...enrolled, both)
    .when(note({ roles: ['salesAgent'] }))
    .isRefused('INC-3', 'roleNeeded');
});

test('INC-1: before the agreement there is no invitation to note, and a second note changes nothing', () => {
  given(...enrolled)
    .when(note())
    .isRefused('INC-1', 'incentivesNotYet');
  given(...enrolled, both, noted)
    .when(note())
    .isRefused('INC-1', 'invitationAlreadyNoted', { by, at: now });
});

test.each(['2026-10-25', '2026-10-06', 'yesterday', ''])('INC-1: the day %s is refused at its field', (receivedOn) => {
  given(...enrolled, both)
    .when(note({ receivedOn }))
    .isRefused('INC-1', 'invitationDayWrong', { field: 'receivedOn' });
});

test('INC-1: day 31 is told once to the Global admins, and only without an invitation', () => {
  const late = '2026-11-07T14:00:00.000Z';
  const overdue: ProgrammeEvent = { type: 'IncentivesOverdue', at: late };
  const after = given(...enrolled, both)
    .when({ type: 'noteIncentivesOverdue', now: late })
    .happens('IncentivesOverdue');
  expect(programmeEffects(overdue, after)).toContainEqual(
    expect.objectContaining({
      subject: { kind: 'incentives' },
      tell: [{ audience: { to: 'partner', roles: 'globalAdmins' }, turn: true, reminder: true }],
    }),
  );
  given(...enrolled, both, overdue)
    .when({ type: 'noteIncentivesOverdue', now: late })
    .changesNothing();
  given(...enrolled, both, noted)
    .when({ type: 'noteIncentivesOverdue', now: late })
    .changesNothing();
});

test('GEN-4: the revenue is stated with who and when; a Sales agent cannot, and no amount is refused at its field', () => {
  const state = (usd: number | undefined, ...roles: readonly Role[]) =>
    ({ type: 'stateRevenue', now, policy, actor: actor(...roles), usd }) as const;
  const after = given().when(state(212_000, 'globalAdmin')).happens('RevenueStated');
  expect(after.revenue).toEqual({ usd: 212_000, by, at: now });
  given().when(state(1, 'salesAgent')).isRefused('GEN-4', 'roleNeeded');
  given().when(state(undefined, 'adminAgent')).isRefused('GEN-4', 'revenueUnreadable', { field: 'revenue' });
  given().when(state(-1, 'adminAgent')).isRefused('GEN-4', 'revenueUnreadable');
});

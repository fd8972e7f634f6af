import { decideProgramme } from '../../src/domain/programme/decide';
import { programmeEffects } from '../../src/domain/programme/effects';
import type { ProgrammeEvent } from '../../src/domain/programme/events';
import { evolveProgramme } from '../../src/domain/programme/evolve';
import { noProgramme } from '../../src/domain/programme/programme';
import { specification } from '../support/given';

const given = specification({ initial: noProgramme, decide: decideProgramme, evolve: evolveProgramme });
const now = '2026-10-07T14:00:00.000Z';
const first = '2026-11-01T14:00:00.000Z';
const next = '2026-12-01T14:00:00.000Z';
const person = (userId: string) => ({ tenantId: 'l', userId });
const who = (userId: string) => ({ ...person(userId), roles: [], rolesReadAt: now });
const asked = (userId: string, at = now): ProgrammeEvent => ({
  type: 'NotifyMeAsked',
  by: person(userId),
  at,
  askAgainAt: first,
});
const notify = (userId: string, open = false) =>
  ({ type: 'notifyMe', now, actor: who(userId), open, askAgainAt: first }) as const;
const stopped = (userId: string): ProgrammeEvent => ({ type: 'NotifyMeStopped', by: person(userId), at: now });
const askAgain = { type: 'askAgain', since: now, now: first, next } as const;
const kinds = (event: ProgrammeEvent, ...before: readonly ProgrammeEvent[]) =>
  programmeEffects(event, given(...before, event).state).map((effect) => effect.kind);

test('ENR-9: anybody may ask to be told, once', () => {
  given().when(notify('paul')).happens('NotifyMeAsked');
  given(asked('paul')).when(notify('paul')).changesNothing();
});

test('ENR-9: with enrollment open or under way there is nothing to wait for', () => {
  given().when(notify('paul', true)).isRefused('ENR-9', 'openAlready');
  given({ type: 'EnrollmentSubmitted', by: person('paul'), at: now, until: now, primaryContact: 'p@l.example' })
    .when(notify('paul'))
    .isRefused('ENR-9', 'alreadyEnrolling');
});

test('ENR-9: the first on the list sets the watch and the monthly timer going, the next do not', () => {
  expect(kinds(asked('paul'))).toEqual(['publish', 'watchWindow', 'askAgain']);
  expect(kinds(asked('ana', first), asked('paul'))).toEqual(['publish']);
});

test('ENR-9: on the 1st those on the list are asked, and the timer goes on to the next', () => {
  const event: ProgrammeEvent = { type: 'AskedAgain', at: first, next };
  given(asked('paul')).when(askAgain).happens('AskedAgain');
  const effects = programmeEffects(event, given(asked('paul'), asked('ana', first), event).state);
  expect(effects).toEqual([
    expect.objectContaining({
      tell: [person('paul'), person('ana')].map((one) => ({ audience: { to: 'person', person: one }, turn: true })),
    }),
    { kind: 'askAgain', since: now, notBefore: next },
  ]);
});

test('ENR-9: whoever stops is not asked again; the timer of an emptied list finds nothing', () => {
  given(asked('paul'))
    .when({ type: 'stopAsking', now, actor: who('paul') })
    .happens('NotifyMeStopped');
  given(asked('paul'), stopped('paul')).when(askAgain).changesNothing();
  given(asked('paul'), stopped('paul'))
    .when({ type: 'stopAsking', now, actor: who('paul') })
    .changesNothing();
  given(asked('paul'), stopped('paul'), asked('ana', first)).when(askAgain).changesNothing();
});

test('ENR-9: when it opens those on the list are told, and the list is done', () => {
  const after = given(asked('paul')).when({ type: 'noteEnrollmentOpen', now: first }).happens('WindowOpened');
  expect(after.waiting).toBeUndefined();
  given().when({ type: 'noteEnrollmentOpen', now: first }).changesNothing();
});

test('ENR-9: whoever enrolls has found it open, so nobody waits any longer', () => {
  const submitted: ProgrammeEvent = {
    type: 'EnrollmentSubmitted',
    by: person('paul'),
    at: now,
    until: now,
    primaryContact: 'p@l.example',
  };
  expect(given(asked('ana'), submitted).state.waiting).toBeUndefined();
});

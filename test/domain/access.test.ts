import { accessEndsAfterDenials, accessEndsAfterMs } from '../../src/domain/programme/access';
import { decideProgramme } from '../../src/domain/programme/decide';
import { programmeEffects } from '../../src/domain/programme/effects';
import { evolveProgramme } from '../../src/domain/programme/evolve';
import { noProgramme } from '../../src/domain/programme/programme';
import { specification } from '../support/given';

const given = specification({ initial: noProgramme, decide: decideProgramme, evolve: evolveProgramme });
const since = '2026-10-05T12:00:00.000Z';
const later = (ms: number) => new Date(Date.parse(since) + ms).toISOString();
const denied = (ms: number, denials: number) => ({ type: 'noteAccessDenied', since, denials, now: later(ms) }) as const;
const ended = { type: 'AccessEnded', since, at: later(accessEndsAfterMs) } as const;

test('design 1.4: access has ended once every read was refused for a day, and not before', () => {
  given()
    .when(denied(accessEndsAfterMs - 1, 100))
    .changesNothing();
  given()
    .when(denied(accessEndsAfterMs, accessEndsAfterDenials - 1))
    .changesNothing();
  const state = given().when(denied(accessEndsAfterMs, accessEndsAfterDenials)).happens('AccessEnded');
  expect(state.access).toEqual({ since, at: later(accessEndsAfterMs) });
});

test('design 1.4: it is told once, to the Global admins, and is over with the first answer', () => {
  given(ended)
    .when(denied(2 * accessEndsAfterMs, 50))
    .changesNothing();
  const admins = { to: 'partner', roles: 'globalAdmins' } as const;
  expect(programmeEffects(ended)).toEqual([
    { kind: 'publish', subject: { kind: 'access' }, sides: ['partner'], tell: [{ audience: admins, turn: true }] },
  ]);
  const now = later(3 * accessEndsAfterMs);
  const state = given(ended).when({ type: 'noteAccessAnswered', now }).happens('AccessRestored');
  expect(state).not.toHaveProperty('access');
  given().when({ type: 'noteAccessAnswered', now }).changesNothing();
});

import type { Actor } from '../../src/domain/actor';
import { seed2021 as policy } from '../../src/domain/policy/seed2021';
import { decideProgramme } from '../../src/domain/programme/decide';
import { evolveProgramme } from '../../src/domain/programme/evolve';
import { acceptedProviders, noProgramme } from '../../src/domain/programme/programme';
import { providerQuestions } from '../../src/domain/programme/providerChecklist';
import type { Role } from '../../src/domain/roles';
import { specification } from '../support/given';

const given = specification({ initial: noProgramme, decide: decideProgramme, evolve: evolveProgramme });
const now = '2026-10-07T14:00:00.000Z';
const key = '11111111-1111-5111-8111-111111111111';
const actorOf = (...roles: readonly Role[]): Actor => ({ tenantId: 'b', userId: 'dev', roles, rolesReadAt: now });
const dev = actorOf('salesAgent');
const add = (name: string, actor = dev, at = key) =>
  ({ type: 'addChecklistProvider', now, actor, policy, key: at, name }) as const;
const answer = (version: number) =>
  ({
    type: 'answerChecklist',
    now,
    actor: dev,
    policy,
    key,
    name: 'Meridian',
    version,
    answers: { billing: 'yes', area: 'no' },
    notes: { credit: '30 days' },
  }) as const;
const added = {
  type: 'ChecklistProviderAdded',
  key,
  name: 'Meridian',
  by: { tenantId: 'b', userId: 'dev' },
  at: now,
} as const;

test('PRO-1, PRO-2, PRO-3: the questions are billing, purchase, support, the three usual services, and the area', () => {
  expect([...providerQuestions].sort()).toEqual([
    'area',
    'billing',
    'credit',
    'marketing',
    'purchase',
    'support',
    'training',
  ]);
});

test('PRO-2: a provider is added by its name, once, before any partnership', () => {
  given().when(add('Meridian')).happens('ChecklistProviderAdded');
  given(added).when(add('Meridian')).changesNothing();
  given().when(add('  ')).isRefused('PRO-2', 'providerNameMissing', { field: 'providerName' });
  given()
    .when(add('Meridian', actorOf('helpdeskAgent')))
    .isRefused('PRO-2', 'roleNeeded', { roles: ['globalAdmin', 'adminAgent', 'salesAgent'] });
});

test('PRO-3: the partner’s people fill in answers and notes; an older card is refused', () => {
  const after = given(added).when(answer(1)).happens('ChecklistAnswered');
  expect(after.checklist?.[key]).toMatchObject({
    version: 2,
    answers: { billing: 'yes', area: 'no' },
    notes: { credit: '30 days' },
  });
  given(added, { ...added, type: 'ChecklistAnswered', answers: {}, notes: {} })
    .when(answer(1))
    .isRefused('product', 'stale');
});

test('PRO-2: eight providers at most stand beside each other; one that is only compared can leave', () => {
  const eight = Array.from({ length: 8 }, (_, n) => ({ ...added, key: `${n}`, name: `Provider ${n}` }));
  given(...eight)
    .when(add('Meridian'))
    .isRefused('product', 'checklistFull');
  const after = given(added)
    .when({ type: 'removeChecklistProvider', now, actor: dev, policy, key })
    .happens('ChecklistProviderRemoved');
  expect(after.checklist).toEqual({});
});

test('PRO-10: only a provider whose invitation was accepted can be chosen later', () => {
  const invited = given(added).when({ type: 'notePartnershipInvited', now, provider: 'd', name: 'Nordwind' });
  expect(acceptedProviders(invited.happens('PartnershipInvited'))).toEqual([]);
  const accepted = given({ type: 'PartnershipInvited', provider: 'd', name: 'Nordwind', at: now })
    .when({ type: 'notePartnershipAccepted', now, provider: 'd' })
    .happens('PartnershipAccepted');
  expect(acceptedProviders(accepted)).toEqual([{ tenantId: 'd', name: 'Nordwind' }]);
});

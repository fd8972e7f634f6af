import type { DirectoryRole, Person } from '../../src/simulator/state';
import { boreal, lumen, meridian, nordwind, type SimulatedPerson } from '../support/people';

/** Fifty people besides those of the simulated world: of both sides, in every role and in none, and of organizations that have no part in it. */
const groups: readonly [tenantId: string, name: string, howMany: number, roles: DirectoryRole[]][] = [
  [boreal, 'Boréal admin', 14, ['adminAgent']],
  [boreal, 'Boréal sales', 5, ['salesAgent']],
  [boreal, 'Boréal helpdesk', 2, ['helpdeskAgent']],
  [boreal, 'Boréal nobody', 2, []],
  [nordwind, 'Nordwind admin', 12, ['adminAgent']],
  [nordwind, 'Nordwind sales', 6, ['salesAgent']],
  [nordwind, 'Nordwind helpdesk', 2, ['helpdeskAgent']],
  [nordwind, 'Nordwind nobody', 2, []],
  [meridian, 'Meridian admin', 3, ['adminAgent']],
  [lumen, 'Lumen admin', 2, ['adminAgent']],
];

export const racePeople: readonly Person[] = groups.flatMap(([tenantId, name, howMany, roles], group) =>
  Array.from({ length: howMany }, (_, index): Person => {
    const id = `c9000000-0000-4000-8000-${String(group * 100 + index).padStart(12, '0')}`;
    const full = `${name} ${index + 1}`;
    return { id, tenantId, name: full, mail: `p${group}-${index}@race.example`, userType: 'Member', roles: [...roles] };
  }),
);

export const peopleOf = (...tenants: readonly string[]): readonly SimulatedPerson[] =>
  racePeople
    .filter(({ tenantId }) => tenants.includes(tenantId))
    .map(({ tenantId, id, name }) => ({ tenantId, userId: id, name }));

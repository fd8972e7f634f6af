import type { DirectoryRole, Person } from '../state';
import { alize, boreal, lumen, meridian, nordwind } from './organizations';

const table: readonly [id: string, tenantId: string, name: string, mail: string, roles: DirectoryRole[] | 'guest'][] = [
  [
    'c0000000-0000-4000-8000-000000000001',
    boreal,
    'Camille Roy',
    'camille@boreal.example',
    ['globalAdmin', 'adminAgent'],
  ],
  ['c0000000-0000-4000-8000-000000000002', boreal, 'Dev Patel', 'dev@boreal.example', ['salesAgent']],
  ['c0000000-0000-4000-8000-000000000003', boreal, 'Hana Sato', 'hana@boreal.example', ['helpdeskAgent']],
  ['c0000000-0000-4000-8000-000000000004', boreal, 'Aya Benali', 'aya@boreal.example', ['adminAgent']],
  ['c0000000-0000-4000-8000-000000000005', boreal, 'Luc Tremblay', 'luc@boreal.example', ['globalAdmin']],
  ['c1000000-0000-4000-8000-000000000001', nordwind, 'Inès Martin', 'ines@nordwind.example', ['salesAgent']],
  ['c1000000-0000-4000-8000-000000000002', nordwind, 'Tom Berg', 'tom@nordwind.example', ['adminAgent']],
  ['c1000000-0000-4000-8000-000000000003', nordwind, 'Olaf Lund', 'olaf@nordwind.example', ['helpdeskAgent']],
  ['c1000000-0000-4000-8000-000000000004', nordwind, 'Ravi Rao', 'ravi@nordwind.example', []],
  ['c1000000-0000-4000-8000-000000000005', nordwind, 'Eva Holm', 'eva@partner.example', 'guest'],
  ['c2000000-0000-4000-8000-000000000001', meridian, 'Mei Chen', 'mei@meridian.example', ['adminAgent']],
  ['c3000000-0000-4000-8000-000000000001', lumen, 'Paul Weber', 'paul@lumen.example', ['globalAdmin', 'adminAgent']],
  ['c4000000-0000-4000-8000-000000000001', alize, 'Léa Fontaine', 'lea@alize.example', ['globalAdmin', 'adminAgent']],
];

/** Everyone with an account in one of the organizations' directories. */
export function people(): Person[] {
  return table.map(([id, tenantId, name, mail, roles]) => ({
    id,
    tenantId,
    name,
    mail,
    userType: roles === 'guest' ? 'Guest' : 'Member',
    roles: roles === 'guest' ? [] : [...roles],
  }));
}

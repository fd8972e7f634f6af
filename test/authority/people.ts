import { stranger, unknownAtPartner } from '../fuzz/people';
import {
  aya,
  boreal,
  camille,
  dev,
  eva,
  hana,
  ines,
  lea,
  luc,
  mei,
  nordwind,
  olaf,
  paul,
  ravi,
  type SimulatedPerson,
  tom,
} from '../support/people';

export type RoleName = 'globalAdmin' | 'adminAgent' | 'salesAgent' | 'helpdeskAgent';

/** Somebody who presses: what the table of the world says about them, not what the program found out. */
export interface Who extends SimulatedPerson {
  readonly as: string;
  /** Undefined: nobody this bot serves. */
  readonly side: 'partner' | 'provider' | undefined;
  readonly roles: readonly RoleName[];
  /** Of one of the two organizations that the states are about. */
  readonly involved: boolean;
}

const who = (person: SimulatedPerson, as: string, side: Who['side'], ...roles: RoleName[]): Who => ({
  ...person,
  as,
  side,
  roles,
  involved: person.tenantId === boreal || person.tenantId === nordwind,
});

/** Every kind of person there is (ROL-1 to ROL-6). */
export const everybody: readonly Who[] = [
  who(camille, 'partner: Global admin and Admin agent', 'partner', 'globalAdmin', 'adminAgent'),
  who(aya, 'partner: Admin agent', 'partner', 'adminAgent'),
  who(dev, 'partner: Sales agent', 'partner', 'salesAgent'),
  who(hana, 'partner: Helpdesk agent', 'partner', 'helpdeskAgent'),
  who(luc, 'partner: Global admin only', 'partner', 'globalAdmin'),
  who(tom, 'provider: Admin agent', 'provider', 'adminAgent'),
  who(ines, 'provider: Sales agent', 'provider', 'salesAgent'),
  who(olaf, 'provider: Helpdesk agent', 'provider', 'helpdeskAgent'),
  who(ravi, 'provider: no role', 'provider'),
  who(eva, 'provider: guest', undefined),
  who(mei, 'another provider: Admin agent', 'provider', 'adminAgent'),
  who(paul, 'another partner: Global admin and Admin agent', 'partner', 'globalAdmin', 'adminAgent'),
  who(lea, 'a third partner: Global admin and Admin agent', 'partner', 'globalAdmin', 'adminAgent'),
  who(unknownAtPartner, 'partner: nobody its directory knows', undefined),
  who(stranger, 'a tenant that is not served', undefined),
];

import type { Actor } from '../../domain/actor';
import type { Role } from '../../domain/roles';
import { findLocalPerson } from '../people';

/** Somebody of the simulated world acting at an instant, with the roles the directory gave them then. */
export function acting(alias: string, roles: readonly Role[], at: string): Actor {
  const person = findLocalPerson(alias);
  if (person === undefined) throw new Error(`nobody is called ${alias}`);
  return { tenantId: person.tenantId, userId: person.id, roles, rolesReadAt: at };
}

/** Who leads each partner's transition. */
const leaders: Readonly<Record<string, string>> = { 'Boréal Cloud': 'camille', 'Alizé Réseaux': 'lea' };

export const leaderOf = (partnerName: string, at: string): Actor =>
  acting(leaders[partnerName] ?? 'camille', ['globalAdmin', 'adminAgent'], at);

export const providerAgent = (at: string): Actor => acting('tom', ['adminAgent'], at);

/** The instant that many seconds after another. */
export const later = (instant: string, seconds: number): string =>
  new Date(Date.parse(instant) + seconds * 1000).toISOString();

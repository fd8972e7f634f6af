import { type Decision, happens, nothingHappens, refused } from '../decision';
import { settlesMs } from '../listing';
import { requireRole } from '../policy/requireRole';
import { refuse } from '../refusal';
import { checkVersion } from '../version';
import type { CustomerCommand } from './commands';
import { type Customer, relationshipWith } from './customer';
import type { CustomerEvent } from './events';

type Command<T extends CustomerCommand['type']> = Extract<CustomerCommand, { type: T }>;

/** EXT-14: the provider is listed though nothing here made it so; taken over as it is, with no consent on record. */
export function adoptRelationship(state: Customer, command: Command<'adoptRelationship'>): Decision<CustomerEvent> {
  const { provider, providerName, facts, now: at } = command;
  const relationship = relationshipWith(state, provider);
  const no = requireRole(command.policy, 'extendRelationship', command.actor);
  if (no !== undefined) return refused(no);
  if (relationship.status === 'verified') return nothingHappens;
  if (facts.customerKind === 'indirect') return refused(refuse('EXT-4', 'indirectCustomer'));
  if (facts.listed !== true) return refused(refuse('EXT-14', 'providerNotListed', { about: providerName }));
  const stale = checkVersion(relationship.version, command.version);
  if (stale !== undefined) return refused(stale);
  return happens({ type: 'RelationshipVerified', provider, at });
}

/** EXT-14: Partner Center lists the provider, or nothing can show it and the word counts; a listing confirms the word later. */
export function noteProviderListed(state: Customer, command: Command<'noteProviderListed'>): Decision<CustomerEvent> {
  const { provider, byWord, now: at } = command;
  const relationship = relationshipWith(state, provider);
  const confirms = relationship.status === 'verified' && relationship.byWord === true && byWord === undefined;
  if (relationship.status === 'verified' && !confirms) return nothingHappens;
  const how = { ...(byWord === undefined ? {} : { byWord }), ...(confirms ? { confirms } : {}) };
  return happens({ type: 'RelationshipVerified', provider, at, ...how });
}

/** EXT-14: extended, and after a while the provider is still not listed; said once, while the watch goes on. */
export function noteProviderMissing(state: Customer, command: Command<'noteProviderMissing'>): Decision<CustomerEvent> {
  const { provider, now: at } = command;
  const relationship = relationshipWith(state, provider);
  return relationship.status === 'extended' && relationship.missingSince === undefined
    ? happens({ type: 'ProviderNotListed', provider, at })
    : nothingHappens;
}

/**
 * EXT-13: Partner Center's activity log shows the extension that a person stated. Said once; it stands in for no listing,
 * which is what a request needs (EXT-14, TRF-9).
 */
export function noteExtensionLogged(state: Customer, command: Command<'noteExtensionLogged'>): Decision<CustomerEvent> {
  const { provider, loggedAt, now: at } = command;
  const relationship = relationshipWith(state, provider);
  return relationship.status === 'extended' && relationship.stated === true && relationship.loggedAt === undefined
    ? happens({ type: 'ExtensionLogged', provider, loggedAt, at })
    : nothingHappens;
}

/**
 * A relationship that was there and that Partner Center lists no more. What was seen within a day may still be on its
 * way through the service, so it is not taken back so soon.
 */
export function noteProviderGone(state: Customer, command: Command<'noteProviderGone'>): Decision<CustomerEvent> {
  const { provider, now: at } = command;
  const relationship = relationshipWith(state, provider);
  return relationship.status === 'verified' && Date.parse(at) - Date.parse(relationship.at) >= settlesMs
    ? happens({ type: 'RelationshipRemoved', provider, at })
    : nothingHappens;
}

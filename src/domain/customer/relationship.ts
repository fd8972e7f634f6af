import { type Decision, happens, nothingHappens, refused } from '../decision';
import { requireRole } from '../policy/requireRole';
import { type Refusal, refuse } from '../refusal';
import { checkVersion } from '../version';
import type { CustomerCommand } from './commands';
import { type Customer, type CustomerConsent, madeOutside, relationshipWith } from './customer';
import type { CustomerEvent } from './events';
import type { RelationshipFacts } from './facts';

type Command<T extends CustomerCommand['type']> = Extract<CustomerCommand, { type: T }>;

/** EXT-2 to EXT-5: who may be extended to whom, before anybody is asked for consent. */
export function extensionRefused(facts: RelationshipFacts): Refusal | undefined {
  if (!facts.enrolled) return refuse('EXT-2', 'notEnrolled');
  if (facts.customerKind === 'indirect') return refuse('EXT-4', 'indirectCustomer');
  if (!facts.partnershipAccepted) return refuse('EXT-5', 'partnershipNotAccepted');
  return undefined;
}

function alreadyThere(state: Customer, provider: string): Refusal | undefined {
  const relationship = relationshipWith(state, provider);
  if (relationship.status === 'extending' || relationship.status === 'extended' || relationship.status === 'verified') {
    const by = relationship.by === undefined ? {} : { by: relationship.by };
    return refuse('EXT-1', 'alreadyExtended', { ...by, at: relationship.at });
  }
  return undefined;
}

/** EXT-8, EXT-11, EXT-15: two consents, both needed, kept apart. */
export function recordConsent(state: Customer, command: Command<'recordConsent'>): Decision<CustomerEvent> {
  const { actor, provider, now: at, language } = command;
  const no =
    requireRole(command.policy, 'recordConsent', actor) ??
    consentNotOpen(state, command) ??
    checkVersion(relationshipWith(state, provider).version, command.version) ??
    incompleteConsent(command);
  if (no !== undefined) return refused(no);
  const person = { tenantId: actor.tenantId, userId: actor.userId };
  const consent: CustomerConsent = {
    method: command.consentMethod ?? 'email',
    by: command.consentBy.trim(),
    date: command.consentDate,
    ...(command.consentEvidence.trim() === '' ? {} : { evidence: command.consentEvidence.trim() }),
    language,
    wording: command.customerWording,
    recordedBy: person,
    at,
  };
  const both: readonly CustomerEvent[] = [
    { type: 'CustomerConsentRecorded', provider, consent, at },
    {
      type: 'BillToSharingConsented',
      provider,
      consent: { by: person, at, language, wording: command.billToWording },
      at,
    },
  ];
  const verified = relationshipWith(state, provider).status === 'verified';
  // Partner Center lists the provider already: there is nothing left to extend.
  return command.facts.listed === true && !verified
    ? happens(...both, { type: 'RelationshipVerified', provider, at })
    : happens(...both);
}

/** A relationship that was made outside has its consents put on record afterwards; any other only before it is made. */
const consentNotOpen = (state: Customer, { provider, facts }: Command<'recordConsent'>): Refusal | undefined =>
  madeOutside(relationshipWith(state, provider))
    ? undefined
    : (alreadyThere(state, provider) ?? extensionRefused(facts));

function incompleteConsent(command: Command<'recordConsent'>): Refusal | undefined {
  const missing = (reason: Refusal['reason'], field: string, rule = 'EXT-11') => refuse(rule, reason, { field });
  if (!command.shareBillTo) return missing('billToSharingMissing', 'shareBillTo', 'EXT-8');
  if (!command.customerConsent) return missing('customerConsentMissing', 'customerConsent');
  if (command.consentMethod === undefined) return missing('consentMethodMissing', 'consentMethod');
  if (command.consentBy.trim() === '') return missing('consentByMissing', 'consentBy');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(command.consentDate)) return missing('consentDateMissing', 'consentDate');
  if (command.consentDate > command.today) return missing('consentDateInFuture', 'consentDate');
  if (command.consentBy.length > 120) return missing('textTooLong', 'consentBy', 'product');
  if (command.consentEvidence.length > 500) return missing('textTooLong', 'consentEvidence', 'product');
  return undefined;
}

/** A customer that said no blocks the extension until a later consent. */
export function recordConsentDeclined(
  state: Customer,
  command: Command<'recordConsentDeclined'>,
): Decision<CustomerEvent> {
  const { actor, provider, now: at } = command;
  const relationship = relationshipWith(state, provider);
  const no = requireRole(command.policy, 'recordConsent', actor) ?? alreadyThere(state, provider);
  if (no !== undefined) return refused(no);
  if (relationship.status === 'declined') return nothingHappens;
  const stale = checkVersion(relationship.version, command.version);
  if (stale !== undefined) return refused(stale);
  if (command.comment.length > 500) return refused(refuse('product', 'commentTooLong', { field: 'comment' }));
  const comment = command.comment.trim() === '' ? {} : { comment: command.comment.trim() };
  const by = { tenantId: actor.tenantId, userId: actor.userId };
  return happens({ type: 'CustomerConsentDeclined', provider, by, at, ...comment });
}

/** EXT-12, EXT-13: the extension leaves only with both consents on record. */
export function extendRelationship(state: Customer, command: Command<'extendRelationship'>): Decision<CustomerEvent> {
  const { actor, provider, now: at } = command;
  const relationship = relationshipWith(state, provider);
  const no =
    requireRole(command.policy, 'extendRelationship', actor) ??
    alreadyThere(state, provider) ??
    extensionRefused(command.facts);
  if (no !== undefined) return refused(no);
  if (relationship.status === 'declined') {
    return refused(refuse('EXT-11', 'consentDeclined', { by: relationship.by, at: relationship.at }));
  }
  if (relationship.status !== 'consented') return refused(refuse('EXT-11', 'consentNotRecorded'));
  const stale = checkVersion(relationship.version, command.version);
  if (stale !== undefined) return refused(stale);
  const by = { tenantId: actor.tenantId, userId: actor.userId };
  return happens({ type: command.how === 'portal' ? 'ExtensionStated' : 'ExtensionRequested', provider, by, at });
}

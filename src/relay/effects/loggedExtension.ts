import { customerIdOf } from '../../aggregates';
import { instant } from '../../clock';
import type { CustomerCommand } from '../../domain/customer/commands';
import { type Customer, relationshipWith } from '../../domain/customer/customer';
import type { AuditRecord } from '../../partnerCenter/auditRecord';
import { PartnerCenterError } from '../../partnerCenter/partnerCenter';
import type { HandlerContext, Job } from '../handler';

/** While it is looked for often, the listing itself is what will be seen; the log is read only after that. */
const patienceMs = 15 * 60_000;

/** So many records of one customer are read at most. Where there are more, the latest may not be among them. */
const maxRecords = 1_000;

/**
 * EXT-13: what the partner's own activity log says of an extension that a person stated and no listing shows. Read with
 * the slower looks only, and no more once it was found. What may not be read, or is not there, is simply not known.
 */
export async function loggedExtension(
  context: HandlerContext,
  job: Job,
  provider: string,
): Promise<CustomerCommand | undefined> {
  const customer = job.doc.state as Customer;
  const customerId = customerIdOf(job.doc);
  const relationship = relationshipWith(customer, provider);
  const connection = context.connection(job.doc.pk);
  if (customerId === undefined || connection === undefined) return undefined;
  if (relationship.status !== 'extended' || relationship.stated !== true) return undefined;
  if (relationship.loggedAt !== undefined) return undefined;
  const { at, billToConsent } = relationship;
  const lookedAt = Math.max(Date.parse(at), Date.parse(job.item.lookedAt ?? at));
  if (context.clock.now().getTime() - lookedAt < patienceMs) return undefined;
  // It is done in the portal first and stated then; before the consents nobody was told to do it.
  const since = new Date(billToConsent.at);
  const mustBeNamed = Object.entries(customer.relationships).some(
    ([other, { status }]) => other !== provider && ['extending', 'extended', 'verified'].includes(status),
  );
  try {
    let latest: AuditRecord | undefined;
    let read = 0;
    for await (const record of connection.auditRecords({ since, customerId })) {
      read += 1;
      if (read > maxRecords) return undefined;
      const concerns =
        record.customerId === customerId.toLowerCase() &&
        isAbout(record, provider, [job.doc.pk, customerId], mustBeNamed);
      // The order is the service's own.
      if (concerns && (latest === undefined || Date.parse(record.at) >= Date.parse(latest.at))) latest = record;
    }
    return latest?.operation === extended
      ? { type: 'noteExtensionLogged', provider, loggedAt: latest.at, now: instant(context.clock) }
      : undefined;
  } catch (error) {
    if (error instanceof PartnerCenterError) return undefined;
    throw error;
  }
}

/** Operation types (auditing-resources); what is removed again counts as not done. */
const extended = 'extend_relationship';
const removed = 'remove_partner_customer_relationship';

/**
 * Participants are often not given. A record that names nobody but the two who are concerned anyway can only be about
 * this provider as long as the customer has no other one.
 */
function isAbout(record: AuditRecord, provider: string, known: readonly string[], mustBeNamed: boolean): boolean {
  if (record.operation !== extended && record.operation !== removed) return false;
  if (record.status === 'failed' || record.status === 'progress') return false;
  const others = record.participants.filter((id) => !known.includes(id));
  return others.length === 0 ? !mustBeNamed : others.includes(provider);
}

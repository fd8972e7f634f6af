import type { AggregateRef } from '../aggregateDraft';
import { customerIdOf } from '../aggregates';
import type { Side, Subject } from '../domain/effects';
import { agreementPointer, type ThingRef, tenantRequestPointer, thingId, transferPointer } from '../ids';

/** The id under which a side has the card of what stands in an aggregate; undefined where it has none. */
export function cardSubject(ref: AggregateRef, subject: Subject, side: Side): string | undefined {
  const thing = thingOf(ref, subject, side);
  return thing === undefined ? undefined : thingId(thing);
}

function thingOf(ref: AggregateRef, subject: Subject, side: Side): ThingRef | undefined {
  const customerId = customerIdOf(ref);
  switch (subject.kind) {
    case 'enrollment':
    case 'incentives':
    case 'access':
    case 'partnership':
      return subject;
    default:
      return customerId === undefined ? undefined : ofCustomer(ref.pk, customerId, subject, side);
  }
}

type OfCustomer = Exclude<Subject, { kind: 'enrollment' | 'incentives' | 'access' | 'partnership' }>;

function ofCustomer(partner: string, customerId: string, subject: OfCustomer, side: Side): ThingRef {
  switch (subject.kind) {
    case 'transfer':
      return { kind: 'transfer', pointer: transferPointer(partner, customerId, subject.n) };
    case 'agreement':
      return { kind: 'agreement', pointer: agreementPointer(partner, customerId, subject.provider) };
    case 'newCustomer':
      return side === 'provider'
        ? { kind: 'tenantRequest', pointer: tenantRequestPointer(partner, customerId, subject.provider) }
        : { ...subject, customerId };
    case 'plan':
    case 'invitation':
    case 'relationship':
      return { ...subject, customerId };
    default: {
      const never: never = subject;
      return never;
    }
  }
}

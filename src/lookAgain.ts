import type { AggregateRef } from './aggregateDraft';
import { customerRef, programmeRef } from './aggregates';
import { type Clock, instant } from './clock';
import type { EffectKind } from './domain/effects';
import { parseThingId } from './ids';
import { findPointer } from './present/pointers';
import { type AggregateDocument, dueOf, type OutboxItem } from './store/documents/aggregateDocument';
import { documentVersion, type Store, StoreConflict } from './store/store';

export interface LookAgainDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly nudge: (ref: AggregateRef) => void;
}

/** What is looked at by itself within this time needs no hurry. */
const soonMs = 60_000;

/** Effects that look at Partner Center again and again, more slowly with age. */
export const watches: readonly EffectKind[] = [
  'watchEnrollment',
  'watchWindow',
  'watchPartnerships',
  'verifyRelationship',
  'watchAgreement',
  'watchInvitation',
  'watchNewCustomer',
  'watchTransfer',
  'watchRequests',
];

/** A person opened or refreshed a card: what it shows is looked at now, and often again from now on. */
export async function lookAgain(deps: LookAgainDeps, tenantId: string, subject: string): Promise<void> {
  const ref = await documentOf(deps, tenantId, subject);
  const loaded = ref === undefined ? undefined : await deps.store.read<AggregateDocument>('records', ref.pk, ref.id);
  if (loaded === undefined || loaded.doc.v > documentVersion) return;
  const now = instant(deps.clock);
  const soon = instant(deps.clock, soonMs);
  const isFar = ({ work, parked, notBefore = now }: OutboxItem) =>
    parked === undefined && notBefore > soon && (watches as readonly string[]).includes(work.kind);
  const { outbox, claim } = loaded.doc;
  if (!outbox.some(isFar)) return;
  const hurried = outbox.map((item) => (isFar(item) ? { ...item, notBefore: now, lookedAt: now } : item));
  const due = dueOf(hurried, claim, now);
  try {
    const doc = { ...loaded.doc, outbox: hurried, ...(due === undefined ? {} : { due }) };
    await deps.store.replace('records', doc, loaded.etag);
  } catch (error) {
    // Somebody is at the document at this moment; whatever it does, it is not asleep.
    if (error instanceof StoreConflict) return;
    throw error;
  }
  deps.nudge({ pk: loaded.doc.pk, id: loaded.doc.id });
}

/** The document that a card is about. A thing of another tenant is reached through the viewer's own pointer only. */
async function documentOf(deps: LookAgainDeps, tenantId: string, subject: string): Promise<AggregateRef | undefined> {
  if (subject === 'providers') return programmeRef(tenantId);
  const thing = parseThingId(subject);
  switch (thing?.kind) {
    case 'transfer':
    case 'agreement': {
      const pointer = await findPointer(deps, tenantId, thing.kind, thing.pointer);
      return pointer === undefined ? undefined : customerRef(pointer.partnerTenant, pointer.customerId);
    }
    case 'relationship':
    case 'invitation':
    case 'newCustomer':
    case 'transferDraft':
    case 'customer':
      return customerRef(tenantId, thing.customerId);
    case 'enrollment':
    case 'partnership':
    case 'status':
      return programmeRef(tenantId);
    default:
      return undefined;
  }
}

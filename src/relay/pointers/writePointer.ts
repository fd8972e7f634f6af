import { instant } from '../../clock';
import type { Step } from '../../domain/digest/change';
import {
  isSevered,
  type PointedThing,
  type PointerDocuments,
  pointerDocumentId,
  type SeveredPointer,
} from '../../store/documents/pointerDocument';
import { documentVersion, type StoredDocument } from '../../store/store';
import { upsert } from '../../store/upsert';
import type { HandlerContext, Job } from '../handler';

/** What a thing's pointer says besides where it stands and what it was made from. */
export type PointerContent<T extends PointedThing> = Pick<PointerDocuments[T], 'open' | 'projection'> & {
  /** Absent: nothing that a digest tells of. */
  readonly step?: Step;
  readonly [field: string]: unknown;
};

/**
 * Puts a thing into a reader's own partition; an older revision never replaces a newer one. In the partition of a tenant
 * that is not linked nothing appears, and what is there from before becomes a tombstone.
 */
export async function writePointer<T extends PointedThing>(
  context: HandlerContext,
  job: Job,
  at: { readonly tenantId: string; readonly thing: T; readonly pointer: string },
  content: PointerContent<T>,
): Promise<void> {
  if (!(await context.pairing.reaches(job.doc.pk, at.tenantId))) return sever(context, job, at);
  const key = { pk: at.tenantId, id: pointerDocumentId(at.thing, at.pointer) };
  await upsert<Written>(context.store, 'records', key, (current) => {
    if (current !== undefined && current.revision >= job.doc.seq) return undefined;
    const kept = current === undefined || isSevered(current) ? undefined : current;
    return {
      ...kept,
      ...content,
      ...key,
      type: 'pointer',
      v: documentVersion,
      partnerTenant: job.doc.pk,
      revision: job.doc.seq,
      ...(content.step === undefined ? {} : stepAt(kept, content.step, instant(context.clock))),
    };
  });
}

/** Leaves nothing of a thing in another tenant's partition but that it was there. */
async function sever(
  context: HandlerContext,
  job: Job,
  at: { readonly tenantId: string; readonly thing: PointedThing; readonly pointer: string },
): Promise<void> {
  const key = { pk: at.tenantId, id: pointerDocumentId(at.thing, at.pointer) };
  const severedAt = instant(context.clock);
  await upsert<Written>(context.store, 'records', key, (current) => {
    if (current === undefined || isSevered(current)) return undefined;
    const left: SeveredPointer = {
      ...key,
      type: 'pointer',
      v: documentVersion,
      partnerTenant: job.doc.pk,
      revision: Math.max(current.revision, job.doc.seq),
      open: false,
      severedAt,
    };
    return left;
  });
}

type Written = StoredDocument & { readonly revision: number; readonly step?: Step; readonly stepAt?: string };

/** Of a pointer from before steps were kept, nobody knows since when it stands there. */
function stepAt(current: Written | undefined, step: Step, now: string): Pick<Written, 'stepAt'> {
  const since = current === undefined || (current.step !== undefined && current.step !== step) ? now : current.stepAt;
  return since === undefined ? {} : { stepAt: since };
}

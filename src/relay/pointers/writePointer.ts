import { instant } from '../../clock';
import type { Step } from '../../domain/digest/change';
import { type PointedThing, type PointerDocuments, pointerDocumentId } from '../../store/documents/pointerDocument';
import { documentVersion, type StoredDocument } from '../../store/store';
import { upsert } from '../../store/upsert';
import type { HandlerContext, Job } from '../handler';

/** What a thing's pointer says besides where it stands and what it was made from. */
export type PointerContent<T extends PointedThing> = Pick<PointerDocuments[T], 'open' | 'projection'> & {
  readonly step: Step;
  readonly [field: string]: unknown;
};

/** Puts a thing into a reader's own partition; an older revision never replaces a newer one. */
export async function writePointer<T extends PointedThing>(
  context: HandlerContext,
  job: Job,
  at: { readonly tenantId: string; readonly thing: T; readonly pointer: string },
  content: PointerContent<T>,
): Promise<void> {
  const key = { pk: at.tenantId, id: pointerDocumentId(at.thing, at.pointer) };
  await upsert<Written>(context.store, 'records', key, (current) =>
    current !== undefined && current.revision >= job.doc.seq
      ? undefined
      : {
          ...current,
          ...content,
          ...key,
          type: 'pointer',
          v: documentVersion,
          partnerTenant: job.doc.pk,
          revision: job.doc.seq,
          ...stepAt(current, content.step, instant(context.clock)),
        },
  );
}

type Written = StoredDocument & { readonly revision: number; readonly step?: Step; readonly stepAt?: string };

/** Of a pointer from before steps were kept, nobody knows since when it stands there. */
function stepAt(current: Written | undefined, step: Step, now: string): Pick<Written, 'stepAt'> {
  const since = current === undefined || (current.step !== undefined && current.step !== step) ? now : current.stepAt;
  return since === undefined ? {} : { stepAt: since };
}

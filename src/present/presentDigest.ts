import { digestSubject } from '../digest/writeDigest';
import { type CardDocument, cardDocumentId } from '../store/documents/cardDocument';
import { digestView } from '../views/digestView';
import type { Viewer } from '../views/viewer';
import type { Found, PresentDeps } from './present';

/** The viewer's last digest as it was made: what it told is not told otherwise later. */
export async function presentDigest({ store }: PresentDeps, viewer: Viewer): Promise<Found | undefined> {
  const id = cardDocumentId(digestSubject, viewer.userId);
  const card = await store.read<CardDocument>('cards', viewer.tenantId, id);
  const digest = card?.doc.digest;
  if (card === undefined || digest === undefined) return undefined;
  return { shows: undefined, revision: card.doc.wanted, view: (context) => digestView({ digest }, viewer, context) };
}

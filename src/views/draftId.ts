import { parseThingId, thingId } from '../ids';
import type { TransferInput } from './transferInputs';
import type { Viewer } from './viewer';

/** Partner's side: the draft of the request's customer and provider, where a further request begins. */
export function draftOf({ customerId, transfer }: TransferInput, viewer: Viewer): string | undefined {
  if (viewer.side !== 'partner' || customerId === undefined) return undefined;
  return thingId({ kind: 'transferDraft', customerId, provider: transfer.provider });
}

/** The id of the draft that belongs to a relationship: same customer, same provider. Any other id stays as it is. */
export function draftIdOf(relationshipId: string): string {
  const thing = parseThingId(relationshipId);
  return thing?.kind === 'relationship' ? thingId({ ...thing, kind: 'transferDraft' }) : relationshipId;
}

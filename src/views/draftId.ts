import { parseThingId, thingId } from '../ids';

/** The id of the draft that belongs to a relationship: same customer, same provider. Any other id stays as it is. */
export function draftIdOf(relationshipId: string): string {
  const thing = parseThingId(relationshipId);
  return thing?.kind === 'relationship' ? thingId({ ...thing, kind: 'transferDraft' }) : relationshipId;
}

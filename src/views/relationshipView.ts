import { consentView } from './consentView';
import type { RelationshipInput } from './inputs';
import { relationshipProgressView } from './relationshipProgressView';
import type { CardContext, CardView, Viewer } from './viewer';

/** One provider's relationship with one customer: the consents first, then the extension and its proof. */
export function relationshipView(input: RelationshipInput, viewer: Viewer, context: CardContext): CardView {
  const { relationship } = input;
  return relationship.status === 'none' || relationship.status === 'declined'
    ? consentView(input, relationship, viewer, context)
    : relationshipProgressView(input, relationship, viewer, context);
}

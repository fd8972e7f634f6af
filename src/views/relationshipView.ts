import { madeOutside, type Relationship } from '../domain/customer/customer';
import { consentView } from './consentView';
import type { RelationshipInput } from './relationshipInputs';
import { relationshipProgressView } from './relationshipProgressView';
import type { CardContext, CardView, Viewer } from './viewer';

/** One provider's relationship with one customer: the consents first, then the extension and its proof. */
export function relationshipView(input: RelationshipInput, viewer: Viewer, context: CardContext): CardView {
  const { relationship } = input;
  if (relationship.status === 'none' || relationship.status === 'declined' || isOutside(relationship)) {
    return consentView(input, relationship, viewer, context);
  }
  return relationshipProgressView(input, relationship, viewer, context);
}

const isOutside = (relationship: Relationship): relationship is Extract<Relationship, { status: 'verified' }> =>
  madeOutside(relationship);

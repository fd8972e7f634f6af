import { howIs, type Operation } from '../partnerCenter/operations';
import type { Act } from './verb';
import { toggle, versionOf } from './verb';

/** What a button carries that either calls Partner Center or says that it was done there: which of the two. */
export const buttonMode = { inPortal: toggle };

/** Older than every question: what names it is answered with the card of now. */
const noVersion = 0;

/**
 * How the actor's side does an operation now, and the version that the press names. A side's access may have ended, or
 * come back, since the card was shown: its button then said something else than it would do, so it counts as stale.
 */
export function pressedAs(
  { workflow, actor }: Pick<Act, 'workflow' | 'actor'>,
  operation: Operation,
  data: { readonly inPortal: boolean; readonly version?: number | undefined },
): { readonly inPortal: boolean; readonly named: { readonly version?: number } } {
  const inPortal = howIs(workflow.connection(actor.tenantId), operation) === 'portal';
  return { inPortal, named: data.inPortal === inPortal ? versionOf(data) : { version: noVersion } };
}

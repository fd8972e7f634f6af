import type { Refusal } from './refusal';

/** What `decide` answers: the events that happen, or a refusal. No events means: already so, nothing to do. */
export type Decision<E> = { readonly events: readonly E[] } | { readonly refused: Refusal };

export const happens = <E>(...events: readonly E[]): Decision<E> => ({ events });
export const nothingHappens: { readonly events: readonly never[] } = { events: [] };
export const refused = (refusal: Refusal): { readonly refused: Refusal } => ({ refused: refusal });

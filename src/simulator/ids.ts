import { createHash } from 'node:crypto';
import type { State } from './state';

/** A new GUID for the thing; the same seed and the same sequence of calls always give the same ids. */
export function newId(state: State, kind: string): string {
  state.counter += 1;
  return guidFrom(`${state.seed}:${kind}:${state.counter}`);
}

/** A GUID (version 4 form) that depends on the text only. */
export function guidFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

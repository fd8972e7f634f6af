import type { ActResult } from './verb';

/** Subject of the answer to an id that does not exist, is not the actor's, or was forged: always the same. */
export const unknownSubject = 'unknown';

export const unknownThing: ActResult = { subject: unknownSubject };

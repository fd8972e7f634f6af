import { z } from 'zod';
import { defineVerb } from './verb';

/** Subject of the honest answer to what is planned but not built. */
export const notYetSubject = 'notYet';

export const notYet = defineVerb(z.looseObject({}), async () => ({ subject: notYetSubject }));

import type { ActResult } from './verb';

/** After a refusal, what was typed stands on the card again. */
export const keepTyped = (result: ActResult, answers: Readonly<Record<string, string>>): ActResult =>
  result.moment?.notice?.kind === 'refusal' ? { ...result, moment: { ...result.moment, answers } } : result;

import { z } from 'zod';
import { defineVerb, optionalText } from './verb';

/** Shows the area or the rule chosen on the card of the rules; changes nothing. */
export const showRule = defineVerb(z.object({ rule: optionalText }), async (_act, { rule }) => ({
  subject: rule.trim() === '' ? 'rules' : `rules:${rule.trim()}`,
}));

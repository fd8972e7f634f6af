import { z } from 'zod';
import { chooseLanguage } from '../chooseLanguage';
import { languages } from '../views/viewer';
import { defineVerb } from './verb';

/** The language is remembered; the card that answers is the start of the conversation. */
export const setLanguage = defineVerb(z.object({ language: z.enum(languages) }), async (act, { language }) => {
  await chooseLanguage(act.workflow, act.actor, language);
  return { subject: 'home', viewer: { ...act.viewer, language } };
});

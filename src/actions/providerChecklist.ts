import { z } from 'zod';
import {
  answerField,
  noteField,
  type ProviderAnswers,
  type ProviderQuestion,
  providerQuestions,
} from '../domain/programme/providerChecklist';
import { parseThingId, providerKey, thingId } from '../ids';
import { loadProgramme } from '../present/loadAggregates';
import { providerNameOf } from '../present/presentProviders';
import { answered } from './answered';
import { unknownThing } from './unknownThing';
import { defineVerb, optionalText, reference, versionOf } from './verb';

/** PRO-2: a provider to compare, by its name, before there is any partnership. */
export const addProvider = defineVerb(
  z.object({ ...reference, providerName: optionalText }),
  async ({ workflow, actor, policy }, { providerName }) => {
    const name = providerName.replace(/\s+/g, ' ').trim();
    const key = providerKey(name);
    const command = { type: 'addChecklistProvider' as const, now: workflow.now(), actor, policy, key, name };
    const { refusal } = await workflow.onProgramme(actor.tenantId, command);
    return refusal === undefined
      ? answered(thingId({ kind: 'providerAnswers', key }), undefined)
      : answered('providers', refusal, { answers: { providerName } });
  },
);

const inputs = Object.fromEntries(
  providerQuestions.flatMap((question) => [
    [answerField(question), optionalText],
    [noteField(question), optionalText],
  ]),
);
const data = z.object({ ...reference, ...inputs });

/** PRO-1 to PRO-3: one provider's answers, as the partner's people found them out. */
export const saveProviderAnswers = defineVerb(data, async ({ workflow, actor, policy }, input) => {
  const thing = parseThingId(input.id);
  if (thing?.kind !== 'providerAnswers') return unknownThing;
  const { key } = thing;
  const name = providerNameOf((await loadProgramme(workflow.store, actor.tenantId)).state, key);
  if (name === undefined) return unknownThing;
  const typed = typedIn(input);
  const { refusal } = await workflow.onProgramme(actor.tenantId, {
    type: 'answerChecklist',
    now: workflow.now(),
    actor,
    policy,
    key,
    name,
    ...answersIn(typed),
    ...versionOf(input),
  });
  return refusal === undefined ? answered('providers', undefined) : answered(input.id, refusal, { answers: typed });
});

/** A provider that is only compared leaves the checklist; a partnership stays. */
export const removeProvider = defineVerb(z.object(reference), async ({ workflow, actor, policy }, { id }) => {
  const thing = parseThingId(id);
  if (thing?.kind !== 'providerAnswers') return unknownThing;
  const command = { type: 'removeChecklistProvider' as const, now: workflow.now(), actor, policy, key: thing.key };
  const { refusal } = await workflow.onProgramme(actor.tenantId, command);
  return answered(refusal === undefined ? 'providers' : id, refusal);
});

const typedIn = (input: object): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(input).filter(([name, value]) => /^(answer|note)_/.test(name) && typeof value === 'string'),
  );

function answersIn(typed: Readonly<Record<string, string>>): ProviderAnswers {
  const answers: Partial<Record<ProviderQuestion, 'yes' | 'no'>> = {};
  const notes: Partial<Record<ProviderQuestion, string>> = {};
  for (const question of providerQuestions) {
    const answer = typed[answerField(question)];
    if (answer === 'yes' || answer === 'no') answers[question] = answer;
    const note = (typed[noteField(question)] ?? '').trim();
    if (note !== '') notes[question] = note;
  }
  return { answers, notes };
}

import { z } from 'zod';
import { dayIn } from '../businessTime';
import { chooseLanguage } from '../chooseLanguage';
import { findPerson } from '../people';
import { changeSettings, homeOf, settingsOf } from '../settings/personSettings';
import { readSettings, type TypedSettings } from '../settings/readSettings';
import type { PersonSettings } from '../settings/settings';
import type { Viewer } from '../views/viewer';
import { defineVerb, reference, withoutControls } from './verb';

const typed = z.string().max(200).transform(withoutControls).optional();

const data = z.object({
  ...reference,
  language: typed,
  timeZone: typed,
  quietFrom: typed,
  quietTo: typed,
  muted: z.union([typed, z.boolean().transform(String)]),
  awayFrom: typed,
  awayUntil: typed,
  delegate: typed,
  queue: typed,
  digest: z.union([typed, z.boolean().transform(String)]),
});

/** Keeps how a person wants to be told. Either all of the card is kept, or nothing with every input that is wrong. */
export const saveSettings = defineVerb(data, async ({ workflow, actor, viewer }, input) => {
  const before = await settingsOf(workflow, actor);
  const typedNow = allOf(input, before);
  const home = homeOf(workflow, actor);
  const holders = await workflow.holdersOf(home.tenantId, viewer.roles);
  const read = readSettings(typedNow, {
    userId: actor.userId,
    today: dayIn(workflow.now(), viewer.timeZone),
    // Whoever stands in already stays chosen, whether or not the directory answers now.
    delegates: [...holders.map(({ userId }) => userId), ...(before.delegate === undefined ? [] : [before.delegate])],
  });
  if ('problems' in read) {
    const [refusal] = read.problems;
    const moment = { settings: { typed: typedNow, problems: read.problems } };
    return { subject: 'settings', moment: { ...moment, notice: { kind: 'refusal', refusal } } };
  }
  const { settings, language = viewer.language } = read;
  const heard = before.muted === true && settings.muted !== true;
  await changeSettings(workflow, actor, () => settings);
  if (language !== viewer.language) await chooseLanguage(workflow, actor, language);
  const person = await findPerson(workflow.store, home);
  const organizations = workflow.organization(home.tenantId)?.timeZone;
  const timeZone = settings.timeZone ?? person?.timeZone ?? organizations ?? viewer.timeZone;
  const changed: Viewer = { ...viewer, language, timeZone };
  const key = `settings.${savedKey(before, settings)}`;
  return {
    subject: 'settings',
    viewer: changed,
    ...(heard ? { heard } : {}),
    moment: { notice: { kind: 'text', tone: 'good', key } },
  };
});

function savedKey(before: PersonSettings, now: PersonSettings): 'saved' | 'savedMuted' | 'savedHeard' {
  if (before.muted === now.muted) return 'saved';
  return now.muted === true ? 'savedMuted' : 'savedHeard';
}

/** An input that this card did not have keeps what was chosen before. */
function allOf(input: z.infer<typeof data>, before: PersonSettings): TypedSettings {
  return {
    language: input.language ?? '',
    timeZone: input.timeZone ?? '',
    quietFrom: input.quietFrom ?? '',
    quietTo: input.quietTo ?? '',
    muted: input.muted ?? '',
    awayFrom: input.awayFrom ?? '',
    awayUntil: input.awayUntil ?? '',
    delegate: input.delegate ?? before.delegate ?? '',
    queue: input.queue ?? before.queue ?? '',
    digest: input.digest ?? (before.digest === 'off' ? 'false' : 'true'),
  };
}

import { z } from 'zod';
import { parseThingId } from '../ids';
import { askColleague as ask } from '../notify/askColleague';
import { findPerson } from '../people';
import type { Notice } from '../views/viewer';
import { unknownThing } from './unknownThing';
import { defineVerb, reference } from './verb';

/** An id as the directory gives it; anything else was not offered on a card. */
const personId = z.string().regex(/^[\w.:@-]{1,100}$/);

/** ROL-1 to ROL-7: asks a colleague of the same organization to do what this person may not. Changes nothing else. */
export const askColleague = defineVerb(
  z.object({ ...reference, colleague: personId }),
  async ({ workflow, actor }, { id, colleague }) => {
    const ref = { tenantId: actor.tenantId, userId: colleague };
    const person = parseThingId(id) === undefined ? undefined : await findPerson(workflow.store, ref);
    if (person === undefined || colleague === actor.userId) return unknownThing;
    const { name } = person;
    if (person.conversation === undefined || person.unreachable !== undefined) {
      return { subject: id, moment: { notice: notice('warning', 'ask.unreachable', name) } };
    }
    const answer = await ask(workflow, actor, ref, id);
    if (person.settings?.muted === true)
      return { subject: id, moment: { notice: notice('warning', 'ask.muted', name) } };
    const key = 'asked' in answer ? 'ask.sent' : 'ask.sentBefore';
    return { subject: id, moment: { notice: notice('good', key, name) } };
  },
);

const notice = (tone: 'good' | 'warning', key: string, name: string): Notice => ({
  kind: 'text',
  tone,
  key,
  args: { name },
});

import { z } from 'zod';
import { nextMonday } from '../businessTime';
import { withTurn } from '../notify/cardWork';
import { stillWaits } from '../reminders/waitsIn';
import { type CardDocument, cardDocumentId } from '../store/documents/cardDocument';
import { upsert } from '../store/upsert';
import { unknownThing } from './unknownThing';
import { type ActResult, defineVerb, reference } from './verb';

const dayMs = 86_400_000;

/** The person wants to hear of a subject again later: of this subject, and nobody else is concerned. */
export const snooze = defineVerb(
  z.object({ ...reference, snoozeFor: z.enum(['day', 'threeDays', 'week']).default('day') }),
  async ({ workflow, actor, viewer }, { id, snoozeFor }): Promise<ActResult> => {
    const key = { pk: actor.tenantId, id: cardDocumentId(id, actor.userId) };
    const card = (await workflow.store.read<CardDocument>('cards', key.pk, key.id))?.doc;
    if (card === undefined) return unknownThing;
    if (card.reminder?.to !== 'turn' || !(await stillWaits(workflow.store, card.reminder))) {
      const notice = { kind: 'text' as const, tone: 'info' as const, key: 'reminder.nothingToSnooze' };
      return { subject: id, moment: { notice } };
    }
    const now = workflow.now();
    const until =
      snoozeFor === 'week' ? nextMonday(now, viewer.timeZone) : workflow.after(snoozeFor === 'day' ? dayMs : 3 * dayMs);
    await upsert<CardDocument>(workflow.store, 'cards', key, (current) => {
      if (current?.reminder === undefined) return undefined;
      if (current.snoozedUntil !== undefined && current.snoozedUntil > now)
        return { ...current, snoozedUntil: until, due: now };
      return { ...withTurn(current, 'reminder'), snoozedUntil: until, due: now };
    });
    return { subject: id, moment: { reminder: card.reminder, snoozedUntil: until } };
  },
);

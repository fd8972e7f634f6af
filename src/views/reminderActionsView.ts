import type { Reminded } from '../domain/waiting/wait';
import { mailtoLink } from '../mail/mailtoLink';
import type { CardContext, CardView, Viewer } from './viewer';
import { wordsFor } from './words';

/** What a reminder offers besides the card's own buttons: to hear of it later, or to remind the others. Stands inside another card. */
export function reminderActionsView(
  { subject, reminder }: { readonly subject: string; readonly reminder: Reminded },
  viewer: Viewer,
  context: CardContext,
): CardView {
  const words = wordsFor(viewer, context.now);
  const { to, version } = reminder;
  const spoken = words.label(to === 'turn' ? 'reminder.snooze' : 'reminder.remind');
  const snooze = {
    id: subject,
    version,
    label: words.label('reminder.snoozeLabel'),
    value: 'day',
    choices: [
      { title: words.label('reminder.snoozeDay'), value: 'day' },
      { title: words.label('reminder.snoozeThreeDays'), value: 'threeDays' },
      { title: words.label('reminder.snoozeWeek'), value: 'week' },
    ],
    title: words.label('reminder.snooze'),
  };
  const url = letterTo(reminder, viewer, context);
  const contact = url === undefined ? [] : [{ title: words.label('reminder.otherContact'), url }];
  return {
    template: 'reminderActions',
    data: {
      lang: viewer.language,
      speak: spoken,
      fallbackText: spoken,
      snooze: to === 'turn' ? [snooze] : [],
      others: to === 'turn' ? [] : [{ id: subject, version, title: words.label('reminder.remind'), contact }],
    },
  };
}

/** A letter to somebody else there, whom the sender chooses in the mail program. */
function letterTo({ other, customer, since }: Reminded, viewer: Viewer, context: CardContext): string | undefined {
  const words = wordsFor(viewer, context.now);
  const args = { other: other ?? '', customer: customer ?? '', day: words.day(since), name: viewer.name };
  return mailtoLink({ subject: words.raw('reminder.mailSubject', args), body: words.raw('reminder.mailBody', args) });
}

import type { Activity, Attachment } from 'botframework-schema';

/** An Adaptive Card as a message; `summary` is what a notification shows of it. */
export function cardMessage(card: object, summary: string): Partial<Activity> {
  const attachment: Attachment = { contentType: 'application/vnd.microsoft.card.adaptive', content: card };
  return { type: 'message', summary, attachments: [attachment] };
}

import { z } from 'zod';

/** Null is what some clients send for nothing. */
const nothing = <T>(value: T | null | undefined): T | undefined => value ?? undefined;
const text = (most: number) => z.string().max(most).nullish().transform(nothing);

/** Somebody, or a conversation. */
const account = { id: z.string().min(1).max(1_000), name: text(1_000), aadObjectId: text(100), role: text(100) };

/**
 * As much of an activity as must be right before the SDK may see it: everything that the SDK or this program reads has
 * the type of the protocol. What a card or a person sends is read by whoever is asked.
 */
export const activityShape = z.looseObject({
  type: z.string().min(1).max(100),
  id: text(1_000),
  name: text(200),
  action: text(100),
  // The front door limits the size of the whole.
  text: z.string().nullish().transform(nothing),
  channelId: z.string().max(100),
  serviceUrl: z.string().max(2_000),
  replyToId: text(1_000),
  locale: text(100),
  localTimezone: text(100),
  deliveryMode: text(100),
  callerId: text(1_000),
  conversation: z.looseObject({
    ...account,
    isGroup: z.boolean().nullish().transform(nothing),
    conversationType: text(100),
    tenantId: text(100),
  }),
  from: z.looseObject(account),
  recipient: z
    .looseObject({ ...account, id: text(1_000) })
    .nullish()
    .transform(nothing),
  channelData: z
    .looseObject({
      tenant: z
        .looseObject({ id: text(100) })
        .nullish()
        .transform(nothing),
    })
    .nullish()
    .transform(nothing),
  entities: z
    .array(z.looseObject({ type: text(1_000) }))
    .nullish()
    .transform(nothing),
});

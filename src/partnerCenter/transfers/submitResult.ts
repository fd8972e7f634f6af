import { z } from 'zod';
import type { Accepted } from '../partnerCenter';
import { guid, textOrNumber } from '../wire';

const itemSchema = z.object({ subscriptionid: guid.nullish(), sourcesubscriptionid: guid.nullish() });
const errorSchema = z.object({
  transfergroupid: textOrNumber.nullish(),
  code: textOrNumber.nullish(),
  description: z.string().nullish(),
  lineitems: z.array(itemSchema.extend({ addonitems: z.array(itemSchema).nullish() })).nullish(),
});

/** The answer to a legacy acceptance (TransferSubmitResult); an empty answer is none the worse. */
export const submitResultSchema = z
  .object({
    orders: z.array(z.object({ id: z.string().nullish() })).nullish(),
    transfererrors: z.array(errorSchema).nullish(),
  })
  .optional();

export function submitResultFrom(wire: z.infer<typeof submitResultSchema>): Accepted {
  const orderIds = (wire?.orders ?? []).map(({ id }) => id).filter(isThere);
  const failed = (wire?.transfererrors ?? []).map((error) => ({
    ...(error.transfergroupid ? { groupId: error.transfergroupid } : {}),
    subscriptionIds: (error.lineitems ?? [])
      .flatMap((item) => [item, ...(item.addonitems ?? [])])
      .map((item) => item.sourcesubscriptionid ?? item.subscriptionid)
      .filter(isThere),
    ...(error.code ? { code: error.code } : {}),
    text: error.description ?? '',
  }));
  return { orderIds, failed };
}

const isThere = (text: string | null | undefined): text is string => text !== null && text !== undefined && text !== '';

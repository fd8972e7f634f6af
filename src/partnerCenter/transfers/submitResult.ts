import { z } from 'zod';
import type { Accepted } from '../partnerCenter';
import { guid, textOrNumber } from '../wire';

const itemSchema = z.object({ subscriptionid: guid.nullish(), sourcesubscriptionid: guid.nullish() });
const errorSchema = z.object({
  code: textOrNumber.nullish(),
  description: z.string().nullish(),
  lineitems: z.array(itemSchema.extend({ addonitems: z.array(itemSchema).nullish() })).nullish(),
});

/** The answer to a legacy acceptance (TransferSubmitResult); an empty answer is none the worse. */
export const submitResultSchema = z.object({ transfererrors: z.array(errorSchema).nullish() }).optional();

export function submitResultFrom(wire: z.infer<typeof submitResultSchema>): Accepted {
  const failed = (wire?.transfererrors ?? []).map((error) => ({
    subscriptionIds: (error.lineitems ?? [])
      .flatMap((item) => [item, ...(item.addonitems ?? [])])
      .map((item) => item.subscriptionid ?? item.sourcesubscriptionid)
      .filter((id) => id !== null && id !== undefined),
    ...(error.code ? { code: error.code } : {}),
    text: error.description ?? '',
  }));
  return { failed };
}

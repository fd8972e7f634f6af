import { z } from 'zod';
import { defineVerb, typedText } from './verb';

/** Views a button may open; those without an id of their own are lists or the dashboard. */
export const openable = [
  'status',
  'help',
  'enrollment',
  'providers',
  'partnership',
  'customers',
  'customer',
  'relationship',
  'transferDraft',
  'transfer',
  'transfers',
  'queue',
  'verify',
  'language',
] as const;
export type Openable = (typeof openable)[number];

const withId: readonly Openable[] = ['partnership', 'customer', 'relationship', 'transferDraft', 'transfer'];

/** Opens a view in place of the card; changes nothing. The id of `customers` is the page, then what is searched. */
export const open = defineVerb(
  z.object({ what: z.enum(openable), id: typedText.optional() }),
  async (_act, { what, id = '' }) => {
    if (what === 'customers' && id !== '') return { subject: `customers:${id}` };
    return { subject: withId.includes(what) ? id : what };
  },
);

/** Shows the card again as it is now; changes nothing. */
export const refresh = defineVerb(z.object({ id: typedText }), async (_act, { id }) => ({ subject: id }));

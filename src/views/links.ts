import type { TextArgs } from '../text/text';
import type { Words } from './words';

/** The views that a button can open. */
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

/** A button that opens another view and changes nothing. */
export interface Link {
  readonly title: string;
  readonly what: Openable;
  readonly id: string;
  readonly style: 'default' | 'positive';
}

/** Makes a link; the one next step of a card may be its primary button. */
export const link = (
  words: Words,
  what: Openable,
  id: string,
  key: string,
  args?: TextArgs,
  style: Link['style'] = 'default',
): Link => ({ title: words.label(key, args), what, id, style });

/** The same link as the card's primary button. */
export const primary = (one: Link): Link => ({ ...one, style: 'positive' });

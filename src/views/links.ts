import type { TextArgs } from '../text/text';
import type { Words } from './words';

/** The views that a button can open. */
export const openable = [
  'status',
  'help',
  'enrollment',
  'incentives',
  'access',
  'revenue',
  'digest',
  'providers',
  'partnership',
  'providerAnswers',
  'pairing',
  'customers',
  'customer',
  'check',
  'adviser',
  'kinds',
  'relationship',
  'invitation',
  'newCustomer',
  'tenantRequest',
  'transferDraft',
  'plans',
  'plan',
  'transfer',
  'agreement',
  'transfers',
  'queue',
  'verify',
  'language',
  'settings',
  'rehearsal',
  'history',
  'historyExport',
  'rules',
  'rule',
  'why',
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

/** The same buttons, the first of them primary. */
export const firstPrimary = (links: readonly Link[]): readonly Link[] =>
  links.map((one, index) => (index === 0 ? primary(one) : one));

/** Buttons that stand side by side on a narrow card without being cut off. */
export interface LinkRow {
  readonly links: readonly Link[];
}

// Pixels of a card as narrow as Teams shows it, of one character of a button's title, and of what surrounds the title.
const rowWidth = 390;
const characterWidth = 7.2;
const buttonEdge = 36;

/** Distributes buttons over rows in their order, as many to a row as have room for their titles. */
export function linkRows(links: readonly Link[]): readonly LinkRow[] {
  const rows: Link[][] = [];
  let room = 0;
  for (const one of links) {
    const width = [...one.title].length * characterWidth + buttonEdge;
    const row = rows.at(-1);
    if (row === undefined || width > room) {
      rows.push([one]);
      room = rowWidth - width;
    } else {
      row.push(one);
      room -= width;
    }
  }
  return rows.map((row) => ({ links: row }));
}

import type { Role } from '../domain/roles';
import type { HistoryItem } from '../ledger/readHistory';
import { openEvent } from '../ledger/sealEvent';
import { frame } from './frame';
import { type EventNames, eventText } from './historyText';
import { link, linkRows, primary } from './links';
import { roleNames, samePerson } from './people';
import { items, section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

export interface HistoryInput {
  readonly rows: readonly (HistoryItem & {
    /** Absent: the entry is about the partner's own transition. */
    readonly customer?: string;
  })[];
  /** The customer whose history it is, and the id its pages have; absent: the whole ledger. */
  readonly of?: { readonly customer: string; readonly id: string };
  readonly count?: number;
  /** The id of the next page; absent on the last one. */
  readonly older?: string;
  /** This is not the first page. */
  readonly paged: boolean;
  readonly mayExport: boolean;
  readonly organization: EventNames['organization'];
}

/** What was recorded, the newest first: what in words, when, by whom and in which role. */
export function historyView(input: HistoryInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const { rows, of, count, older, paged, mayExport } = input;
  const empty = rows.length > 0 ? undefined : words.say(paged ? 'history.emptyOlder' : 'history.empty');
  return {
    template: 'list',
    data: {
      ...frame(words, viewer, context, {
        title: of === undefined ? { key: 'history.title' } : { key: 'history.titleCustomer', args: of },
        status: count === undefined ? { key: 'history.statusAll' } : { key: 'history.status', args: { count } },
      }),
      rows: rows.map((row) => historyRow(words, viewer, context, input, row)),
      sections: sections(
        section({
          lines: [
            empty,
            of === undefined ? words.say('history.typeName') : undefined,
            mayExport && of === undefined ? words.say('history.exportHint') : undefined,
          ],
        }),
      ),
      linkRows: linkRows([
        ...(older === undefined ? [] : [primary(link(words, 'history', older, 'history.older'))]),
        ...(paged ? [link(words, 'history', of?.id ?? '', 'history.newest')] : []),
        ...(mayExport ? [link(words, 'historyExport', '', 'history.export')] : []),
        link(words, 'status', '', 'button.status'),
      ]),
    },
  };
}

function historyRow(
  words: Words,
  viewer: Viewer,
  context: CardContext,
  { of, organization }: HistoryInput,
  { entry, texts, customer }: HistoryInput['rows'][number],
) {
  const event = openEvent(entry.event, texts, '');
  const names = { customer: customer ?? words.raw('history.unknownCustomer'), organization };
  const when = words.dayAtTime(entry.at);
  return {
    title: words.say('history.row', { what: eventText(words, event, names) }),
    detail: items([
      of !== undefined || customer === undefined
        ? words.say('history.when', { when })
        : words.say('history.whenCustomer', { when, customer }),
      whoText(words, viewer, context, entry.actor, organization),
      ...Object.entries(texts).map(([place, text]) => textLine(words, place, text)),
      wordingLine(words, event),
    ]),
  };
}

type Actor = HistoryInput['rows'][number]['entry']['actor'];

function whoText(
  words: Words,
  viewer: Viewer,
  context: CardContext,
  actor: Actor,
  organization: EventNames['organization'],
): string {
  if (actor === undefined) return words.say('history.nobody');
  return words.say('history.who', {
    who: nameOf(words, viewer, context, actor, organization),
    roles: roleNames(words, actor.roles as readonly Role[], 'conjunction'),
    when: words.when(actor.rolesReadAt),
  });
}

/** Names come from where people are kept now, never from the ledger: whoever was forgotten there has none. */
function nameOf(
  words: Words,
  viewer: Viewer,
  context: CardContext,
  actor: NonNullable<Actor>,
  organization: EventNames['organization'],
): string {
  if (samePerson(actor, viewer)) return words.raw('history.you');
  const name = context.personName(actor);
  if (name !== undefined && name.trim() !== '') return name;
  if (actor.tenantId === viewer.tenantId)
    return words.raw(viewer.rehearsal === true ? 'history.colleague' : 'history.forgotten');
  const at = organization(actor.tenantId);
  return at === undefined
    ? words.raw('common.otherOrganization')
    : words.raw('history.somebodyAt', { organization: at });
}

/** More of a letter than this is for the export. */
const longestText = 160;

function textLine(words: Words, place: string, text: HistoryItem['texts'][string]): string {
  const what = words.raw(textKey(place));
  if ('erasedAt' in text) return words.say('history.textErased', { what, when: words.when(text.erasedAt) });
  if (text.text.trim() === '') return '';
  return words.say('history.textKept', { what, text: shortened(text.text) });
}

/** The catalog key of a personal text, by its place in the event. */
export const textKey = (place: string): string =>
  `history.text.${place.startsWith('notes.') ? 'notes' : place.slice(place.lastIndexOf('.') + 1)}`;

/** The sentence that a consent was given with; before 0.4 only its hash was kept, which tells nobody anything. */
function wordingLine(words: Words, event: { readonly [field: string]: unknown }): string | undefined {
  const consent = event.consent as { readonly wording?: unknown; readonly language?: unknown } | undefined;
  if (typeof consent?.wording !== 'string' || !consent.wording.includes(' ')) return undefined;
  return words.say('history.wording', { language: String(consent.language), text: shortened(consent.wording) });
}

const shortened = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  return [...line].length <= longestText ? line : `${[...line].slice(0, longestText).join('')}…`;
};

import { encodeId } from './encodeId';
import { guardPk } from './guardDocument';
import { type Page, type Selection, type StoredDocument, StoreRefusal, type Versioned } from './store';

const maxPageItems = 100;
export const maxDueItems = 1_000;

// DEL sorts after every character of an encoded id, so `prefix + DEL` ends the range of ids with that prefix.
const afterAnyCharacter = '\u007f';

/** What to ask a database for: encoded ids above `after` inside [`from`, `to`), one more than fits on the page. */
export interface PageQuery {
  readonly pk: string;
  readonly type: string | null;
  readonly after: string;
  readonly from: string;
  readonly to: string;
  readonly rows: number;
}

/**
 * The query for one page. A continuation token is the last id handed out, so a page neither repeats nor skips an item
 * when others are created or removed between pages, and a token never goes out of date.
 */
export function pageQuery(selection: Selection): PageQuery {
  const limit = selection.limit ?? maxPageItems;
  guardLimit(limit, maxPageItems);
  const from = encodeId(selection.idPrefix ?? '');
  return {
    pk: guardPk(selection.pk),
    type: selection.type ?? null,
    after: selection.continuation === undefined ? '' : decodeToken(selection.continuation),
    from,
    to: from + afterAnyCharacter,
    rows: limit + 1,
  };
}

/** The page made of the rows found; the row beyond the page, if there is one, only tells that there is a next page. */
export function pageOf<D extends StoredDocument>(query: PageQuery, rows: readonly Versioned<D>[]): Page<D> {
  const items = rows.slice(0, query.rows - 1);
  const last = items.at(-1);
  if (last === undefined || rows.length < query.rows) return { items };
  return { items, continuation: Buffer.from(encodeId(last.doc.id)).toString('base64url') };
}

/** Throws unless a caller asks for a number of items that one answer may have. */
export function guardLimit(limit: number, max: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > max) throw new RangeError(`limit is 1 to ${max}, not ${limit}`);
}

function decodeToken(token: string): string {
  const id = Buffer.from(token, 'base64url').toString('latin1');
  if (!/^[0-9A-Za-z\-_.:@~]+$/.test(id)) throw new StoreRefusal('badKey', 'this continuation is not one of the store');
  return id;
}

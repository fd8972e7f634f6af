import { foldName } from './foldName';

/** Choices on one card; more are turned over page by page, and the selection is kept. */
export const draftPageSize = 15;

/** Where a person is in a draft of several pages. */
export interface DraftPosition {
  /** Absent: as the draft begins, see {@link firstSelection}. */
  readonly selected?: readonly string[];
  readonly search: string;
  readonly page: number;
  /** Moves with every turn of the page, so that an old card does not overwrite the selection. */
  readonly version: number;
}

export const draftStart: DraftPosition = { search: '', page: 0, version: 0 };

interface Row {
  readonly subscriptionId: string;
  readonly name: string;
  readonly addons: readonly { readonly name: string }[];
}

export interface DraftPage<R extends Row> {
  readonly rows: readonly R[];
  readonly page: number;
  readonly pages: number;
  /** False when the search found nothing; then everything is shown. */
  readonly found: boolean;
}

/** The page of the choices that the position names. */
export function draftPage<R extends Row>(movable: readonly R[], { search, page }: DraftPosition): DraftPage<R> {
  const wanted = foldName(search);
  const matching = movable.filter((row) =>
    [row.name, ...row.addons.map((addon) => addon.name)].some((name) => foldName(name).includes(wanted)),
  );
  const rows = matching.length > 0 ? matching : movable;
  const pages = Math.max(1, Math.ceil(rows.length / draftPageSize));
  const shown = ((page % pages) + pages) % pages;
  return {
    rows: rows.slice(shown * draftPageSize, (shown + 1) * draftPageSize),
    page: shown,
    pages,
    found: matching.length > 0,
  };
}

/** The selection after a card was sent in: what its page shows is as ticked, the rest as before. */
export function selectionAfter(
  movable: readonly Row[],
  position: DraftPosition,
  before: readonly string[],
  ticked: readonly string[],
): readonly string[] {
  const onPage = new Set(draftPage(movable, position).rows.map((row) => row.subscriptionId));
  const chosen = new Set([...before.filter((id) => !onPage.has(id)), ...ticked.filter((id) => onPage.has(id))]);
  return movable.map((row) => row.subscriptionId).filter((id) => chosen.has(id));
}

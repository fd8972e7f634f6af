/** A block of a card: an optional heading, check lines with a mark, then plain lines. All texts are final. */
export interface Section {
  readonly style: 'default' | 'emphasis' | 'good' | 'warning' | 'attention' | 'accent';
  readonly heading: readonly Item[];
  readonly checks: readonly Check[];
  readonly lines: readonly Item[];
}

/** One text; an array of none or one stands for an optional part of a template. */
export interface Item {
  readonly text: string;
}

export interface Check {
  readonly mark: string;
  readonly color: 'Good' | 'Attention' | 'Warning' | 'Accent' | 'Default';
  readonly text: string;
}

/** A section; absent lines are left out. */
export function section(
  content: {
    readonly heading?: string | undefined;
    readonly checks?: readonly (Check | undefined)[];
    readonly lines?: readonly (string | undefined)[];
  },
  style: Section['style'] = 'default',
): Section {
  return {
    style,
    heading: items([content.heading]),
    checks: (content.checks ?? []).filter((check) => check !== undefined),
    lines: items(content.lines ?? []),
  };
}

/** The sections that have something to say. */
export const sections = (...all: readonly (Section | undefined)[]): readonly Section[] =>
  all.filter((one) => one !== undefined).filter((one) => one.checks.length + one.lines.length > 0);

/** The mark never stands alone: the sentence beside it says the same in words. */
export const passed = (text: string): Check => ({ mark: '✓', color: 'Good', text });
export const failed = (text: string): Check => ({ mark: '✗', color: 'Attention', text });
export const noted = (text: string): Check => ({ mark: 'i', color: 'Accent', text });
/** Passed, failed, or nothing at all when it could not be read. */
export const judged = (known: boolean | undefined, yes: string, no: string): Check | undefined =>
  known === undefined ? undefined : known ? passed(yes) : failed(no);

/** Texts as items, without those that are absent or empty. */
export const items = (texts: readonly (string | undefined)[]): readonly Item[] =>
  texts.filter((text) => text !== undefined && text !== '').map((text) => ({ text: text ?? '' }));

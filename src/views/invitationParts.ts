import type { Color } from './frame';
import type { Link } from './links';
import type { Item, Section } from './sections';
import type { Phrase } from './words';

interface Button {
  readonly title: string;
  readonly style: 'default' | 'positive';
}

/** The parts of the template `invitation` that differ from stage to stage; each is an array of none or one, or more. */
interface Parts {
  readonly form: readonly object[];
  readonly linkForm: readonly { readonly errors: readonly Item[] }[];
  readonly restore: readonly { readonly title: string }[];
  readonly mail: readonly (Button & { readonly url: string })[];
  readonly save: readonly Button[];
  readonly finish: readonly Button[];
  readonly drafts: readonly { readonly title: string; readonly language: string; readonly style: string }[];
  readonly authorized: readonly { readonly title: string }[];
}

export const emptyParts: Parts = {
  form: [],
  linkForm: [],
  restore: [],
  mail: [],
  save: [],
  finish: [],
  drafts: [],
  authorized: [],
};

/** One stage of an invitation's card. */
export interface InvitationShown extends Partial<Parts> {
  readonly status: Phrase;
  readonly tone: Color;
  /** Local runs only. */
  readonly hint?: string;
  readonly sections: readonly Section[];
  readonly links: readonly Link[];
}

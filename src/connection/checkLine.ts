import type { Step } from '../partnerCenter/auth/steps';
import type { TextArgs } from '../text/text';

/** More about a step, as a key of the catalogs with its arguments, or a bare fact such as a code or a secret's name. */
export type Detail = { readonly key: string; readonly args?: TextArgs } | { readonly fact: string };

/** What the check has to say about one step. */
export type CheckLine =
  | { readonly outcome: 'ok'; readonly step: Step; readonly detail?: Detail }
  | { readonly outcome: 'notice'; readonly step: Step; readonly detail: Detail }
  /** The check ends here. `sentence` is a key of the catalogs. */
  | { readonly outcome: 'failed'; readonly step: Step; readonly sentence: string; readonly detail?: Detail };

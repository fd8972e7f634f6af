import type { Step } from '../partnerCenter/auth/steps';
import type { TextArgs } from '../text/text';

/**
 * More about a step, as a key of the catalogs with its arguments, or a bare fact such as a code or a secret's name; or why
 * something is not known, as the key of a sentence with the code that came with it.
 */
export type Detail =
  | { readonly key: string; readonly args?: TextArgs }
  | { readonly fact: string }
  | { readonly unknown: string; readonly code?: string };

/** What Partner Center tells about the tenant besides; the connection does not depend on it. */
export const factNames = ['legalProfile', 'partnerAgreement', 'recentCalls'] as const;
export type FactName = (typeof factNames)[number];

/** What the check has to say about one step. */
export type CheckLine =
  | { readonly outcome: 'ok'; readonly step: Step; readonly detail?: Detail }
  | { readonly outcome: 'notice'; readonly step: Step; readonly detail: Detail }
  /** After the last step. */
  | { readonly outcome: 'fact'; readonly about: FactName; readonly detail: Detail }
  /** The check ends here. `sentence` is a key of the catalogs. */
  | { readonly outcome: 'failed'; readonly step: Step; readonly sentence: string; readonly detail?: Detail };

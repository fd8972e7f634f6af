import type { RoleName, Who } from './people';
import type { Story, SubjectKind } from './stories';

/**
 * What a press must come to. `unknown`: the answer that any id gets that does not exist. `refused`: by that rule.
 * `becomes`: the thing is in that state afterwards, by this person, and nothing else has changed. `changes`: another part
 * of the same document. `own`: the person's own settings. `asks`: a colleague of the same organization is asked.
 * `answered`: a view or "already so": nothing changes.
 */
export type Expected =
  | { readonly is: 'unknown' }
  | { readonly is: 'refused'; readonly rule: string; readonly reason: string }
  | { readonly is: 'becomes'; readonly status: string }
  | { readonly is: 'changes'; readonly part: string }
  | { readonly is: 'own' }
  | { readonly is: 'asks' }
  | { readonly is: 'answered' };

export interface Row {
  /** The kinds of subject the verb is for; any other kind is tried as well. */
  readonly about: readonly SubjectKind[];
  /** The id on the button, where it is not that of the story. */
  readonly id?: string;
  /** The kind of what changes, where it is not that of the story. */
  readonly makes?: SubjectKind;
  readonly inputs?: (story: Story, who: Who) => object;
  readonly expect: (who: Who, story: Story) => Expected;
}

export const unknown: Expected = { is: 'unknown' };
export const answered: Expected = { is: 'answered' };
export const no = (rule: string, reason: string): Expected => ({ is: 'refused', rule, reason });
export const becomes = (status: string): Expected => ({ is: 'becomes', status });
export const changes = (part: string): Expected => ({ is: 'changes', part });
export const has = (who: Who, ...roles: readonly RoleName[]): boolean => roles.some((role) => who.roles.includes(role));

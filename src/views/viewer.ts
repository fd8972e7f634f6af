import type { PersonRef } from '../domain/actor';
import type { PolicyPack } from '../domain/policy/policyPack';
import type { Refusal } from '../domain/refusal';
import type { Role } from '../domain/roles';

export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

/** The person a card is for. Every card is rendered for one viewer, in that viewer's language and time zone. */
export interface Viewer extends PersonRef {
  readonly name: string;
  readonly language: Language;
  /** IANA time zone. */
  readonly timeZone: string;
  readonly roles: readonly Role[];
  readonly side: 'partner' | 'provider';
  /** The person rehearses: every card says so, and nothing leaves. */
  readonly rehearsal?: true;
}

/** One sentence above the card: what just happened, or why something was refused. Rendered state first, then this. */
export type Notice =
  | { readonly kind: 'refusal'; readonly refusal: Refusal }
  | {
      readonly kind: 'text';
      readonly tone: 'good' | 'info' | 'warning';
      /** Key in the catalogs. */
      readonly key: string;
      readonly args?: Readonly<Record<string, string | number>>;
    };

/** What every view may use besides its own input. Views are pure: the clock and the names are handed in. */
export interface CardContext {
  /** ISO 8601 UTC instant. */
  readonly now: string;
  /** Local runs only: waiting cards say which button of the simulator's console moves them on. */
  readonly local: boolean;
  readonly policy: PolicyPack;
  /** Name of a person, when it may be shown to this viewer; otherwise undefined and the role or organization is named. */
  readonly personName: (person: PersonRef) => string | undefined;
  readonly notice?: Notice;
}

/** A template of `cards/` and the data it is expanded with. All texts are final: translated, escaped, formatted. */
export interface CardView {
  readonly template: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Set when the card waits for an act that this viewer may not do: the roles that may (ROL-1 to ROL-7). */
  readonly needs?: readonly Role[];
}

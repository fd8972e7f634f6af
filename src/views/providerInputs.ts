import type { PersonRef } from '../domain/actor';
import type { Partnership } from '../domain/programme/programme';
import type { ProviderAnswers } from '../domain/programme/providerChecklist';

export interface PartnershipInput {
  readonly id: string;
  readonly provider: string;
  readonly partnership: Partnership;
  readonly enrolled: boolean;
}

/** One provider's column of the checklist. */
export interface ProviderColumn extends ProviderAnswers {
  readonly id: string;
  readonly name: string;
}

export interface ProviderAnswersInput extends ProviderAnswers {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  /** Only compared: it may leave the checklist. */
  readonly removable: boolean;
  readonly filled?: { readonly by: PersonRef; readonly at: string };
  /** What was typed, by input, given back after a refusal. */
  readonly typed?: Readonly<Record<string, string>>;
}

export interface ProvidersInput {
  readonly enrolled: boolean;
  /** Invitations arrive in the portal only; here the partnership is seen once it is accepted. */
  readonly portal?: boolean;
  readonly columns?: readonly ProviderColumn[];
  /** The name that was typed, given back after a refusal. */
  readonly typed?: string;
  readonly partnerships: readonly { readonly id: string; readonly partnership: Partnership }[];
}

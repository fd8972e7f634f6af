import type { PersonRef } from '../domain/actor';
import type { Pairing } from '../domain/programme/pairing';
import type { Partnership } from '../domain/programme/programme';
import type { ProviderAnswers } from '../domain/programme/providerChecklist';

export interface PartnershipInput {
  readonly id: string;
  readonly provider: string;
  readonly partnership: Partnership;
  readonly enrolled: boolean;
  /** Whether the provider hears of it; `served`: its tenant is one of this bot's. `shown`: the code, right after it was asked for. */
  readonly pairing?: Pairing & { readonly served: boolean; readonly shown?: string };
}

/** A provider's links with partners. */
export interface PairingCardInput {
  readonly links: readonly {
    readonly id: string;
    readonly partner: string;
    readonly version: number;
    /** ISO 8601 UTC. */
    readonly at: string;
  }[];
  /** The code that was typed, given back after a refusal. */
  readonly typed?: string;
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

import type { PersonRef } from '../actor';
import type { Problem } from '../programme/programme';
import type { Customer, CustomerAgreement } from './customer';

/** Who accepted the agreement for the customer and on which day, as the provider states it to Partner Center. */
export interface AgreementAcceptance {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** YYYY-MM-DD, not in the future. */
  readonly date: string;
}

interface Asked {
  /** Moves when what the provider is asked changes. */
  readonly version: number;
  /** MCA-3: not accepted yet. MCA-5: accepted by the partner's attestation, which does not carry over. */
  readonly why: 'none' | 'attestation';
  readonly providerName: string;
  readonly partnerName: string;
  readonly customerName: string;
  readonly askedAt: string;
}

/** The provider's turn with the Microsoft Customer Agreement of one customer: resellers cannot attest it themselves. */
export type AgreementRequest =
  | (Asked & { readonly status: 'open'; readonly problem?: Problem })
  | (Asked & {
      /** On its way to Partner Center. */
      readonly status: 'recording';
      readonly by: PersonRef;
      readonly at: string;
      readonly acceptance: AgreementAcceptance;
    })
  | (Asked & {
      /** Done in the provider's portal by its own word; nothing on this side can read it. */
      readonly status: 'stated';
      readonly by: PersonRef;
      readonly at: string;
      readonly acceptance: AgreementAcceptance;
    })
  | (Asked & {
      readonly status: 'satisfied';
      /** Absent: done outside Passerelle, in the portal or by the customer itself. */
      readonly by?: PersonRef;
      readonly at: string;
      /** When that person had stated it; `at` is when Partner Center confirmed it. */
      readonly statedAt?: string;
      readonly acceptance?: AgreementAcceptance;
    });

export const agreementRequestWith = (customer: Customer, provider: string): AgreementRequest | undefined =>
  customer.agreementRequests?.[provider];

/** Whether the provider is still the one to act. */
export const awaitsProvider = (request: AgreementRequest): boolean => request.status === 'open';

/**
 * The agreement as it counts for one provider: what is on record as accepted through that provider stands, because the
 * partner's own side of Partner Center never shows it; otherwise what was observed last.
 */
export function knownAgreement(
  customer: Customer,
  provider: string,
  observed: CustomerAgreement | undefined,
): CustomerAgreement | undefined {
  const recorded = customer.agreements[provider];
  return recorded === 'throughProvider' ? recorded : (observed ?? recorded);
}

import type { PersonRef } from './actor';
import type { Answer } from './customer/answer';

/** What a card is about, inside one aggregate. */
export type Subject =
  | { readonly kind: 'enrollment' }
  | { readonly kind: 'incentives' }
  /** Whether Partner Center lets the partner's API in. */
  | { readonly kind: 'access' }
  | { readonly kind: 'partnership'; readonly provider: string }
  | { readonly kind: 'relationship'; readonly provider: string }
  /** The provider's card about a customer's agreement. */
  | { readonly kind: 'agreement'; readonly provider: string }
  | { readonly kind: 'plan'; readonly provider: string; readonly subscriptionId: string }
  | { readonly kind: 'invitation'; readonly provider: string }
  | { readonly kind: 'newCustomer'; readonly provider: string }
  | { readonly kind: 'transfer'; readonly n: number };

/** Who is to be told. Whoever already has a card about the subject sees it change without being named here. */
export type Audience =
  | { readonly to: 'person'; readonly person: PersonRef }
  | { readonly to: 'partner'; readonly roles: 'globalAdmins' | 'adminAndSalesAgents' }
  | { readonly to: 'providerQueue'; readonly provider: string };

/** `turn`: it is that person's turn now, so a new message is posted instead of changing the old card in place. */
export interface Tell {
  readonly audience: Audience;
  readonly turn: boolean;
  /** Nobody acted, time passed: the message waits for that person's working hours. */
  readonly reminder?: true;
}

/**
 * Work to be done after the commit, at least once, counting once. `notBefore` is an ISO 8601 UTC instant. The store
 * keeps effects in the aggregate's outbox; the relay does them.
 */
export type Effect =
  /** Pointers and read models first, then card documents; the notifier does the rest. */
  | {
      readonly kind: 'publish';
      readonly subject: Subject;
      readonly sides: readonly Side[];
      readonly tell: readonly Tell[];
    }
  | { readonly kind: 'syncBook' }
  | { readonly kind: 'endEnrollmentUndo'; readonly notBefore: string }
  | { readonly kind: 'submitEnrollment' }
  | { readonly kind: 'watchEnrollment' }
  /** What was enrolled before the programme was opened here. */
  | { readonly kind: 'findEnrollment' }
  | { readonly kind: 'enrollmentOverdue'; readonly notBefore: string }
  /** `since` names the list of people who wait; the timers of an earlier list find nothing to do. */
  | { readonly kind: 'watchWindow'; readonly since: string }
  | { readonly kind: 'askAgain'; readonly since: string; readonly notBefore: string }
  | { readonly kind: 'incentivesOverdue'; readonly notBefore: string }
  | { readonly kind: 'acceptResellerAgreement' }
  | { readonly kind: 'watchPartnerships' }
  /**
   * The daily comparison with Partner Center. `last`: when the one before began; `run`: the one under way, and the page
   * of customers it has come to.
   */
  | {
      readonly kind: 'reconcile';
      readonly last?: string;
      readonly run?: { readonly began: string; readonly page?: string };
    }
  | { readonly kind: 'acceptPartnership'; readonly provider: string }
  /** What waits for the provider is shown to it, or taken back; `page`: the page of customers it has come to. */
  | { readonly kind: 'spreadPairing'; readonly provider: string; readonly page?: string }
  | { readonly kind: 'extendRelationship'; readonly provider: string }
  | { readonly kind: 'verifyRelationship'; readonly provider: string }
  /** Reads the agreement until it is good for transfers, and has the provider asked while it is not (MCA-3, MCA-5). */
  | { readonly kind: 'watchAgreement'; readonly provider: string }
  | { readonly kind: 'recordAgreement'; readonly provider: string }
  | { readonly kind: 'fetchInvitationLink'; readonly provider: string }
  | { readonly kind: 'watchInvitation'; readonly provider: string }
  | { readonly kind: 'watchNewCustomer'; readonly provider: string }
  | { readonly kind: 'createTransfer'; readonly n: number }
  | { readonly kind: 'recreateTransfer'; readonly n: number }
  | { readonly kind: 'endAnswerUndo'; readonly n: number; readonly notBefore: string }
  | { readonly kind: 'sendAnswer'; readonly n: number; readonly answer: Answer }
  /** Once its own documents hold it all, what is over leaves the customer's document. */
  | { readonly kind: 'archiveTransfer'; readonly n: number }
  | { readonly kind: 'watchTransfer'; readonly n: number; readonly stage: 'active' | 'inProgress' }
  /**
   * Reminds of what waits for a person, for as long as it does. `key` names the wait (see `waiting/wait.ts`); `nextAt` is
   * when the next reminder is due, absent until the calendar was asked.
   */
  | { readonly kind: 'remind'; readonly key: string; readonly nextAt?: string }
  /** A person reminds the others of a wait. */
  | { readonly kind: 'remindNow'; readonly key: string; readonly at: string }
  /** New commerce: finds requests that the provider opened, by whatever way. */
  | { readonly kind: 'watchRequests'; readonly provider: string };

export type Side = 'partner' | 'provider';
export type EffectKind = Effect['kind'];

export const bothSides: readonly Side[] = ['partner', 'provider'];

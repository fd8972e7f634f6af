import type { PersonRef } from '../actor';
import type { SubscriptionKind } from './subscriptionLine';
import type { TransferRequest } from './transferRequestContent';

/** What happened with a request that the provider opens; each becomes one ledger entry. */
export type NewCommerceEvent =
  | { readonly type: 'RequestAsked'; readonly n: number; readonly request: TransferRequest; readonly at: string }
  | {
      readonly type: 'RequestAdopted';
      readonly n: number;
      readonly request: TransferRequest;
      readonly transferId: string;
      readonly at: string;
    }
  | {
      readonly type: 'RequestOpening';
      readonly n: number;
      readonly by: PersonRef;
      readonly customerEmail: string;
      readonly kinds: readonly SubscriptionKind[];
      readonly at: string;
    }
  /** Opened in the portal, by the word of the provider's person. */
  | { readonly type: 'RequestOpenStated'; readonly n: number; readonly by: PersonRef; readonly at: string }
  | {
      readonly type: 'AskEnded';
      readonly n: number;
      readonly by: PersonRef;
      readonly at: string;
      readonly comment?: string;
    }
  | {
      readonly type: 'RequestDeclined';
      readonly n: number;
      readonly by: PersonRef;
      readonly at: string;
      readonly comment?: string;
    };

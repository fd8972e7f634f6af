import type { Actor, CommandMeta } from '../actor';
import type { PolicyPack } from '../policy/policyPack';
import type { TransferFacts } from './facts';
import type { SubscriptionKind } from './subscriptionLine';
import type { Opening, TransferRequest } from './transferRequestContent';

/** Commands of requests that the provider opens and the partner submits to. */
export type NewCommerceCommand = CommandMeta &
  (
    | {
        /** The partner asks the provider to open a request. */
        readonly type: 'askForRequest';
        readonly actor: Actor;
        readonly policy: PolicyPack;
        readonly facts: TransferFacts;
        readonly provider: string;
        /** Prefilled for the provider: both are shared by the consent to share the bill-to information, or public. */
        readonly known: Pick<Opening, 'customerEmail' | 'partnerIdOnRecord'>;
      }
    | {
        /** The provider opens it; with its own connection, or in the portal by its person's word. */
        readonly type: 'openRequest';
        readonly actor: Actor;
        readonly version?: number;
        readonly policy: PolicyPack;
        readonly n: number;
        readonly customerEmail: string;
        readonly kinds: readonly SubscriptionKind[];
        readonly inPortal?: true;
      }
    | {
        /** Nobody opens it: the partner takes the question back, or the provider says no. */
        readonly type: 'endAsk';
        readonly actor: Actor;
        readonly version?: number;
        readonly policy: PolicyPack;
        readonly n: number;
        readonly comment: string;
      }
    | {
        readonly type: 'declineRequest';
        readonly actor: Actor;
        readonly version?: number;
        readonly policy: PolicyPack;
        readonly n: number;
        readonly comment: string;
      }
    /** Partner Center shows a pending request of the provider that nobody told Passerelle about. */
    | {
        readonly type: 'adoptRequest';
        readonly transferId: string;
        readonly request: Pick<
          TransferRequest,
          'provider' | 'providerName' | 'partnerName' | 'customerName' | 'policy' | 'expiresAt'
        > & { readonly partner: string; readonly opening: Opening; readonly requestedAt: string };
      }
  );

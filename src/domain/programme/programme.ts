import type { PersonRef } from '../actor';
import type { AccessEnded } from './access';
import type { Enrollment, Problem } from './enrollmentState';
import type { Incentives } from './incentives';
import type { Pairings } from './pairing';
import type { ProviderChecklist } from './providerChecklist';
import type { RevenueStatement } from './revenue';
import type { WaitingList } from './waitingList';

export type { Enrollment, Problem } from './enrollmentState';

/** Partnership with one indirect provider (PRO): the provider invites, the partner's Global admin accepts. */
export type Partnership =
  | {
      readonly status: 'invited';
      readonly version: number;
      readonly name: string;
      readonly mpnId?: string;
      readonly at: string;
      readonly problem?: Problem;
    }
  | {
      readonly status: 'accepting';
      readonly version: number;
      readonly name: string;
      readonly mpnId?: string;
      readonly by: PersonRef;
      readonly at: string;
    }
  | {
      readonly status: 'accepted';
      readonly version: number;
      readonly name: string;
      readonly mpnId?: string;
      readonly by?: PersonRef;
      readonly at: string;
    }
  | {
      /** Partner Center lists it no more. */
      readonly status: 'ended';
      readonly version: number;
      readonly name: string;
      readonly mpnId?: string;
      readonly at: string;
    };

/** One partner's transition: enrollment, and partnerships by the provider's tenant id. */
export interface Programme {
  readonly opened: boolean;
  readonly enrollment: Enrollment;
  readonly partnerships: Readonly<Record<string, Partnership>>;
  /** Which providers' tenants hear of this partner; absent: none was ever asked to. */
  readonly pairings?: Pairings;
  /** The daily comparison with Partner Center is under way, for good. */
  readonly reconciling?: true;
  /** Partner Center lets this tenant's API in no more; absent: it does. */
  readonly access?: AccessEnded;
  /** What the partner found out about providers (PRO-1 to PRO-3); absent: nothing yet. */
  readonly checklist?: ProviderChecklist;
  /** What a person said the CSP revenue is (GEN-4); nothing measures it. */
  readonly revenue?: RevenueStatement;
  /** Who asked to be told when enrollment opens (ENR-9); absent: nobody. */
  readonly waiting?: WaitingList;
  /** The clock of the incentives' invitation (INC-1); it starts when the reseller agreement is accepted (A.3-13). */
  readonly incentives?: Incentives;
}

export const noProgramme: Programme = {
  opened: false,
  enrollment: { status: 'notStarted', version: 1 },
  partnerships: {},
};

export const isEnrolled = (programme: Programme): boolean => programme.enrollment.status === 'enrolled';

export const acceptedProviders = (
  programme: Programme,
): readonly { tenantId: string; name: string; mpnId?: string }[] =>
  Object.entries(programme.partnerships).flatMap(([tenantId, partnership]) =>
    partnership.status === 'accepted'
      ? [
          {
            tenantId,
            name: partnership.name,
            ...(partnership.mpnId === undefined ? {} : { mpnId: partnership.mpnId }),
          },
        ]
      : [],
  );

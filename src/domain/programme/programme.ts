import type { PersonRef } from '../actor';

/** What Partner Center said when it refused a step: a catalog key, and when. Shown until the step is tried again. */
export interface Problem {
  readonly explanation: string;
  readonly at: string;
}

/**
 * Enrollment as indirect reseller (ENR). No transition leads back to direct bill only (ENR-18); approval alone enables
 * nothing, only the accepted reseller agreement does (ENR-16). `version` moves when what a person is asked changes.
 */
export type Enrollment =
  | { readonly status: 'notStarted'; readonly version: number; readonly problem?: Problem }
  | {
      /** Inside the undo window; nothing has left yet. */
      readonly status: 'submitting';
      readonly version: number;
      readonly by: PersonRef;
      readonly at: string;
      readonly until: string;
      readonly primaryContact: string;
    }
  | {
      readonly status: 'sending';
      readonly version: number;
      readonly by: PersonRef;
      readonly at: string;
      readonly primaryContact: string;
    }
  | {
      readonly status: 'submitted';
      readonly version: number;
      readonly by: PersonRef;
      readonly at: string;
      readonly primaryContact: string;
      /** End of the last business day Microsoft may take (ENR-11). */
      readonly approvalDueBy: string;
    }
  | { readonly status: 'declined'; readonly version: number; readonly at: string }
  | {
      readonly status: 'approved';
      readonly version: number;
      readonly at: string;
      readonly primaryContact: string;
      readonly problem?: Problem;
    }
  | {
      readonly status: 'acceptingAgreement';
      readonly version: number;
      readonly by: PersonRef;
      readonly at: string;
      readonly primaryContact: string;
    }
  | { readonly status: 'enrolled'; readonly version: number; readonly by: PersonRef; readonly at: string };

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
    };

/** One partner's transition: enrollment, and partnerships by the provider's tenant id. */
export interface Programme {
  readonly opened: boolean;
  readonly enrollment: Enrollment;
  readonly partnerships: Readonly<Record<string, Partnership>>;
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

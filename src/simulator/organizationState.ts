import type { ProgramStatus } from './rules/ruleSet';

/** `underReview` is a word that no documentation has: what a client makes of a status it does not know. */
export type EnrollmentStatus =
  | 'none'
  | 'submitted'
  | 'needsInformation'
  | 'underReview'
  | 'approved'
  | 'declined'
  | 'enrolled';

export interface Enrollment {
  status: EnrollmentStatus;
  primaryContact?: string;
  submittedAt?: string;
  /** Held by a person: Microsoft does not approve by itself. */
  held?: true;
  /** When Microsoft approves by itself; absent while a person holds or has decided it. */
  approveAt?: string;
  decidedAt?: string;
  enrolledAt?: string;
}

export interface Organization {
  tenantId: string;
  name: string;
  kind: 'partner' | 'provider';
  domain: string;
  mpnId: string;
  country: string;
  timeZone: string;
  /** Month and day, `--MM-DD`. */
  anniversary: string;
  primaryContact: string;
  mpnMailbox: string;
  profileCurrent: boolean;
  mpnCurrent: boolean;
  revenueUsd?: number;
  /** Microsoft has told the partner that its direct bill capabilities get restricted (GEN-2). */
  notice?: 'restricted';
  /** Standing in the direct bill program; absent means active. */
  programStatus?: ProgramStatus;
  /** False: the Microsoft Partner Agreement is not signed; absent: it is. */
  mpaSigned?: false;
  /** The CSP region when it is not the one that the others share. */
  cspRegion?: string;
  /** An integration sandbox, in which transfers do not work. */
  sandbox?: boolean;
  /** Roles of the account that consented to the application; Global admin and Admin agent when absent. */
  accountRoles?: DirectoryRole[];
  clientId: string;
  clientSecret: string;
  /** What is wrong with the application's registration; absent: nothing. */
  application?: Application;
  enrollment: Enrollment;
  incentivesInvitedAt?: string;
}

/** The state of an organization's application at the sign-in service. */
export interface Application {
  secretExpired?: true;
  disabled?: true;
  servicePrincipal?: 'missing';
  /** The API's own service principal. */
  resource?: 'missing';
  permission?: 'undeclared';
  consent?: 'missing';
  conditionalAccess?: 'block' | 'mfa';
  /** PEM of the certificate registered beside the secret. */
  certificate?: string;
  /** Redirect URIs that are registered; absent: any of this machine. */
  redirectUris?: string[];
}

export type DirectoryRole = 'globalAdmin' | 'adminAgent' | 'salesAgent' | 'helpdeskAgent';

export interface Person {
  id: string;
  tenantId: string;
  name: string;
  mail: string;
  userType: 'Member' | 'Guest';
  roles: DirectoryRole[];
}

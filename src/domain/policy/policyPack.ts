import type { SubscriptionKind } from '../customer/subscriptionLine';
import type { Role } from '../roles';

/** Acts whose roles the policy pack fixes; one per mutating verb that a role guards. */
export const acts = [
  'submitEnrollment',
  'acceptResellerAgreement',
  'acceptPartnership',
  'compareProviders',
  'stateRevenue',
  'noteIncentiveInvitation',
  'invite',
  'recordConsent',
  'extendRelationship',
  'recordAgreement',
  'createTransfer',
  'withdrawTransfer',
  'recreateTransfer',
  'advancePlan',
  'answerTransfer',
  'askForRequest',
  'requestTransfer',
  'cancelRequest',
  'submitTransfer',
  'declineTransfer',
  'verifyAsProvider',
  'confirmByEmail',
  'verifyAsPartner',
  'offerPairing',
  'confirmPairing',
  'endPairing',
  'remind',
  'readHistory',
  'exportHistory',
] as const;
export type Act = (typeof acts)[number];

/** The languages in which Microsoft's pages are linked. */
export type LinkLanguage = 'en' | 'fr';

/** Pages to open; every pack gives each of them an address per language. */
export const linkNames = [
  'transition',
  'partnerCenter',
  'directRequirements',
  'restrictedCapabilities',
  'becomingReseller',
  'stepByStep',
  'providerList',
  'partnerWithProviders',
  'revokeAdminPrivileges',
  'confirmAgreement',
  'confirmAgreementExisting',
  'cancelSubscription',
  'transferApi',
  'partnerRelationships',
] as const;
export type LinkName = (typeof linkNames)[number];

/** An address as the rules of its date gave it, per language; where it is retired, the page that took its place. */
export interface PackLink extends Readonly<Record<LinkLanguage, string>> {
  /** ISO date of the state of the page. */
  readonly asOf: string;
  /** Set when that address is no longer the living page. */
  readonly retired?: { readonly on: string } & Readonly<Record<LinkLanguage, string>>;
}

/** How a kind of subscription moves: by a request that the partner makes (legacy) or that the provider makes (new commerce). */
export type TransferStrategy = 'legacy' | 'newCommerce';

/** Where a fact of a pack comes from. Every fact has one; a test proves it. */
export type FactSource =
  /** Sentences of the source article of June 2021, by their numbers. */
  | { readonly kind: 'article'; readonly rule: string; readonly sentences: readonly number[] }
  /** A later page. `unconfirmed`: read from a copy or a third party, not from Microsoft's own page. */
  | {
      readonly kind: 'page';
      readonly rule: string;
      readonly page: string;
      readonly date: string;
      readonly unconfirmed?: true;
    }
  /** Passerelle's own choice where the sources are silent. */
  | { readonly kind: 'product'; readonly rule: string; readonly why: string };

/** When people are reminded of what waits, in business days on the calendar of the side that has to act. */
export interface ReminderDays {
  /** Days after which those whose turn it is are reminded. */
  readonly turn: number;
  /** From then on their colleagues with the role hear of it as well. */
  readonly colleagues: number;
  /** When whoever waits is told, and may remind or choose somebody else. */
  readonly requester: number;
  /** From then on all of them hear of it again each time so many days have passed. */
  readonly repeat: number;
  /** How many days before something lapses all of them are warned. */
  readonly beforeExpiry: number;
}

/** A dated set of rules. Every number, month, offer type, role and link a rule needs stands here, with its source. */
export interface PolicyPack {
  readonly name: string;
  /** ISO date of the state of the rules. */
  readonly asOf: string;
  readonly roles: Readonly<Record<Act, readonly Role[]>>;
  /** Months (1-12) of anniversary dates for which enrollment is open (ENR-7); undefined: open all year. */
  readonly enrollmentMonths: readonly number[] | undefined;
  /** The direct bill account must be Restricted before it can be enrolled (a newer rule than GEN-5). */
  readonly enrollmentNeedsRestricted: boolean;
  /** Way back to direct bill after enrolling: none, or only with a new tenant (ENR-18). */
  readonly rollback: 'none' | 'newTenant';
  /** Direct bill revenue threshold in US dollars over 12 months (GEN-4). */
  readonly revenueThresholdUsd: number;
  /** Business days Microsoft may take to approve an enrollment (ENR-11). */
  readonly approvalBusinessDays: number;
  /** Days within which the incentives invitation is expected (INC-1). */
  readonly incentiveDays: number;
  /** Last day of the Microsoft Cloud Agreement (MCA-1), an ISO date. */
  readonly cloudAgreementUntil: string;
  /** First day on which every customer must sign the Microsoft Customer Agreement (MCA-2), an ISO date. */
  readonly mcaFrom: string;
  /** A provider may record an acceptance for a customer in Partner Center (MCA-3, MCA-5). */
  readonly providerAttests: boolean;
  /** How a customer's tenant is administered for it: DAP comes with the invitation, GDAP is asked for apart (EXT-9). */
  readonly delegatedAdmin: 'dap' | 'gdap';
  /** Hosts that the personalized link of an invitation may have (INV-9). */
  readonly invitationLinkHosts: readonly string[];
  /** What can be transferred, and how (CON-8); a kind that is not named cannot be (CON-9). */
  readonly transferableKinds: Readonly<Partial<Record<SubscriptionKind, TransferStrategy>>>;
  /** Days after which an open request lapses; undefined: it does not. */
  readonly transferExpiryDays: number | undefined;
  readonly reminders: ReminderDays;
  /** Most base subscriptions in one request; undefined: no limit known. */
  readonly transferMaxLines: number | undefined;
  readonly links: Readonly<Record<LinkName, PackLink>>;
  /** Rules of the source article that read differently under this pack; each has its sentence in the catalogs. */
  readonly changedRules: readonly string[];
  /** The source of every fact above, by its dotted path. */
  readonly sources: Readonly<Record<string, FactSource>>;
}

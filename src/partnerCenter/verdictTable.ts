import type { Verdict } from './partnerCenter';

/** One documented code: what to do after it, who has to act, and where the code is described. */
export interface VerdictRow {
  readonly action: Verdict['action'];
  readonly ask: NonNullable<Verdict['ask']>;
  readonly retryAfterMs?: number;
  readonly source: string;
}

const errorCodes = 'error-codes, June 2023';
const mpaStatus = 'verify-indirect-reseller-mpa-status';
const confirmConsent = 'confirm-customer-consent-customer-agreement';
/** Named by a digest of the pages of 2026 only; Microsoft's own row was not seen, so the safe reading is taken. */
const digest = 'digest of the 2026 pages';
/** Not Microsoft's: what the simulator answers for steps that only the portal has. */
const simulator = 'simulator';

/**
 * The verdict on every documented code that concerns customers, agreements, relationships and transfers. `retry`: the same
 * wish may be sent again later, after a look at what became of the last try. The sentence of each stands in the catalogs
 * under `partnerCenter.error.<code>` and names whom `ask` means.
 *
 * Two codes mean two things: 2001 is "no id given" of the agreement status and "quantity of a suspended subscription",
 * and 3000 is an invalid property (400) or an MPN ID that is not found (404).
 */
export const verdictTable = {
  '400': { action: 'retry', ask: 'administrator', retryAfterMs: 1000, source: errorCodes },
  '800001': { action: 'stop', ask: 'administrator', source: errorCodes },
  '900420': { action: 'stop', ask: 'administrator', source: digest },
  '2032': { action: 'stop', ask: 'administrator', source: errorCodes },
  '900150': { action: 'stop', ask: 'administrator', source: errorCodes },
  '900308': { action: 'stop', ask: 'administrator', source: errorCodes },
  '900309': { action: 'stop', ask: 'administrator', source: errorCodes },
  '900329': { action: 'stop', ask: 'administrator', source: errorCodes },
  '20002': { action: 'stop', ask: 'partnerAdminAgent', source: errorCodes },
  '1000': { action: 'stop', ask: 'asker', source: errorCodes },
  '20003': { action: 'stop', ask: 'asker', source: errorCodes },
  '60003': { action: 'stop', ask: 'asker', source: errorCodes },
  '900118': { action: 'stop', ask: 'asker', source: errorCodes },
  '2055': { action: 'stop', ask: 'asker', source: errorCodes },
  '2000': { action: 'stop', ask: 'asker', source: mpaStatus },
  '2001': { action: 'stop', ask: 'asker', source: mpaStatus },
  '2011': { action: 'stop', ask: 'asker', source: errorCodes },
  '2200': { action: 'stop', ask: 'partnerGlobalAdmin', source: mpaStatus },
  '2201': { action: 'stop', ask: 'partnerGlobalAdmin', source: mpaStatus },
  '2203': { action: 'stop', ask: 'partnerGlobalAdmin', source: mpaStatus },
  '2204': { action: 'stop', ask: 'partnerGlobalAdmin', source: mpaStatus },
  '2205': { action: 'stop', ask: 'asker', source: mpaStatus },
  '2206': { action: 'stop', ask: 'partnerGlobalAdmin', source: mpaStatus },
  '3000': { action: 'stop', ask: 'asker', source: errorCodes },
  '800002': { action: 'stop', ask: 'microsoftSupport', source: errorCodes },
  '800003': { action: 'retry', ask: 'microsoftSupport', retryAfterMs: 1000, source: errorCodes },
  '800004': { action: 'stop', ask: 'asker', source: errorCodes },
  '800005': { action: 'retry', ask: 'microsoftSupport', retryAfterMs: 2000, source: errorCodes },
  '800015': { action: 'stop', ask: 'partnerGlobalAdmin', source: errorCodes },
  '800016': { action: 'stop', ask: 'partnerGlobalAdmin', source: errorCodes },
  '800036': { action: 'stop', ask: 'asker', source: errorCodes },
  '800039': { action: 'stop', ask: 'partnerGlobalAdmin', source: errorCodes },
  '800078': { action: 'stop', ask: 'asker', source: errorCodes },
  '800091': { action: 'stop', ask: 'asker', source: errorCodes },
  '900149': { action: 'stop', ask: 'partnerGlobalAdmin', source: errorCodes },
  '13605': { action: 'stop', ask: 'provider', source: errorCodes },
  '900123': { action: 'stop', ask: 'partnerGlobalAdmin', source: errorCodes },
  '900124': { action: 'stop', ask: 'ownGlobalAdmin', source: errorCodes },
  '900100': { action: 'stop', ask: 'asker', source: errorCodes },
  '900101': { action: 'retry', ask: 'nobody', retryAfterMs: 2000, source: errorCodes },
  '900102': { action: 'stop', ask: 'asker', source: errorCodes },
  '900103': { action: 'retry', ask: 'microsoftSupport', retryAfterMs: 2000, source: errorCodes },
  '900104': { action: 'retry', ask: 'nobody', retryAfterMs: 1000, source: errorCodes },
  '900127': { action: 'stop', ask: 'administrator', source: errorCodes },
  '900131': { action: 'stop', ask: 'partnerAdminAgent', source: errorCodes },
  '900132': { action: 'stop', ask: 'provider', source: errorCodes },
  '900133': { action: 'stop', ask: 'provider', source: errorCodes },
  '900134': { action: 'stop', ask: 'provider', source: errorCodes },
  '900135': { action: 'retry', ask: 'nobody', retryAfterMs: 30_000, source: errorCodes },
  '900136': { action: 'stop', ask: 'asker', source: errorCodes },
  '900137': { action: 'stop', ask: 'partnerGlobalAdmin', source: errorCodes },
  '900138': { action: 'stop', ask: 'microsoftSupport', source: errorCodes },
  '900139': { action: 'stop', ask: 'partnerAdminAgent', source: errorCodes },
  '900141': { action: 'stop', ask: 'asker', source: errorCodes },
  '900145': { action: 'stop', ask: 'partnerAdminAgent', source: errorCodes },
  '900146': { action: 'stop', ask: 'partnerAdminAgent', source: errorCodes },
  '900147': { action: 'stop', ask: 'asker', source: errorCodes },
  '900148': { action: 'stop', ask: 'asker', source: errorCodes },
  '900160': { action: 'stop', ask: 'asker', source: digest },
  '900263': { action: 'stop', ask: 'asker', source: errorCodes },
  '900400': { action: 'stop', ask: 'microsoftSupport', source: digest },
  '600061': { action: 'stop', ask: 'nobody', source: confirmConsent },
  portalAlreadyDone: { action: 'stop', ask: 'nobody', source: simulator },
  portalNotOffered: { action: 'stop', ask: 'partnerGlobalAdmin', source: simulator },
  portalNotApproved: { action: 'stop', ask: 'nobody', source: simulator },
  portalNotInvited: { action: 'stop', ask: 'provider', source: simulator },
  portalNotPartnered: { action: 'stop', ask: 'partnerGlobalAdmin', source: simulator },
  portalNotEnrolled: { action: 'stop', ask: 'partnerGlobalAdmin', source: simulator },
  portalNotDirectCustomer: { action: 'stop', ask: 'asker', source: simulator },
} as const satisfies Readonly<Record<string, VerdictRow>>;

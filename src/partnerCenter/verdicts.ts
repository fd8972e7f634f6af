import type { Verdict } from './partnerCenter';

/**
 * What to do after each documented code. `retry` means that the same wish may be sent again later, after a look at what
 * became of the last try; everything else needs a person first. The codes are those of Partner Center's error-code page
 * that concern customers, agreements and transfers, plus the simulator's own for what only the portal can do.
 */
const retryCodes: Readonly<Record<string, number>> = {
  // Access denied with 401: the token is renewed before the next try.
  '400': 1000,
  // Concurrent request or transfer on its way: the look decides what happened.
  '900101': 2000,
  '900104': 1000,
  // "Unexpected service error", order or initiation failed on the service's side.
  '800003': 1000,
  '800005': 2000,
  '900103': 2000,
  '900135': 30_000,
};

const stopCodes = [
  '800001',
  '900420',
  '2032',
  '900150',
  '900308',
  '900309',
  '900329',
  '20002',
  '1000',
  '20003',
  '60003',
  '900118',
  '2000',
  '2001',
  '2011',
  '2055',
  '2200',
  '2201',
  '2203',
  '2204',
  '2205',
  '2206',
  '3000',
  '800002',
  '800004',
  '800015',
  '800016',
  '800039',
  '800078',
  '800091',
  '900149',
  '13605',
  '900123',
  '900124',
  '900100',
  '900102',
  '900127',
  '900131',
  '900132',
  '900133',
  '900134',
  '900136',
  '900137',
  '900138',
  '900139',
  '900141',
  '900145',
  '900146',
  '900147',
  '900148',
  '900160',
  '900263',
  '900400',
  '600061',
  'portalAlreadyDone',
  'portalNotOffered',
  'portalNotApproved',
  'portalNotInvited',
  'portalNotPartnered',
  'portalNotEnrolled',
  'portalNotDirectCustomer',
] as const;

const prefix = 'partnerCenter.error.';

/** No answer arrived. Whether the call had its effect is unknown. */
export const unanswered: Verdict = { action: 'retry', explanation: `${prefix}unanswered` };

/** An answer arrived that cannot be understood. The effect may be there, so look before sending again. */
export const unreadable: Verdict = { action: 'retry', explanation: `${prefix}unreadable` };

const byStatus: Readonly<Record<number, Verdict>> = {
  401: { action: 'stop', explanation: `${prefix}unauthorized` },
  403: { action: 'stop', explanation: `${prefix}forbidden` },
  404: { action: 'stop', explanation: `${prefix}notFound` },
  408: { action: 'retry', explanation: `${prefix}busy` },
  429: { action: 'retry', explanation: `${prefix}throttled` },
};

const serverTrouble: Verdict = { action: 'retry', explanation: `${prefix}busy` };
const other: Verdict = { action: 'stop', explanation: `${prefix}unknown` };

/** The verdict on an answered failure: by its code where the code is known, otherwise by its HTTP status. */
export function verdictOn(status: number, code: string | undefined, retryAfterMs?: number): Verdict {
  const base = verdictByCode(code) ?? byStatus[status] ?? (status >= 500 ? serverTrouble : other);
  return retryAfterMs === undefined ? base : { ...base, retryAfterMs };
}

function verdictByCode(code: string | undefined): Verdict | undefined {
  if (code === undefined) return undefined;
  const retryAfterMs = retryCodes[code];
  if (retryAfterMs !== undefined) return { action: 'retry', retryAfterMs, explanation: prefix + code };
  return (stopCodes as readonly string[]).includes(code) ? { action: 'stop', explanation: prefix + code } : undefined;
}

/** Every explanation key that a verdict can carry; the catalogs must have a sentence for each. */
export const explanationKeys: readonly string[] = [
  ...Object.keys(retryCodes).map((code) => prefix + code),
  ...stopCodes.map((code) => prefix + code),
  unanswered.explanation,
  unreadable.explanation,
  ...Object.values(byStatus).map((verdict) => verdict.explanation),
  other.explanation,
].filter((key, index, all) => all.indexOf(key) === index);

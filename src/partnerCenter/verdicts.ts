import type { Verdict } from './partnerCenter';
import { type VerdictRow, verdictTable } from './verdictTable';

const prefix = 'partnerCenter.error.';

const verdict = (action: Verdict['action'], ask: NonNullable<Verdict['ask']>, key: string): Verdict => ({
  action,
  ask,
  explanation: prefix + key,
});

/** No answer arrived. Whether the call had its effect is unknown. */
export const unanswered = verdict('retry', 'nobody', 'unanswered');

/** An answer arrived that cannot be understood. The effect may be there, so look before sending again. */
export const unreadable = verdict('retry', 'microsoftSupport', 'unreadable');

/** Not sent: Partner Center failed several times in a row and is left alone for a while. */
export const unreachable = verdict('retry', 'nobody', 'unreachable');

/** Not sent, or refused with 429: as many calls as Microsoft allows have been made. */
export const throttled = verdict('retry', 'nobody', 'throttled');

/** Not sent: the tenant's API access has ended, as it does with the transition. */
export const accessEnded = verdict('stop', 'asker', 'accessEnded');

/** Not sent: the agreement cannot be attested through this interface, as in other clouds, or since its retirement (4.6). */
export const noTemplate = verdict('stop', 'microsoftSupport', 'noTemplate');

const unauthorized = verdict('stop', 'administrator', 'unauthorized');
const serverTrouble = verdict('retry', 'nobody', 'busy');
const notSupported = verdict('stop', 'microsoftSupport', 'notSupported');
const conflict = verdict('stop', 'asker', 'conflict');
const other = verdict('stop', 'microsoftSupport', 'unknown');

/** For codes that nobody documented; the statuses are those of the error-code page. */
const byStatus: Readonly<Record<number, Verdict>> = {
  401: unauthorized,
  403: verdict('stop', 'administrator', 'forbidden'),
  404: verdict('stop', 'asker', 'notFound'),
  405: notSupported,
  406: notSupported,
  408: serverTrouble,
  409: conflict,
  412: conflict,
  429: throttled,
  501: notSupported,
};

/** The verdict on an answered failure: by its code where the code is known, otherwise by its HTTP status. */
export function verdictOn(status: number, code: string | undefined, retryAfterMs?: number): Verdict {
  const base = verdictByCode(code) ?? byStatus[status] ?? (status >= 500 ? serverTrouble : other);
  return retryAfterMs === undefined ? base : { ...base, retryAfterMs };
}

/** Undefined for a code that the table does not have. */
export function verdictByCode(code: string | undefined): Verdict | undefined {
  if (code === undefined) return undefined;
  const rows: Readonly<Record<string, VerdictRow>> = verdictTable;
  const row = Object.hasOwn(rows, code) ? rows[code] : undefined;
  if (row === undefined) return undefined;
  const base = verdict(row.action, row.ask, code);
  return row.retryAfterMs === undefined ? base : { ...base, retryAfterMs: row.retryAfterMs };
}

/** Every verdict that exists, for the catalogs to have a sentence for each. */
export const allVerdicts: readonly Verdict[] = [
  ...Object.keys(verdictTable).flatMap((code) => verdictByCode(code) ?? []),
  ...Object.values(byStatus),
  ...[unanswered, unreadable, unreachable, throttled, accessEnded, noTemplate, serverTrouble, other],
];

/** Every explanation key that a verdict can carry; the catalogs must have a sentence for each. */
export const explanationKeys: readonly string[] = [...new Set(allVerdicts.map(({ explanation }) => explanation))];

import { PartnerCenterError } from './partnerCenter';
import { accessEnded, verdictByCode } from './verdicts';

/** After access has ended, one read a day finds out whether it came back. */
export const tryAgainMs = 24 * 3_600_000;

/**
 * Refusals that say that the tenant may not use the API (partner-center 1.2, 1.6): access denied, the program's status,
 * no partner behind the token, or 403 without a code or with one that nobody described: which one comes with the end of
 * the transition is on no page. A missing role, a wrong kind of token or a customer without a relationship have codes of
 * their own and are faults of another kind. One refusal decides nothing: it has to last, and any answer ends it.
 */
const lostCodes = new Set(['2032', '900149', '800039', '800001']);
export const isLostAccess = (error: unknown): boolean => {
  if (!(error instanceof PartnerCenterError)) return false;
  const { status, code, left } = error.details;
  if (left === false) return false;
  if (status === 403) return code === undefined || lostCodes.has(code) || verdictByCode(code) === undefined;
  return status === 401 && code !== undefined && lostCodes.has(code);
};

/**
 * A no to what was asked, and not to who asks: the tenant is let in. An outage, a pause and the token endpoint say
 * nothing about that, and neither do refusals by role or token.
 */
export const isWelcome = (error: unknown): boolean => {
  if (!(error instanceof PartnerCenterError)) return false;
  const { answered, left, status = 0 } = error.details;
  const unwelcome = status === 401 || status === 403 || status === 408 || status === 429;
  return answered && left !== false && status >= 400 && status < 500 && !unwelcome;
};

/** The code of the refusal that is given here, without asking Partner Center. */
export const accessEndedCode = 'accessEnded';

/** What a read is told once access has ended: no call was made, and none will be for so long. */
export const notAsked = (retryAfterMs: number) =>
  new PartnerCenterError('API access of this tenant has ended', {
    answered: true,
    left: false,
    status: 403,
    code: accessEndedCode,
    verdict: { ...accessEnded, retryAfterMs },
  });

import { PartnerCenterError } from './partnerCenter';
import { accessEnded } from './verdicts';

/** After access has ended, one read a day finds out whether it came back. */
export const tryAgainMs = 24 * 3_600_000;

/**
 * Refusals that say that the tenant may not use the API (partner-center 1.2, 1.6): access denied, the program's status,
 * no partner behind the token, or 403 without a code. A missing role, a wrong kind of token or a customer without a
 * relationship are faults of another kind.
 */
const lostCodes = new Set(['2032', '900149', '800039', '800001']);
export const isLostAccess = (error: unknown): boolean => {
  if (!(error instanceof PartnerCenterError)) return false;
  const { status, code, left } = error.details;
  if (left === false) return false;
  if (status === 403) return code === undefined || lostCodes.has(code);
  return status === 401 && code !== undefined && lostCodes.has(code);
};

/** The code of the refusal that is given here, without asking Partner Center. */
export const accessEndedCode = 'accessEnded';

/** What a read is told once access has ended: no call was made. */
export const notAsked = () =>
  new PartnerCenterError('API access of this tenant has ended', {
    answered: true,
    left: false,
    status: 403,
    code: accessEndedCode,
    verdict: accessEnded,
  });

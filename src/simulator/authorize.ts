import { Refusal, refuse } from './answers';
import type { Caller, Guard } from './call';
import { rulesOf } from './rules/ruleSet';
import { accountOf } from './signIn/accounts';
import type { State } from './state';
import { readToken, type Token } from './tokens';

const graphAudience = 'https://graph.microsoft.com';
const partnerCenterAudience = 'https://api.partnercenter.microsoft.com';

/**
 * Who calls, or a refusal: 401 400 without a usable token, 401 900420 for another audience, 403 900329 app-only, and
 * 401 400 without the MFA claim while that is required.
 */
export function authorize(guard: Guard, authorization: string | undefined, state: State, now: Date): Caller | Refusal {
  if (guard === 'open') return { tenantId: '', userId: '', appOnly: true, roles: [], mfa: false };
  const token = readToken(/^Bearer (?<token>.+)$/u.exec(authorization ?? '')?.groups?.token ?? '');
  const caller = token && token.exp * 1000 > now.getTime() ? callerOf(token, state) : undefined;
  if (guard === 'graph') {
    return caller && token?.aud === graphAudience ? caller : new Refusal(graphUnauthorized);
  }
  if (!caller) return refuse(401, 400, 'Access denied.');
  if (token?.aud !== partnerCenterAudience) {
    return refuse(401, 900420, 'The audience of the token is not valid for this API.', 'text of 900420');
  }
  if (guard === 'partnerCenterUser' && caller.appOnly) {
    return refuse(403, 900329, 'The resource does not support app-only authentication.');
  }
  if (!caller.appOnly && !caller.mfa && rulesOf(state).mfaRequired) {
    return refuse(401, 400, 'Access denied: multifactor authentication is required.', 'status and code without MFA');
  }
  return caller;
}

function callerOf(token: Token, state: State): Caller | undefined {
  if (!state.organizations.some((organization) => organization.tenantId === token.tid)) return undefined;
  const tenantId = token.tid;
  if (token.oid === undefined) return { tenantId, userId: token.appid, appOnly: true, roles: [], mfa: false };
  const account = accountOf(state, tenantId, token.oid);
  const mfa = token.amr?.includes('mfa') ?? false;
  return account && { tenantId, userId: account.id, appOnly: false, roles: account.roles, mfa };
}

const graphUnauthorized = {
  status: 401,
  body: { error: { code: 'InvalidAuthenticationToken', message: 'Access token is not valid.' } },
};

import { Refusal, refuse } from './answers';
import type { Caller, Guard } from './call';
import type { State } from './state';
import { readToken } from './tokens';

const graphAudience = 'https://graph.microsoft.com';
const partnerCenterAudience = 'https://api.partnercenter.microsoft.com';

/** Who calls, or a refusal: 401 400 without a usable token, 401 900420 for another audience, 403 900329 app-only. */
export function authorize(guard: Guard, authorization: string | undefined, state: State, now: Date): Caller | Refusal {
  if (guard === 'open') return { tenantId: '', userId: '', appOnly: true };
  const token = readToken(/^Bearer (?<token>.+)$/u.exec(authorization ?? '')?.groups?.token ?? '');
  const known = token && state.organizations.some((organization) => organization.tenantId === token.tid);
  const expired = token && token.exp * 1000 <= now.getTime();
  if (guard === 'graph') {
    if (!known || expired || token.aud !== graphAudience) return new Refusal(graphUnauthorized);
    return { tenantId: token.tid, userId: token.oid ?? token.appid, appOnly: token.oid === undefined };
  }
  if (!known || expired) return refuse(401, 400, 'Access denied.');
  if (token.aud !== partnerCenterAudience) {
    return refuse(401, 900420, 'The audience of the token is not valid for this API.', 'text of 900420');
  }
  if (guard === 'partnerCenterUser' && token.oid === undefined) {
    return refuse(403, 900329, 'The resource does not support app-only authentication.');
  }
  return { tenantId: token.tid, userId: token.oid ?? token.appid, appOnly: token.oid === undefined };
}

const graphUnauthorized = {
  status: 401,
  body: { error: { code: 'InvalidAuthenticationToken', message: 'Access token is not valid.' } },
};

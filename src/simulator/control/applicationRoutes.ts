import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { Answer } from '../answers';
import type { Call, Route } from '../call';
import type { Application } from '../state';
import { controlRefusal, organizationHere, readControl } from './controlBody';

/** `null` mends what a former request broke. */
const applicationSchema = z.strictObject({
  secretExpired: z.literal(true).nullish(),
  disabled: z.literal(true).nullish(),
  servicePrincipal: z.literal('missing').nullish(),
  resource: z.literal('missing').nullish(),
  permission: z.literal('undeclared').nullish(),
  consent: z.literal('missing').nullish(),
  conditionalAccess: z.enum(['block', 'mfa']).nullish(),
  certificate: z.string().refine(isCertificate, 'must be a certificate in PEM form').nullish(),
  redirectUris: z.array(z.url()).nullish(),
});

/** What an administrator of a tenant does, or forgets, at the sign-in service. */
export const applicationRoutes: readonly Route[] = [
  { method: 'PATCH', path: '/_sim/applications/:tenantId', guard: 'open', handle: patchApplication },
  { method: 'POST', path: '/_sim/accounts/:userId/revoke', guard: 'open', handle: revoke },
  { method: 'PATCH', path: '/_sim/settings', guard: 'open', handle: patchSettings },
];

function patchApplication({ state, params, body }: Call): Answer {
  const organization = organizationHere(state, params.tenantId);
  const changed = Object.entries({ ...organization.application, ...readControl(applicationSchema, body) });
  organization.application = Object.fromEntries(changed.filter(([, value]) => value !== null)) as Application;
  return { status: 200, body: organization.application };
}

/** As after a change of password: every refresh token of the account from before is revoked. */
function revoke({ state, params, now }: Call): Answer {
  const userId = params.userId ?? '';
  // A token of this very moment is from before.
  const validFrom = new Date(now.getTime() + 1).toISOString();
  state.sessionsValidFrom = { ...state.sessionsValidFrom, [userId]: validFrom };
  return { status: 200, body: { userId, validFrom } };
}

/** `requireMfa: null`: as the rule set says. */
function patchSettings({ state, body }: Call): Answer {
  const { requireMfa } = readControl(z.strictObject({ requireMfa: z.boolean().nullish() }), body);
  if (requireMfa === undefined) throw controlRefusal(400, 'requireMfa: true, false or null.');
  if (requireMfa === null) delete state.requireMfa;
  else state.requireMfa = requireMfa;
  return { status: 200, body: { requireMfa: state.requireMfa ?? null } };
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined;
  } catch {
    return false;
  }
}

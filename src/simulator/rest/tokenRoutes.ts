import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Answer } from '../answers';
import type { Call, Route } from '../call';
import { guidFrom } from '../ids';
import { accountOf, standingAccount, standingRefreshToken } from '../signIn/accounts';
import { checkClient, clientForm } from '../signIn/clientCheck';
import { entraRefusal } from '../signIn/entraRefusal';
import type { Organization } from '../state';
import { issueToken, type SignIn, sealSignIn, unsealSignIn } from '../tokens';

const lifetimeS = 3600;
const codeLifeMs = 10 * 60_000;
const refreshTokenLifeMs = 90 * 86_400_000;

const formSchema = clientForm.extend({
  grant_type: z.enum(['client_credentials', 'refresh_token', 'authorization_code']),
  resource: z.string().optional(),
  scope: z.string().optional(),
  refresh_token: z.string().min(1).optional(),
  code: z.string().min(1).optional(),
  redirect_uri: z.string().optional(),
  code_verifier: z.string().optional(),
});
type Form = z.infer<typeof formSchema>;

/** The token endpoints of Microsoft Entra ID, v1 (`resource`) and v2 (`scope`). */
export const tokenRoutes: readonly Route[] = [
  { method: 'POST', path: '/:tenantId/oauth2/token', guard: 'open', handle: (call) => token(call, 1) },
  { method: 'POST', path: '/:tenantId/oauth2/v2.0/token', guard: 'open', handle: (call) => token(call, 2) },
];

function token(call: Call, version: 1 | 2): Answer {
  const { state, params, body } = call;
  const real = realNow(call);
  const parsed = formSchema.safeParse(body);
  if (!parsed.success) throw entraRefusal(900144, real);
  const form = parsed.data;
  const organization = checkClient(state, params.tenantId, form, real);
  const { application } = organization;
  if (application?.resource === 'missing') throw entraRefusal(500011, real);
  const signIn = form.grant_type === 'client_credentials' ? undefined : signInOf(call, organization, form);
  if (signIn !== undefined) checkSignIn(call, organization, signIn);
  return answer({ call, version, form, organization, signIn });
}

/** The sign-in that the code or refresh token stands for. */
function signInOf(call: Call, organization: Organization, form: Form): SignIn {
  return form.grant_type === 'authorization_code' ? codeSignIn(call, form) : refreshSignIn(call, organization, form);
}

function refreshSignIn(call: Call, { tenantId, clientId }: Organization, form: Form): SignIn {
  if (form.refresh_token === standingRefreshToken(tenantId)) {
    const standing = { kind: 'refresh', tenantId, clientId, mfa: true, id: 'standing' } as const;
    return { ...standing, userId: standingAccount(tenantId), at: new Date(0).toISOString() };
  }
  const signIn = unsealSignIn(form.refresh_token ?? '', 'refresh');
  if (signIn === undefined) throw entraRefusal(70000, realNow(call));
  if (Date.parse(signIn.at) + refreshTokenLifeMs <= call.now.getTime()) throw entraRefusal(700082, realNow(call));
  return signIn;
}

function codeSignIn(call: Call, form: Form): SignIn {
  const real = realNow(call);
  const signIn = unsealSignIn(form.code ?? '', 'code');
  if (signIn === undefined) throw entraRefusal(70000, real);
  if (Date.parse(signIn.at) + codeLifeMs <= call.now.getTime()) throw entraRefusal(70008, real);
  if (signIn.redirectUri !== form.redirect_uri) throw entraRefusal(50011, real);
  const shown = createHash('sha256')
    .update(form.code_verifier ?? '')
    .digest('base64url');
  if (signIn.challenge !== undefined && signIn.challenge !== shown) throw entraRefusal(50148, real);
  const redeemed = call.state.redeemedCodes ?? [];
  if (redeemed.some(({ id }) => id === signIn.id)) throw entraRefusal(54005, real);
  const young = redeemed.filter(({ at }) => Date.parse(at) + codeLifeMs > call.now.getTime());
  call.state.redeemedCodes = [...young, { id: signIn.id, at: signIn.at }];
  return signIn;
}

function checkSignIn(call: Call, organization: Organization, signIn: SignIn): void {
  const { state } = call;
  const real = realNow(call);
  const { application, tenantId, clientId } = organization;
  if (signIn.tenantId !== tenantId || signIn.clientId !== clientId) throw entraRefusal(70000, real);
  const validFrom = state.sessionsValidFrom?.[signIn.userId];
  const account = accountOf(state, tenantId, signIn.userId);
  if (account === undefined || (validFrom !== undefined && signIn.at < validFrom)) throw entraRefusal(50173, real);
  if (application?.permission === 'undeclared') throw entraRefusal(650057, real);
  if (application?.consent === 'missing') throw entraRefusal(65001, real);
  if (application?.conditionalAccess === 'block') throw entraRefusal(53003, real);
  if (application?.conditionalAccess === 'mfa' && !signIn.mfa) throw entraRefusal(50076, real);
}

interface Granted {
  readonly call: Call;
  readonly version: 1 | 2;
  readonly form: Form;
  readonly organization: Organization;
  readonly signIn: SignIn | undefined;
}

function answer({ call, version, form, organization, signIn }: Granted): Answer {
  const { tenantId, clientId } = organization;
  const audience = (form.resource ?? audienceOf(form.scope)).replace(/\/+$/u, '');
  // Real time: a token must not die because somebody moved the simulated clock.
  const issuedAt = Math.floor(realNow(call).getTime() / 1000);
  const expires = issuedAt + lifetimeS;
  const user = signIn && {
    oid: signIn.userId,
    scp: 'user_impersonation',
    amr: signIn.mfa ? ['pwd', 'mfa'] : ['pwd'],
  };
  const times = { expires_in: lifetimeS, ext_expires_in: lifetimeS };
  const refreshed = signIn && {
    refresh_token: sealSignIn({
      kind: 'refresh',
      tenantId,
      clientId,
      userId: signIn.userId,
      mfa: signIn.mfa,
      at: call.now.toISOString(),
      // Not of the counter: how often tokens are renewed must not change the ids of what happens in the world.
      id: guidFrom(`refresh:${call.now.toISOString()}:${form.refresh_token ?? form.code ?? ''}`),
    }),
    scope: version === 1 ? 'user_impersonation' : `${audience}/user_impersonation`,
  };
  return {
    status: 200,
    body: {
      token_type: 'Bearer',
      // The service writes numbers as text at the v1 endpoint (partner-center 1.3).
      ...(version === 2
        ? times
        : {
            ...Object.fromEntries(Object.entries(times).map(([name, value]) => [name, String(value)])),
            expires_on: String(expires),
            not_before: String(issuedAt),
            resource: audience,
          }),
      ...refreshed,
      ...(signIn && form.scope?.split(' ').includes('openid') ? identity(call, organization, signIn, expires) : {}),
      access_token: issueToken({
        tid: tenantId,
        aud: audience,
        appid: clientId,
        idtyp: signIn ? 'user' : 'app',
        ...user,
        iat: issuedAt,
        exp: expires,
      }),
    },
  };
}

/** The id token and `client_info`, from which MSAL knows whose tokens it holds. */
function identity(call: Call, { tenantId, clientId }: Organization, signIn: SignIn, exp: number) {
  const person = call.state.people.find(({ id }) => id === signIn.userId);
  const info = { uid: signIn.userId, utid: tenantId };
  return {
    client_info: Buffer.from(JSON.stringify(info)).toString('base64url'),
    id_token: issueToken({
      aud: clientId,
      iss: `https://${call.header('host') ?? 'localhost'}/${tenantId}/v2.0`,
      tid: tenantId,
      oid: signIn.userId,
      sub: guidFrom(`${clientId}:${signIn.userId}`),
      ...(signIn.nonce === undefined ? {} : { nonce: signIn.nonce }),
      ...(person ? { name: person.name, preferred_username: person.mail } : {}),
      exp,
    }),
  };
}

/** The first scope that is not one of OpenID's own, without its last part. */
function audienceOf(scope: string | undefined): string {
  const wanted = (scope ?? '').split(' ').find((one) => one.includes('://')) ?? '';
  return wanted.replace(/\/+(?:\.default|[\w.]+)$/u, '');
}

const realNow = ({ now, state }: Call): Date => new Date(now.getTime() - state.clockOffsetMs);

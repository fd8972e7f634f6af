import { z } from 'zod';
import { type Answer, Refusal } from '../answers';
import type { Call, Route } from '../call';
import { guidFrom } from '../ids';
import { issueToken } from '../tokens';

const lifetimeS = 3600;

const formSchema = z.object({
  grant_type: z.enum(['client_credentials', 'refresh_token']),
  client_id: z.string(),
  client_secret: z.string(),
  resource: z.string().optional(),
  scope: z.string().optional(),
  refresh_token: z.string().min(1).optional(),
  /** Ours: asks for a token without a user, which some calls refuse. */
  sim_app_only: z.string().optional(),
});

/** The token endpoints of Microsoft Entra ID, v1 (`resource`) and v2 (`scope`). */
export const tokenRoutes: readonly Route[] = [
  { method: 'POST', path: '/:tenantId/oauth2/token', guard: 'open', handle: token },
  { method: 'POST', path: '/:tenantId/oauth2/v2.0/token', guard: 'open', handle: token },
];

/**
 * Tokens count as App+User with a fixed account, whatever the grant, because locally nobody can sign in to Microsoft;
 * `sim_app_only=true` asks for the other kind.
 */
function token({ state, params, body, now }: Call): Answer {
  const form = formSchema.safeParse(body);
  if (!form.success)
    throw denied(400, 'invalid_request', 'AADSTS900144: The request body must contain the required parameters.');
  const organization = state.organizations.find((candidate) => candidate.tenantId === params.tenantId);
  if (!organization) throw denied(400, 'invalid_request', `AADSTS90002: Tenant '${params.tenantId}' not found.`);
  const { client_id, client_secret, resource, scope, sim_app_only } = form.data;
  if (client_id !== organization.clientId) {
    throw denied(
      400,
      'unauthorized_client',
      `AADSTS700016: Application '${client_id}' was not found in the directory.`,
    );
  }
  if (client_secret !== organization.clientSecret) {
    throw denied(401, 'invalid_client', 'AADSTS7000215: Invalid client secret provided.');
  }
  const audience = (resource ?? scope?.split(' ')[0] ?? '').replace(/\/(\.default)?$/u, '');
  // Real time: a token must not die because somebody moved the simulated clock.
  const issuedAt = Math.floor((now.getTime() - state.clockOffsetMs) / 1000);
  const expires = issuedAt + lifetimeS;
  const text = (value: number) => String(value);
  return {
    status: 200,
    assumption: 'client_credentials tokens count as App+User unless sim_app_only is sent',
    body: {
      token_type: 'Bearer',
      expires_in: text(lifetimeS),
      ext_expires_in: text(lifetimeS),
      expires_on: text(expires),
      not_before: text(issuedAt),
      resource: audience,
      // A new one comes with every exchange; any is accepted, since nobody signs in here.
      ...(form.data.grant_type === 'refresh_token' ? { refresh_token: guidFrom(`refresh:${issuedAt}`) } : {}),
      access_token: issueToken({
        tid: organization.tenantId,
        aud: audience,
        appid: client_id,
        ...(sim_app_only === 'true' ? {} : { oid: guidFrom(`consenting account of ${organization.tenantId}`) }),
        exp: expires,
      }),
    },
  };
}

function denied(status: number, error: string, description: string): Refusal {
  const code = Number(/AADSTS(?<code>\d+)/u.exec(description)?.groups?.code ?? 0);
  return new Refusal({ status, body: { error, error_description: description, error_codes: [code] } });
}

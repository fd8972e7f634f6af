import type { Answer } from '../answers';
import type { Call, Route } from '../call';
import { tenantHere } from '../signIn/clientCheck';

/** What OpenID libraries ask before anything else. */
export const discoveryRoutes: readonly Route[] = [
  { method: 'GET', path: '/:tenantId/.well-known/openid-configuration', guard: 'open', handle: describe },
  { method: 'GET', path: '/:tenantId/v2.0/.well-known/openid-configuration', guard: 'open', handle: describe },
  { method: 'GET', path: '/common/discovery/instance', guard: 'open', handle: instance },
  // Tokens are signed with a shared key that is no secret; there is none to publish.
  {
    method: 'GET',
    path: '/:tenantId/discovery/v2.0/keys',
    guard: 'open',
    handle: () => ({ status: 200, body: { keys: [] } }),
  },
];

function describe({ state, params, header, now }: Call): Answer {
  const { tenantId } = tenantHere(state, params.tenantId, new Date(now.getTime() - state.clockOffsetMs));
  const host = header('host') ?? 'localhost';
  const base = `http://${host}/${tenantId}`;
  return {
    status: 200,
    assumption: 'endpoints over http, since this is a loopback address; the issuer is https, as libraries insist',
    body: {
      issuer: `https://${host}/${tenantId}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      response_types_supported: ['code'],
      response_modes_supported: ['query'],
      grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
      code_challenge_methods_supported: ['S256'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['HS256'],
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
    },
  };
}

function instance({ query, header }: Call): Answer {
  const host = header('host') ?? 'localhost';
  const tenant = new URL(query.get('authorization_endpoint') ?? `https://${host}/common`).pathname.split('/')[1];
  return {
    status: 200,
    body: {
      tenant_discovery_endpoint: `http://${host}/${tenant}/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
    },
  };
}

import { z } from 'zod';
import type { Answer } from '../answers';
import type { Call, Route } from '../call';
import { guidFrom } from '../ids';
import { accountOf } from '../signIn/accounts';
import { tenantHere } from '../signIn/clientCheck';
import { refusedPage, signInPage } from '../signIn/signInPage';
import type { Organization } from '../state';
import { sealSignIn } from '../tokens';

const path = '/:tenantId/oauth2/v2.0/authorize';

const requestSchema = z.object({
  client_id: z.string(),
  redirect_uri: z.url(),
  response_type: z.literal('code'),
  response_mode: z.literal('query').optional(),
  scope: z.string().optional(),
  state: z.string().optional(),
  nonce: z.string().optional(),
  code_challenge: z.string().optional(),
  code_challenge_method: z.literal('S256').optional(),
});
type Request = z.infer<typeof requestSchema>;

const chosenSchema = requestSchema.extend({
  account: z.string().optional(),
  mfa: z.literal('1').optional(),
  do: z.enum(['signIn', 'cancel']),
});

/** The sign-in page of Microsoft Entra ID: a person picks an account of the tenant and is sent back with a code. */
export const signInRoutes: readonly Route[] = [
  { method: 'GET', path, guard: 'open', handle: show },
  { method: 'POST', path, guard: 'open', handle: signIn },
];

function show(call: Call): Answer {
  const organization = tenantOf(call);
  const parsed = requestSchema.safeParse(Object.fromEntries(call.query));
  const refused = refusal(organization, parsed.data);
  if (refused !== undefined || !parsed.success) return page(400, refusedPage(refused ?? 'AADSTS900144'));
  const people = call.state.people.filter(
    ({ tenantId, userType }) => tenantId === organization.tenantId && userType === 'Member',
  );
  return page(200, signInPage(organization, people, parsed.data as Readonly<Record<string, string>>));
}

function signIn(call: Call): Answer {
  const { state, body, now } = call;
  const organization = tenantOf(call);
  const { tenantId, clientId, application } = organization;
  const parsed = chosenSchema.safeParse(body);
  const refused = refusal(organization, parsed.data);
  if (refused !== undefined || !parsed.success) return page(400, refusedPage(refused ?? 'AADSTS900144'));
  const request = parsed.data;
  const account = accountOf(state, tenantId, request.account ?? '');
  if (request.do === 'cancel' || account === undefined)
    return denied(request, 'AADSTS65004: User declined to consent.');
  if (application?.conditionalAccess === 'block')
    return page(403, refusedPage('AADSTS53003: Access has been blocked by Conditional Access policies.'));
  if (application?.consent === 'missing') {
    if (!account.roles.includes('globalAdmin')) return denied(request, 'AADSTS90094: Admin consent is required.');
    // The administrator consents for the organization.
    delete application.consent;
  }
  const code = sealSignIn({
    kind: 'code',
    tenantId,
    clientId,
    userId: account.id,
    mfa: request.mfa === '1',
    at: now.toISOString(),
    id: guidFrom(`code:${now.toISOString()}:${account.id}:${request.code_challenge ?? request.state ?? ''}`),
    redirectUri: request.redirect_uri,
    ...(request.code_challenge === undefined ? {} : { challenge: request.code_challenge }),
    ...(request.nonce === undefined ? {} : { nonce: request.nonce }),
  });
  return back(request, { code });
}

const tenantOf = ({ state, params, now }: Call): Organization =>
  tenantHere(state, params.tenantId, new Date(now.getTime() - state.clockOffsetMs));

/** Why the person cannot even be sent back. */
function refusal(organization: Organization, request: Request | undefined): string | undefined {
  if (request === undefined) return 'AADSTS900144: The request must contain the required parameters.';
  if (request.client_id !== organization.clientId)
    return `AADSTS700016: The application was not found in the directory of ${organization.name}.`;
  const registered = organization.application?.redirectUris;
  const { hostname } = new URL(request.redirect_uri);
  const fits = registered ? registered.includes(request.redirect_uri) : ['localhost', '127.0.0.1'].includes(hostname);
  return fits ? undefined : 'AADSTS50011: The redirect URI does not match those of the application.';
}

const denied = (request: Request, description: string): Answer =>
  back(request, { error: 'access_denied', error_description: description });

function back(request: Request, parameters: Readonly<Record<string, string>>): Answer {
  const target = new URL(request.redirect_uri);
  for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value);
  if (request.state !== undefined) target.searchParams.set('state', request.state);
  return { status: 302, headers: { Location: target.href } };
}

const page = (status: number, html: string): Answer => ({ status, page: html });

import { constants, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { Organization, State } from '../state';
import { entraRefusal } from './entraRefusal';

export const clientForm = z.object({
  client_id: z.string(),
  client_secret: z.string().optional(),
  client_assertion: z.string().optional(),
});
type ClientForm = z.infer<typeof clientForm>;

const assertionSchema = z.object({ iss: z.string(), sub: z.string(), exp: z.number(), nbf: z.number().optional() });

/** The organization whose application this is and proves to be, or the refusal that Entra gives. `now` is real time. */
export function checkClient(state: State, tenantId: string | undefined, form: ClientForm, now: Date): Organization {
  const organization = tenantHere(state, tenantId, now);
  const { application } = organization;
  if (form.client_id !== organization.clientId) throw entraRefusal(700016, now);
  if (application?.servicePrincipal === 'missing') throw entraRefusal(7000229, now);
  if (application?.disabled) throw entraRefusal(7000112, now);
  if (form.client_assertion !== undefined) checkAssertion(organization, form.client_assertion, now);
  else if (form.client_secret === undefined) throw entraRefusal(7000218, now);
  else if (form.client_secret !== organization.clientSecret) throw entraRefusal(7000215, now);
  else if (application?.secretExpired) throw entraRefusal(7000222, now);
  return organization;
}

export function tenantHere(state: State, tenantId: string | undefined, now: Date): Organization {
  const organization = state.organizations.find((candidate) => candidate.tenantId === tenantId);
  if (organization === undefined) throw entraRefusal(90002, now);
  return organization;
}

function checkAssertion({ clientId, application }: Organization, assertion: string, now: Date): void {
  const [head = '', payload = '', signature = ''] = assertion.split('.');
  const { certificate } = application ?? {};
  if (certificate === undefined) throw entraRefusal(700027, now);
  const key = {
    key: createPublicKey(new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'pem' })),
    ...(algorithmOf(head) === 'PS256' ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : {}),
  };
  const signed = verify('sha256', Buffer.from(`${head}.${payload}`), key, Buffer.from(signature, 'base64url'));
  const claims = signed ? assertionSchema.safeParse(decode(payload)) : undefined;
  if (!claims?.success || claims.data.iss !== clientId) throw entraRefusal(700027, now);
  const seconds = now.getTime() / 1000;
  if (claims.data.exp < seconds || (claims.data.nbf ?? 0) > seconds + 300) throw entraRefusal(700024, now);
}

const decode = (part: string): unknown => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return undefined;
  }
};

const algorithmOf = (head: string): unknown => (decode(head) as { alg?: unknown } | undefined)?.alg;

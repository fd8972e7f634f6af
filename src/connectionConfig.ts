import { z } from 'zod';
import { type CloudAddresses, clouds, graphs, isLoopback } from './partnerCenter/auth/clouds';
import { operationOverrides } from './partnerCenter/operations';
import { secretName } from './secrets/secretStore';

const reference = z.strictObject({ secret: z.string().regex(secretName, 'must be letters, digits and hyphens') });
/** The secret itself is for local runs. */
const literalOrReference = z.union([z.string().min(1), reference], {
  error: 'must be {"secret": "name in the secret store"}',
});

const address = z.url().refine(isSafe, 'must begin with https://');

/** How an application proves itself at the sign-in service. */
const client = {
  clientId: z.string().min(1),
  clientSecret: literalOrReference.optional(),
  /** PEM text with the certificate and its private key. */
  certificate: reference.optional(),
};

const cloud = z.enum(['global', 'usGovernment', 'china']);

/** In place of the cloud's: for the simulator, or a gateway. */
const addresses = {
  baseUrl: address.optional(),
  authority: address.optional(),
  audience: z.url().optional(),
};

/** A tenant's connection to Partner Center, as the organizations file has it. */
export const connectionSchema = z.strictObject({
  cloud: cloud.default('global'),
  ...addresses,
  ...client,
  /** `appAndUser` needs the refresh token of a sign-in; some calls refuse `appOnly`. */
  kind: z.enum(['appOnly', 'appAndUser']).optional(),
  refreshToken: literalOrReference.optional(),
  /** Only a simulator offers the portal-only operations over HTTP. */
  portal: z.boolean().default(false),
  /** Where a side differs from the default of `operationsOf`. */
  operations: operationOverrides.optional(),
});
export type ConnectionConfig = z.infer<typeof connectionSchema>;

/** The application that reads roles from Microsoft Graph. */
export const directorySchema = z.strictObject({
  /** Absent: that of the connection. */
  cloud: cloud.optional(),
  ...addresses,
  ...client,
});
export type DirectoryConfig = z.infer<typeof directorySchema>;

/** What does not fit together in a connection or a directory, whatever else is wrong with it. */
export function misfits(given: Readonly<Record<string, unknown>>, local: boolean): readonly string[] {
  const { clientSecret, certificate, kind, refreshToken } = given;
  const found: string[] = [];
  if (clientSecret !== undefined && certificate !== undefined)
    found.push('clientSecret and certificate exclude each other');
  if (clientSecret === undefined && certificate === undefined)
    found.push('needs clientSecret or certificate: {"secret": "name in the secret store"}');
  if (kind === 'appAndUser' && refreshToken === undefined)
    found.push('kind appAndUser needs refreshToken: {"secret": "name"}, which npm run connect fills');
  if (kind === 'appOnly' && refreshToken !== undefined)
    found.push('kind appOnly has no refreshToken; leave it out or choose appAndUser');
  const inTheOpen = Object.entries({ clientSecret, refreshToken }).filter(([, value]) => typeof value === 'string');
  for (const [name] of local ? [] : inTheOpen)
    found.push(`${name} must not stand in the file outside local runs; write {"secret": "name in the secret store"}`);
  return found;
}

/** The addresses of a connection: its cloud's, unless it names others. */
export const addressesOf = ({ cloud, baseUrl, authority, audience }: ConnectionConfig) => ({
  baseUrl: baseUrl ?? clouds[cloud].baseUrl,
  authority: authority ?? clouds[cloud].authority,
  audience: audience ?? clouds[cloud].audience,
});

/**
 * The addresses of Microsoft Graph for an organization: its own, otherwise those set for all, otherwise its cloud's. The
 * version of the API is not part of them.
 */
export function graphOf(
  {
    connection,
    directory,
  }: { readonly connection?: ConnectionConfig | undefined; readonly directory?: DirectoryConfig | undefined },
  forAll: Partial<CloudAddresses>,
): CloudAddresses {
  const { baseUrl, authority, audience } = directory ?? {};
  const own = graphs[directory?.cloud ?? connection?.cloud ?? 'global'];
  return {
    baseUrl: (baseUrl ?? forAll.baseUrl ?? own.baseUrl).replace(/\/+$/u, ''),
    authority: authority ?? forAll.authority ?? own.authority,
    audience: audience ?? (baseUrl === undefined ? forAll.audience : new URL(baseUrl).origin) ?? own.audience,
  };
}

function isSafe(url: string): boolean {
  const parsed = new URL(url);
  return parsed.protocol === 'https:' || isLoopback(parsed);
}

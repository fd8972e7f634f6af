import { z } from 'zod';
import { clouds, isLoopback } from './partnerCenter/auth/clouds';
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

/** A tenant's connection to Partner Center, as the organizations file has it. */
export const connectionSchema = z
  .strictObject({
    cloud: z.enum(['global', 'usGovernment', 'china']).default('global'),
    /** In place of the cloud's: for the simulator, or a gateway. */
    baseUrl: address.optional(),
    authority: address.optional(),
    audience: z.url().optional(),
    ...client,
    /** `appAndUser` needs the refresh token of a sign-in; some calls refuse `appOnly`. */
    kind: z.enum(['appOnly', 'appAndUser']).optional(),
    refreshToken: literalOrReference.optional(),
    /** Only a simulator offers the portal-only operations over HTTP. */
    portal: z.boolean().default(false),
    /** Where a side differs from the default of `operationsOf`. */
    operations: operationOverrides.optional(),
  })
  .superRefine((connection, context) => {
    const fault = (message: string) => context.addIssue({ code: 'custom', message });
    for (const message of credentialFaults(connection)) fault(message);
    if (connection.kind === 'appAndUser' && connection.refreshToken === undefined)
      fault('kind appAndUser needs refreshToken: {"secret": "name"}, which npm run connect fills');
    if (connection.kind === 'appOnly' && connection.refreshToken !== undefined)
      fault('kind appOnly has no refreshToken; leave it out or choose appAndUser');
  });
export type ConnectionConfig = z.infer<typeof connectionSchema>;

/** The application that reads roles from Microsoft Graph. */
export const directorySchema = z.strictObject(client).superRefine((directory, context) => {
  for (const message of credentialFaults(directory)) context.addIssue({ code: 'custom', message });
});

function credentialFaults(given: { clientSecret?: unknown; certificate?: unknown }): readonly string[] {
  if (given.clientSecret !== undefined && given.certificate !== undefined)
    return ['clientSecret and certificate exclude each other'];
  return given.clientSecret === undefined && given.certificate === undefined
    ? ['needs clientSecret or certificate: {"secret": "name in the secret store"}']
    : [];
}

/** Secrets that stand in the file itself, which only a local run may have. */
export const literalsIn = (given: { clientSecret?: unknown; refreshToken?: unknown }): readonly string[] =>
  (['clientSecret', 'refreshToken'] as const).filter((name) => typeof given[name] === 'string');

/** The addresses of a connection: its cloud's, unless it names others. */
export const addressesOf = ({ cloud, baseUrl, authority, audience }: ConnectionConfig) => ({
  baseUrl: baseUrl ?? clouds[cloud].baseUrl,
  authority: authority ?? clouds[cloud].authority,
  audience: audience ?? clouds[cloud].audience,
});

function isSafe(url: string): boolean {
  const parsed = new URL(url);
  return parsed.protocol === 'https:' || isLoopback(parsed);
}

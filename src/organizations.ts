import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { faultsIn, operationOverrides } from './partnerCenter/operations';

const connection = z.object({
  baseUrl: z.url(),
  authority: z.url(),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** Only a simulator offers the portal-only operations over HTTP. */
  portal: z.boolean().default(false),
  /** Where a side differs from the default of {@link operationsOf}. */
  operations: operationOverrides.optional(),
});

const organization = z.object({
  tenantId: z.guid(),
  name: z.string().min(1),
  side: z.enum(['partner', 'provider']),
  /** IANA time zone for business days and where a person's own is unknown. */
  timeZone: z.string().min(1),
  /** ISO 3166 country, and region where holidays differ inside it: their public holidays are no business days. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be two capital letters')
    .optional(),
  region: z.string().min(1).optional(),
  /** More days, YYYY-MM-DD, that are no business days here. */
  holidays: z.array(z.iso.date()).optional(),
  /** Partner Center offers the enrollment to this partner although its anniversary date lies outside the window. */
  enrollmentOpen: z.boolean().optional(),
  mpnId: z.string().optional(),
  /** Absent: everything on this side is done in the portal. */
  connection: connection.optional(),
  /** Credentials of the directory application in this tenant, for reading roles from Microsoft Graph. */
  directory: z.object({ clientId: z.string().min(1), clientSecret: z.string().min(1) }).optional(),
});

const declared = organization.superRefine(({ side, connection: declaredConnection }, context) => {
  if (declaredConnection === undefined) return;
  for (const message of faultsIn({ side, connection: declaredConnection }, declaredConnection.baseUrl)) {
    context.addIssue({ code: 'custom', message });
  }
});

/** A tenant this bot serves: a partner in transition or an indirect provider. People of other tenants are strangers. */
export type Organization = z.infer<typeof organization> & {
  /** In a rehearsal: the partner's real tenant. */
  readonly rehearsalOf?: string;
};

/** Reads and validates the file named by ORGANIZATIONS_FILE; throws with every fault in one message. */
export function readOrganizations(file: string): readonly Organization[] {
  const parsed = z.array(declared).safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join(', '));
}

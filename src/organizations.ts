import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { addressesOf, connectionSchema, directorySchema, misfits } from './connectionConfig';
import { faultsIn } from './partnerCenter/operations';
import { sharedSecrets } from './sharedSecrets';

const organization = z.object({
  /** In lower case, as everything else that names a tenant. */
  tenantId: z.guid().transform((id) => id.toLowerCase()),
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
  connection: connectionSchema.optional(),
  /** Credentials of the directory application in this tenant, for reading roles from Microsoft Graph. */
  directory: directorySchema.optional(),
});

const declared = organization.superRefine(({ side, connection: declaredConnection }, context) => {
  if (declaredConnection === undefined) return;
  for (const message of faultsIn({ side, connection: declaredConnection }, addressesOf(declaredConnection).baseUrl)) {
    context.addIssue({ code: 'custom', message });
  }
});

/** A tenant this bot serves: a partner in transition or an indirect provider. People of other tenants are strangers. */
export type Organization = z.infer<typeof organization> & {
  /** In a rehearsal: the partner's real tenant. */
  readonly rehearsalOf?: string;
};

/**
 * Reads and validates the file named by ORGANIZATIONS_FILE; throws with every fault in one message, each with the name
 * of its organization. Secrets may stand in the file itself in local runs only.
 */
export function readOrganizations(file: string, local: boolean): readonly Organization[] {
  const content = parse(readFileSync(file, 'utf8'));
  const parsed = z.array(declared).safeParse(content);
  const issues = parsed.success ? [] : parsed.error.issues.map((issue) => faultText(issue, content));
  const entries = entriesOf(content);
  const faults = [
    ...issues,
    ...entries.flatMap((entry, index) => misfitsOf(entry, index, local)),
    ...entries.flatMap((entry, index) => repeated(entry, index, entries)),
    ...sharedSecrets(entries.map((entry, index) => ({ entry, name: who(entry, index) }))),
  ];
  if (!parsed.success || faults.length > 0) throw new Error(faults.join('; '));
  return parsed.data;
}

/** What the parser says quotes the text, in which a secret may stand. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('the file is not JSON');
  }
}

/** Two entries of one tenant would be two answers to whose connection it is. */
function repeated(entry: unknown, index: number, entries: readonly unknown[]): readonly string[] {
  const id = tenantOf(entry);
  const first = entries.findIndex((other) => tenantOf(other) === id);
  return id === undefined || first === index
    ? []
    : [`${who(entry, index)}: tenantId is that of ${who(entries[first], first)} already`];
}

const tenantOf = (entry: unknown): string | undefined =>
  isObject(entry) && typeof entry.tenantId === 'string' ? entry.tenantId.toLowerCase() : undefined;

const entriesOf = (content: unknown): readonly unknown[] => (Array.isArray(content) ? content : []);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function misfitsOf(entry: unknown, index: number, local: boolean): readonly string[] {
  if (!isObject(entry)) return [];
  return (['connection', 'directory'] as const).flatMap((place) => {
    const given = entry[place];
    return isObject(given) ? misfits(given, local).map((fault) => `${who(entry, index)}: ${place} ${fault}`) : [];
  });
}

/** The organization, what is wrong, and where; never the value, which may be a secret. */
function faultText(issue: z.core.$ZodIssue, content: unknown): string {
  const [index, ...path] = issue.path;
  const place = path.length === 0 ? '' : `${path.map(String).join('.')} `;
  if (typeof index !== 'number') return place + issue.message;
  return `${who(entriesOf(content)[index], index)}: ${place}${issue.message}`;
}

const who = (entry: unknown, index: number): string =>
  isObject(entry) && typeof entry.name === 'string' && entry.name !== '' ? entry.name : `entry ${index}`;

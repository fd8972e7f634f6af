import { z } from 'zod';
import { faultOf } from '../partnerCenter/auth/connectionFault';
import { diagnose } from '../partnerCenter/auth/diagnose';
import type { Fault } from '../partnerCenter/auth/steps';
import type { PartnerCenterHttp } from '../partnerCenter/http';
import { PartnerCenterError } from '../partnerCenter/partnerCenter';

export interface Reading {
  /** Partner Center answered at least once, and not that the token is for another service. */
  readonly answered: boolean;
  readonly fault?: Fault;
  /** Partner Center's own code. */
  readonly code?: string;
  /** Key of the sentence about a refusal that is no fault of the connection. */
  readonly other?: string;
}

/**
 * `ValidateMfa` makes the answer report whether the sign-in had a second factor (partner-center 1.3; where in the answer,
 * no page shows: any property of this name is taken, wherever it stands).
 */
const validateMfa = { ValidateMfa: 'true' };

const customersSchema = z.unknown().transform((answer) => ({ mfa: saysMfa(answer), ...itemsSchema.parse(answer) }));

const itemsSchema = z
  .object({
    items: z
      .array(z.object({ id: z.string().optional() }))
      .optional()
      .catch(undefined),
  })
  .catch({});

function saysMfa(answer: unknown): boolean | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  for (const [key, value] of Object.entries(answer)) {
    const said = key === 'ismfacompliant' && typeof value === 'boolean' ? value : saysMfa(value);
    if (said !== undefined) return said;
  }
  return undefined;
}

/** Resellers of a provider, or providers of a reseller. */
const relationshipTypes = { partner: 'IsIndirectResellerOf', provider: 'IsIndirectCloudSolutionProviderOf' } as const;

/** Reads a little of what the product needs. The second and third need a person's sign-in; the last a role. */
export async function readHarmlessly(
  http: PartnerCenterHttp,
  as: 'partner' | 'provider' | 'application',
): Promise<Reading> {
  const withUser = as !== 'application';
  let answered = false;
  try {
    const headers = withUser ? validateMfa : {};
    const customers = await http.get('/v1/customers?size=1', { schema: customersSchema, headers });
    answered = true;
    if (withUser && customers.mfa === false) return { answered, fault: 'noMfaClaim' };
    if (as === 'application') return { answered };
    const anything = { schema: z.unknown() };
    await http.get('/v1/profiles/mpn', anything);
    await http.get(`/v1/relationships?relationship_type=${relationshipTypes[as]}`, anything);
    const customerId = customers.items?.[0]?.id;
    if (customerId !== undefined) await http.get(`/v1/customers/${encodeURIComponent(customerId)}/transfers`, anything);
    return { answered };
  } catch (error) {
    if (!(error instanceof PartnerCenterError)) throw error;
    return readingOf(error, answered);
  }
}

function readingOf(error: PartnerCenterError, answeredBefore: boolean): Reading {
  const { answered, status, code, verdict } = error.details;
  // Said by the sign-in service or by the secret store, in whose words a code means something else.
  const own = faultOf(error);
  if (own !== undefined) return { answered: answeredBefore, fault: own, ...(code === undefined ? {} : { code }) };
  if (!answered) return { answered: answeredBefore, fault: 'partnerCenterUnreachable' };
  // A page of something else, or an address that Partner Center does not have.
  const notPartnerCenter = status === undefined || status < 300 || (status === 404 && code === undefined);
  const fault = diagnose(
    notPartnerCenter
      ? { kind: 'partnerCenterUnreadable' }
      : { kind: 'partnerCenter', status, ...(code === undefined ? {} : { code }) },
  );
  const seen = { answered: answeredBefore || !notPartnerCenter, ...(code === undefined ? {} : { code }) };
  return fault === undefined ? { ...seen, other: verdict.explanation } : { ...seen, fault };
}

import { z } from 'zod';
import type { PartnerCenterHttp } from './http';
import { snakeCase, textOrNumber } from './wire';

export interface LegalProfile {
  readonly companyName: string;
  readonly contactEmail: string;
  readonly vetting: (typeof statuses)[number] | 'unknown';
  readonly vettingStep: (typeof steps)[number] | 'unknown';
}

const legalSchema = z.object({
  companyname: z.string().nullish(),
  primarycontact: z.object({ email: z.string().nullish() }).nullish(),
  vettingstatus: textOrNumber.nullish(),
  vettingsubstatus: textOrNumber.nullish(),
});

/** Words, or the SDK's numbers (VettingStatus, VettingSubStatus), which follow the order of the lists. */
const statuses = ['none', 'pending', 'authorized', 'rejected'] as const;
const steps = [
  'none',
  'entry',
  'email_ownership',
  'email_domain',
  'employment_verification',
  'decision',
  'other',
  'business_verification',
] as const;

/** Who this tenant legally is, and how far Microsoft vetted it. It does not tell the status of a programme. */
export async function legalProfileOf(http: PartnerCenterHttp): Promise<LegalProfile> {
  const wire = await http.get('/v1/profiles/legalbusiness?vettingVersion=Current', { schema: legalSchema });
  return {
    companyName: wire.companyname ?? '',
    contactEmail: wire.primarycontact?.email ?? '',
    vetting: oneOf(statuses, wire.vettingstatus),
    vettingStep: oneOf(steps, wire.vettingsubstatus),
  };
}

function oneOf<Word extends string>(words: readonly Word[], value: string | null | undefined): Word | 'unknown' {
  const wanted = snakeCase(value ?? '');
  return words.find((word, index) => word === wanted || String(index) === wanted) ?? 'unknown';
}

import { z } from 'zod';
import type { PartnerCenterHttp } from './http';
import { itemsOf } from './paging';
import { instant } from './wire';

export interface MfaCompliance {
  /** Calls that are listed; 0 says nothing. */
  readonly requests: number;
  readonly compliant: number;
  /** ISO 8601 UTC: the newest call without the claim, where the list tells when that was. */
  readonly lastWithout?: string;
}

const requestSchema = z.object({
  requestdatetime: z.string().nullish(),
  applicationid: z.string().nullish(),
  mfacompliant: z.boolean(),
});

/**
 * Whether an application's calls with a person's token carried the claim of a multi-factor sign-in, as Partner Center saw
 * them (get-api-request-details). From April 2026 those without it are refused. The list has the calls of every
 * application of the tenant, 10,000 at most, in an order that no page tells; so all of it is looked at.
 */
export async function mfaComplianceOf(http: PartnerCenterHttp, applicationId: string): Promise<MfaCompliance> {
  let requests = 0;
  let compliant = 0;
  let lastWithout: string | undefined;
  for await (const request of itemsOf(http, '/v1/partnerRequests', requestSchema, {}, 'user')) {
    if (request.applicationid?.toLowerCase() !== applicationId.toLowerCase()) continue;
    requests += 1;
    if (request.mfacompliant) compliant += 1;
    else lastWithout = latest(lastWithout, request.requestdatetime);
  }
  return { requests, compliant, ...(lastWithout === undefined ? {} : { lastWithout }) };
}

/** The sample's times have no zone; they are the service's, in UTC. */
function latest(known: string | undefined, time: string | null | undefined): string | undefined {
  if (!time) return known;
  const at = instant(/Z|[+-]\d\d:\d\d$/u.test(time) ? time : `${time}Z`);
  return known === undefined || at > known ? at : known;
}

import { z } from 'zod';
import type { MfaCompliance } from './details';
import type { PartnerCenterHttp } from './http';
import { itemsOf } from './paging';
import { instant } from './wire';

const requestSchema = z.object({
  requestdatetime: z.string().nullish(),
  operationname: z.string().nullish(),
  applicationid: z.string().nullish(),
  mfacompliant: z.boolean(),
});

/** The list holds up to 10,000 requests of everybody in the tenant; so many of the newest tell enough. */
const enough = 200;

/**
 * Whether the calls made with a person's token carried the claim of a multi-factor sign-in, as Partner Center saw them
 * (get-api-request-details). From April 2026 those without it are refused. `applicationId` leaves out other applications.
 */
export async function mfaComplianceOf(http: PartnerCenterHttp, applicationId?: string): Promise<MfaCompliance> {
  let requests = 0;
  let compliant = 0;
  let lastWithout: string | undefined;
  for await (const request of itemsOf(http, '/v1/partnerRequests', requestSchema, {}, 'user')) {
    if (applicationId !== undefined && request.applicationid?.toLowerCase() !== applicationId.toLowerCase()) continue;
    requests += 1;
    if (request.mfacompliant) compliant += 1;
    else lastWithout = latest(lastWithout, request.requestdatetime);
    if (requests === enough) break;
  }
  return { requests, compliant, ...(lastWithout === undefined ? {} : { lastWithout }) };
}

/** The sample's times have no zone; they are the service's, in UTC. */
function latest(known: string | undefined, time: string | null | undefined): string | undefined {
  if (!time) return known;
  const at = instant(/Z|[+-]\d\d:\d\d$/u.test(time) ? time : `${time}Z`);
  return known === undefined || at > known ? at : known;
}

import { z } from 'zod';
import { nothing, type PartnerCenterHttp } from './http';
import type { EnrollmentStatus, PortalOperations, Profile } from './partnerCenter';
import { guid, textOrNumber } from './wire';

const knownStatuses = ['none', 'submitted', 'needsInformation', 'approved', 'declined', 'enrolled'] as const;

const enrollmentSchema = z.object({
  // A status that a later Partner Center adds is no failure: somebody is asked to look (A.3-14).
  status: z.string().transform((status): EnrollmentStatus => knownStatuses.find((one) => one === status) ?? 'unknown'),
});

const invitationsSchema = z.array(z.object({ tenantid: guid, name: z.string(), mpnid: textOrNumber.nullish() }));

const linkSchema = z.object({ url: z.url() });

const profileSchema = z.object({
  organizationname: z.string(),
  mpnid: textOrNumber,
  mpncurrent: z.boolean(),
  profilecurrent: z.boolean(),
  anniversary: z.string(),
  primarycontact: z.string(),
  mpnmailbox: z.string(),
  timezone: z.string(),
  revenueusd: z.number().nullish(),
  notice: z.string().nullish(),
});

/** Operations that Microsoft offers in its portal only. The paths are the simulator's, not Microsoft's. */
export function createPortalOperations(http: PartnerCenterHttp): PortalOperations {
  const portal = '/_sim/portal';
  return {
    enrollment: () => http.get(`${portal}/enrollment`, { schema: enrollmentSchema }),
    submitEnrollment: async (body, options) => {
      await http.send('POST', `${portal}/enrollment`, { schema: nothing, body, options });
    },
    acceptResellerAgreement: async (options) => {
      await http.send('POST', `${portal}/resellerAgreement`, { schema: nothing, options });
    },
    partnershipInvitations: async () => {
      const found = await http.get(`${portal}/partnershipInvitations`, { schema: invitationsSchema });
      return found.map(({ tenantid, name, mpnid }) => ({
        tenantId: tenantid,
        name,
        ...(mpnid ? { mpnId: mpnid } : {}),
      }));
    },
    acceptPartnership: async (providerTenantId, options) => {
      const path = `${portal}/partnerships/${encodeURIComponent(providerTenantId)}/accept`;
      await http.send('POST', path, { schema: nothing, options });
    },
    extendRelationship: async (customerId, providerTenantId, options) => {
      const path = `${portal}/customers/${encodeURIComponent(customerId)}/extension`;
      await http.send('POST', path, { schema: nothing, body: { providerTenantId }, options });
    },
    invitationLink: async (providerTenantId) => {
      const path = `${portal}/invitationLinks/${encodeURIComponent(providerTenantId)}`;
      return (await http.get(path, { schema: linkSchema })).url;
    },
  };
}

/** The profile with everything that only the portal shows. */
export async function portalProfile(http: PartnerCenterHttp): Promise<Profile> {
  const wire = await http.get('/_sim/portal/profile', { schema: profileSchema });
  return {
    mpnId: wire.mpnid,
    mpnCurrent: wire.mpncurrent,
    profileCurrent: wire.profilecurrent,
    anniversary: wire.anniversary,
    primaryContact: wire.primarycontact,
    mpnMailbox: wire.mpnmailbox,
    timeZone: wire.timezone,
    organizationName: wire.organizationname,
    ...(wire.revenueusd == null ? {} : { revenueUsd: wire.revenueusd }),
    ...(wire.notice === 'restricted' ? { restricted: true } : {}),
  };
}

import { z } from 'zod';
import type { PartnerCenterHttp } from './http';
import { legalProfileOf } from './legalProfile';
import type { Profile } from './partnerCenter';
import { textOrNumber } from './wire';

const mpnSchema = z.object({ mpnid: textOrNumber, partnername: z.string().nullish() });

/**
 * As much of the profile as Partner Center's API shows. Whether the MPN ID is current, anniversary, MPN mailbox and time
 * zone stand in the portal only and stay empty; a person states them.
 */
export async function apiProfile(http: PartnerCenterHttp): Promise<Profile> {
  const [mpn, legal] = await Promise.all([
    http.get('/v1/profiles/mpn', { schema: mpnSchema, as: 'user' }),
    legalProfileOf(http),
  ]);
  return {
    mpnId: mpn.mpnid,
    mpnCurrent: undefined,
    profileCurrent: legal.vetting === 'unknown' ? undefined : legal.vetting === 'authorized',
    anniversary: '',
    primaryContact: legal.contactEmail,
    mpnMailbox: '',
    timeZone: '',
    organizationName: legal.companyName || (mpn.partnername ?? ''),
  };
}

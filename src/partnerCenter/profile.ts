import { z } from 'zod';
import type { PartnerCenterHttp } from './http';
import type { Profile } from './partnerCenter';
import { textOrNumber } from './wire';

const mpnSchema = z.object({ mpnid: textOrNumber, partnername: z.string().nullish() });

const legalSchema = z.object({
  companyname: z.string().nullish(),
  primarycontact: z.object({ email: z.string().nullish() }).nullish(),
  vettingstatus: textOrNumber.nullish(),
});

/**
 * As much of the profile as Partner Center's API shows. Whether the MPN ID is current, anniversary, MPN mailbox and time
 * zone stand in the portal only
 * and stay empty; a person states them.
 */
export async function apiProfile(http: PartnerCenterHttp): Promise<Profile> {
  const [mpn, legal] = await Promise.all([
    http.get('/v1/profiles/mpn', { schema: mpnSchema, as: 'user' }),
    http.get('/v1/profiles/legalbusiness?vettingVersion=Current', { schema: legalSchema }),
  ]);
  return {
    mpnId: mpn.mpnid,
    mpnCurrent: undefined,
    profileCurrent: legal.vettingstatus?.toLowerCase() === 'authorized',
    anniversary: '',
    primaryContact: legal.primarycontact?.email ?? '',
    mpnMailbox: '',
    timeZone: '',
    organizationName: legal.companyname ?? mpn.partnername ?? '',
  };
}

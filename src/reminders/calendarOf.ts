import { holidaysOf } from '../holidays';
import type { Organization } from '../organizations';
import type { Calendar } from './schedule';

/** The business days of an organization; where it is not configured, Monday to Friday in UTC. */
export async function calendarOf(organization: Organization | undefined): Promise<Calendar> {
  return organization === undefined
    ? { timeZone: 'UTC', isHoliday: () => false }
    : { timeZone: organization.timeZone, isHoliday: await holidaysOf(organization) };
}

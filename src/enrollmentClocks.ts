import { afterBusinessDays, endOfDayAfterDays, morningAfterDays, nextBusinessMorning } from './businessTime';
import type { PolicyPack } from './domain/policy/policyPack';
import type { ApprovalClock } from './domain/programme/enrollmentState';
import type { IncentivesClock } from './domain/programme/incentives';
import { holidaysOf } from './holidays';
import type { Organization } from './organizations';

type Calendar = Pick<Organization, 'timeZone' | 'country' | 'region' | 'holidays'>;

/** Where an organization is not configured: days of UTC, no holidays. */
const unknownCalendar: Calendar = { timeZone: 'UTC' };

/** ENR-11: the end of Microsoft's business days on the partner's calendar, and the morning after it. */
export async function approvalClock(
  from: string,
  policy: PolicyPack,
  organization: Calendar = unknownCalendar,
): Promise<ApprovalClock> {
  const { timeZone } = organization;
  const isHoliday = await holidaysOf(organization);
  const approvalDueBy = afterBusinessDays(from, policy.approvalBusinessDays, timeZone, isHoliday);
  return { approvalDueBy, overdueAt: nextBusinessMorning(approvalDueBy, timeZone, isHoliday) };
}

/** INC-1, A.3-13: the days count from the acceptance of the agreement; they are calendar days. */
export function incentivesClock(
  from: string,
  policy: PolicyPack,
  { timeZone }: Calendar = unknownCalendar,
): IncentivesClock {
  return {
    dueBy: endOfDayAfterDays(from, policy.incentiveDays, timeZone),
    noticeAt: morningAfterDays(from, policy.incentiveDays + 1, timeZone),
  };
}

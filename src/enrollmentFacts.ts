import type { EnrollmentFacts } from './domain/programme/commands';
import type { Organization } from './organizations';
import type { Profile } from './partnerCenter/partnerCenter';

/** ENR-7: month of the anniversary date `--MM-DD`; undefined where no API tells it. */
export function anniversaryMonth(anniversary: string): number | undefined {
  const month = Number(/^--(\d{2})-\d{2}$/.exec(anniversary)?.[1]);
  return month >= 1 && month <= 12 ? month : undefined;
}

/** What decides whether enrollment is open for a partner: its anniversary date, or that Microsoft opened it early. */
export const windowFacts = (
  { anniversary }: Pick<Profile, 'anniversary'>,
  organization: Pick<Organization, 'enrollmentOpen'> | undefined,
): Pick<EnrollmentFacts, 'anniversaryMonth' | 'openedEarly'> => ({
  anniversaryMonth: anniversaryMonth(anniversary),
  openedEarly: organization?.enrollmentOpen === true,
});

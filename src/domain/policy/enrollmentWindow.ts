import type { PolicyPack } from './policyPack';

/** ENR-7: whether enrollment is open for an anniversary in this month (1-12); a pack without a window is always open. */
export const isEnrollmentMonth = (pack: PolicyPack, month: number): boolean =>
  pack.enrollmentMonths === undefined || pack.enrollmentMonths.includes(month);

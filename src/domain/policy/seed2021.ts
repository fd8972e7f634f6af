import type { PolicyPack } from './policyPack';

/** The rules as the source article states them (June 2021); the ids name the requirement each value comes from. */
export const seed2021: PolicyPack = {
  name: 'seed-2021',
  asOf: '2021-06-01',
  roles: {
    submitEnrollment: ['globalAdmin'], // ROL-1
    acceptResellerAgreement: ['globalAdmin'], // ROL-1
    acceptPartnership: ['globalAdmin'], // ROL-2
    recordConsent: ['adminAgent'], // ROL-3
    extendRelationship: ['adminAgent'], // ROL-3
    createTransfer: ['adminAgent'], // ROL-4
    withdrawTransfer: ['adminAgent'], // ROL-4: the creator of the request takes it back
    answerTransfer: ['adminAgent', 'salesAgent'], // ROL-5
    verifyAsProvider: ['adminAgent', 'salesAgent'], // ROL-7
    verifyAsPartner: ['adminAgent', 'salesAgent'], // ROL-6
  },
  enrollmentMonths: [9, 10, 11, 12], // ENR-7
  revenueThresholdUsd: 300_000, // GEN-4
  approvalBusinessDays: 5, // ENR-11
  incentiveDays: 30, // INC-1
  links: {
    directRequirements: 'https://docs.microsoft.com/partner-center/direct-partner-new-requirements', // GEN-6
    restrictedCapabilities: 'https://docs.microsoft.com/partner-center/restricted-direct-bill-capabilities', // GEN-7
    transition: 'https://docs.microsoft.com/partner-center/transition-direct-to-indirect', // GEN-9
    confirmAgreement: 'https://docs.microsoft.com/partner-center/confirm-customer-agreement', // MCA-7
  },
};

import type { RuleSet } from './ruleSet';
import { seed2021 } from './seed2021';

/** The rules as Microsoft's newer pages state them (April 2026). What no newer page changes is as in 2021. */
export const current2026: RuleSet = {
  ...seed2021,
  name: 'current-2026',
  asOf: '2026-04-01',
  enrollmentMonths: undefined,
  enrollmentNeedsRestricted: true,
  directBillRevenueUsd: 1_000_000,
  resellerRevenueUsd: 1000,
  roleLines: {
    ...seed2021.roleLines,
    createTransfer: { roles: ['adminAgent', 'salesAgent'], source: 'create-a-transfer-legacy, newer edition' },
    acceptTransfer: { roles: ['adminAgent'], source: 'accept-a-transfer, newer edition' },
    rejectTransfer: { roles: ['adminAgent', 'salesAgent'], source: 'reject-a-transfer, newer edition' },
    listTransfers: {
      roles: ['adminAgent', 'salesAgent'],
      source: 'get-all-of-a-customer-s-transfers, newer edition',
    },
    getTransfer: { roles: ['adminAgent'], source: 'get-transfer-by-id, newer edition' },
    withdrawTransfer: {
      roles: ['adminAgent', 'salesAgent'],
      source: 'no page states it; as for creating',
      invented: true,
    },
    createNewCommerceTransfer: { roles: ['adminAgent'], source: 'create-a-transfer, newer edition' },
    updateNewCommerceTransfer: { roles: ['adminAgent'], source: 'update-a-transfer, newer edition' },
  },
  mfaRequired: true,
  delegatedAdminWithInvitation: false,
  newCommerce: true,
  partnerAttestation: false,
  limits: { ...seed2021.limits, restricted: ['purchase', 'newCustomer', 'directInvitation'] },
};

import type { RoleLine, RuleSet } from './ruleSet';

const transferRoles: RoleLine['roles'] = ['globalAdmin', 'adminAgent', 'salesAgent'];

/** No transfer page had a role line in July 2021; the first that exist are those of October 2023. */
const line = (page: string): RoleLine => ({
  roles: transferRoles,
  source: `${page}, October 2023; the page of July 2021 has no role line`,
});

/** The rules as the article on the transition states them (June 2021). */
export const seed2021: RuleSet = {
  name: 'seed-2021',
  asOf: '2021-06-01',
  enrollmentMonths: { first: 9, last: 12 },
  enrollmentNeedsRestricted: false,
  directBillRevenueUsd: 300_000,
  resellerRevenueUsd: undefined,
  roleLines: {
    createTransfer: line('create-a-transfer'),
    acceptTransfer: line('accept-a-transfer'),
    rejectTransfer: line('reject-a-transfer'),
    listTransfers: line('get-all-of-a-customer-s-transfers'),
    getTransfer: line('get-transfer-by-id'),
    withdrawTransfer: { roles: transferRoles, source: 'no page states it; as for creating', invented: true },
    createNewCommerceTransfer: { roles: ['adminAgent'], source: 'not available under these rules' },
    updateNewCommerceTransfer: { roles: ['adminAgent'], source: 'not available under these rules' },
    confirmAgreement: { roles: ['adminAgent', 'salesAgent'], source: 'confirm-customer-agreement, October 2023' },
    enroll: { roles: ['globalAdmin'], source: 'transition article, June 2021, sentences 104, 112 and 149' },
    extendRelationship: { roles: ['adminAgent'], source: 'transition article, June 2021, sentence 207' },
  },
  mfaRequired: false,
  delegatedAdminWithInvitation: true,
  newCommerce: false,
  partnerAttestation: true,
  // The article names the restriction and links a page whose text of 2021 was not read.
  limits: {
    active: [],
    restricted: [],
    suspended: ['purchase', 'newCustomer', 'directInvitation', 'transfer', 'change'],
    revoked: ['everything'],
  },
};

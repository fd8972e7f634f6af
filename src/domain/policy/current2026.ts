import { links2026 } from './links2026';
import { linkNames, type PolicyPack } from './policyPack';
import { seed2021 } from './seed2021';
import { ownChoice, page, unconfirmed } from './source';

const learn = 'https://learn.microsoft.com/en-us/partner-center';
const transition = `${learn}/transition-direct-to-indirect`;
const transferPage = `${learn}/developer/create-a-transfer`;
const updatePage = `${learn}/developer/update-a-transfer`;

/** The rules as Microsoft's newer pages state them (January 2026). What no newer page changes is as the article says. */
export const current2026: PolicyPack = {
  ...seed2021,
  name: 'current-2026',
  asOf: '2026-01-01',
  roles: { ...seed2021.roles, answerTransfer: ['adminAgent'], verifyAsProvider: ['adminAgent'] },
  enrollmentMonths: undefined,
  enrollmentNeedsRestricted: true,
  rollback: 'newTenant',
  revenueThresholdUsd: 1_000_000,
  providerAttests: false,
  delegatedAdmin: 'gdap',
  invitationLinkHosts: ['admin.microsoft.com', 'admin.cloud.microsoft', 'partner.microsoft.com'],
  transferableKinds: {
    license: 'legacy',
    azurePayg: 'legacy',
    azurePlan: 'newCommerce',
    reservation: 'newCommerce',
    term: 'newCommerce',
    saas: 'newCommerce',
  },
  transferExpiryDays: 30,
  transferMaxLines: 25,
  links: links2026,
  changedRules: [
    'GEN-3',
    'GEN-4',
    'GEN-5',
    'ROL-5',
    'ENR-7',
    'ENR-8',
    'ENR-9',
    'ENR-18',
    'INV-21',
    'EXT-9',
    'MCA-5',
    'TRF-7',
    'TRF-12',
    'CON-8',
    'CON-9',
    'CON-11',
  ],
  sources: {
    ...seed2021.sources,
    'roles.answerTransfer': unconfirmed('ROL-5', `${learn}/developer/accept-a-transfer`, '2025-10-01'),
    'roles.askForRequest': ownChoice('ROL-4', 'Asking commits to nothing; whoever may submit the lines asks.'),
    'roles.requestTransfer': unconfirmed('ROL-5', transferPage, '2025-10-01'),
    'roles.cancelRequest': unconfirmed('ROL-5', updatePage, '2025-10-01'),
    'roles.submitTransfer': unconfirmed('ROL-4', updatePage, '2025-10-01'),
    'roles.declineTransfer': ownChoice('ROL-4', 'No call exists to decline; whoever may submit may say no.'),
    'roles.verifyAsProvider': ownChoice('ROL-7', 'The source names no role; whoever may answer may verify.'),
    enrollmentMonths: unconfirmed('ENR-7', transition, '2025-10-01'),
    enrollmentNeedsRestricted: unconfirmed('GEN-5', transition, '2025-10-01'),
    rollback: page('ENR-18', transition, '2023-10-23'),
    revenueThresholdUsd: page(
      'GEN-4',
      'https://partner.microsoft.com/partnership/cloud-solution-provider-requirements',
      '2025-10-01',
    ),
    providerAttests: unconfirmed('MCA-5', `${learn}/customers/integrate-sandbox-confirm-customer-accept`, '2026-01-01'),
    delegatedAdmin: page('EXT-9', `${learn}/customers/gdap-introduction`, '2023-09-25'),
    invitationLinkHosts: ownChoice('INV-9', 'No page states the hosts; these are Microsoft’s hosts for invitations.'),
    transferableKinds: page('CON-8', transferPage, '2024-06-19'),
    transferExpiryDays: page('TRF-12', `${learn}/transfer-azure-subscriptions-under-azure-plan`, '2023-09-01'),
    transferMaxLines: unconfirmed('TRF-7', 'https://www.cloudcockpit.com', '2024-06-19'),
    ...Object.fromEntries(
      linkNames.map((name) => [
        `links.${name}`,
        unconfirmed(ruleOfLink(name), links2026[name].en, links2026[name].asOf),
      ]),
    ),
  },
};

function ruleOfLink(name: (typeof linkNames)[number]): string {
  return seed2021.sources[`links.${name}`]?.rule ?? '';
}

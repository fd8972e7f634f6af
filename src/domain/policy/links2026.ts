import type { LinkName, PackLink } from './policyPack';

/** The addresses as they stood at the beginning of 2026. */
export const links2026: Readonly<Record<LinkName, PackLink>> = {
  transition: learn('transition-direct-to-indirect', '2025-10-01'),
  partnerCenter: both('https://partner.microsoft.com/dashboard/home', '2025-10-01'),
  directRequirements: learn('enroll/direct-bill-eligibility-requirements', '2025-10-01'),
  restrictedCapabilities: learn('restricted-direct-bill-capabilities', '2023-10-23'),
  becomingReseller: learn('enroll/indirect-reseller-tasks-in-partner-center', '2025-10-01'),
  stepByStep: learn('enroll/partner-transition-guide', '2025-10-01'),
  providerList: both('https://partnercenter.microsoft.com/partner/find-a-provider', '2023-10-23'),
  partnerWithProviders: learn('enroll/indirect-reseller-tasks-in-partner-center', '2025-10-01'),
  revokeAdminPrivileges: learn('customers/gdap-introduction', '2023-10-23'),
  confirmAgreement: learn('confirm-customer-agreement', '2023-10-23'),
  confirmAgreementExisting: learn('confirm-customer-agreement', '2023-10-23'),
  cancelSubscription: learn('create-a-new-subscription#suspend-or-cancel-a-subscription', '2023-10-23'),
  transferApi: learn('developer/create-a-transfer', '2025-10-01'),
  partnerRelationships: both('https://admin.microsoft.com/AdminPortal/Home#/partners', '2023-10-23'),
};

function learn(page: string, asOf: string): PackLink {
  const address = (locale: string) => `https://learn.microsoft.com/${locale}/partner-center/${page}`;
  return { en: address('en-us'), fr: address('fr-fr'), asOf };
}

/** A page that has one address for all languages. */
function both(address: string, asOf: string): PackLink {
  return { en: address, fr: address, asOf };
}

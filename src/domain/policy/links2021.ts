import type { LinkName, PackLink } from './policyPack';

/** The addresses of June 2021. docs.microsoft.com was retired in favor of learn.microsoft.com. */
export const links2021: Readonly<Record<LinkName, PackLink>> = {
  transition: moved('transition-direct-to-indirect'),
  partnerCenter: kept('https://partner.microsoft.com/dashboard'),
  directRequirements: moved('direct-partner-new-requirements', 'enroll/direct-partner-new-requirements'),
  restrictedCapabilities: moved('restricted-direct-bill-capabilities'),
  becomingReseller: kept('https://assetsprod.microsoft.com/csp-directbill-to-indirect-transition.pdf'),
  stepByStep: kept('https://partner.microsoft.com/resources/collection/Direct-Bill-transition-to-Indirect-reseller#/'),
  providerList: kept('https://partnercenter.microsoft.com/partner/find-a-provider'),
  partnerWithProviders: moved(
    'indirect-reseller-tasks-in-partner-center',
    'enroll/indirect-reseller-tasks-in-partner-center',
  ),
  revokeAdminPrivileges: moved('customers-revoke-admin-privileges'),
  confirmAgreement: moved('confirm-customer-agreement'),
  confirmAgreementExisting: moved('confirm-customer-agreement#confirm-customer-acceptance-for-existing-customers'),
  cancelSubscription: moved('create-a-new-subscription#suspend-or-cancel-a-subscription'),
  transferApi: moved('develop/manage-customers', 'developer/manage-customers'),
  partnerRelationships: kept('https://admin.microsoft.com/AdminPortal/Home#/partners'),
};

/** A page of docs.microsoft.com and its successor; Microsoft has both per language. */
function moved(page: string, successor: string = page): PackLink {
  const docs = (locale: string) => `https://docs.microsoft.com/${locale}/partner-center/${page}`;
  const learn = (locale: string) => `https://learn.microsoft.com/${locale}/partner-center/${successor}`;
  return {
    en: docs('en-us'),
    fr: docs('fr-fr'),
    asOf: '2021-06-17',
    retired: { on: '2022-09-01', en: learn('en-us'), fr: learn('fr-fr') },
  };
}

/** A page that has one address for all languages. */
function kept(address: string): PackLink {
  return { en: address, fr: address, asOf: '2021-06-17' };
}

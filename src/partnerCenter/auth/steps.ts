/** The steps of connecting a tenant, in the order in which they are checked. */
export const steps = [
  'configuration',
  'secretStore',
  'authority',
  'appRegistration',
  'clientCredential',
  'consent',
  'signIn',
  'mfa',
  'audience',
  'reach',
  'permissions',
  'apiAccess',
  'directory',
  'portalOnly',
] as const;
export type Step = (typeof steps)[number];

interface FaultFacts {
  readonly step: Step;
  /** It may pass by itself. Everything else waits for the administrator. */
  readonly passes?: true;
}

/** Everything that can be wrong with a connection, each with its one sentence in the catalogs. */
export const faults = {
  tenantNotFound: { step: 'configuration' },
  wrongCloud: { step: 'configuration' },
  notConfigured: { step: 'configuration' },
  secretMissing: { step: 'secretStore' },
  secretStoreUnreadable: { step: 'secretStore' },
  secretFileOpen: { step: 'secretStore' },
  vaultUnreachable: { step: 'secretStore', passes: true },
  vaultRefused: { step: 'secretStore' },
  secretStoreReadOnly: { step: 'secretStore' },
  authorityUnreachable: { step: 'authority', passes: true },
  authorityUnreadable: { step: 'authority', passes: true },
  authorityBusy: { step: 'authority', passes: true },
  clockSkew: { step: 'authority' },
  appNotInTenant: { step: 'appRegistration' },
  appDisabled: { step: 'appRegistration' },
  servicePrincipalMissing: { step: 'appRegistration' },
  redirectMismatch: { step: 'appRegistration' },
  badSecret: { step: 'clientCredential' },
  expiredSecret: { step: 'clientCredential' },
  badCertificate: { step: 'clientCredential' },
  certificateUnreadable: { step: 'clientCredential' },
  certificateExpired: { step: 'clientCredential' },
  credentialNotTaken: { step: 'clientCredential' },
  noConsent: { step: 'consent' },
  permissionNotDeclared: { step: 'consent' },
  resourceMissing: { step: 'consent' },
  refreshTokenMissing: { step: 'signIn' },
  refreshTokenExpired: { step: 'signIn' },
  refreshTokenRevoked: { step: 'signIn' },
  refreshTokenUnusable: { step: 'signIn' },
  accountUnusable: { step: 'signIn' },
  accountOfAnotherTenant: { step: 'signIn' },
  conditionalAccess: { step: 'signIn' },
  signInRefused: { step: 'signIn' },
  mfaRequired: { step: 'mfa' },
  noMfaClaim: { step: 'mfa' },
  wrongAudience: { step: 'audience' },
  tokenRefused: { step: 'audience' },
  partnerCenterUnreachable: { step: 'reach', passes: true },
  partnerCenterBusy: { step: 'reach', passes: true },
  partnerCenterUnreadable: { step: 'reach', passes: true },
  appOnlyRefused: { step: 'permissions' },
  roleLacksRight: { step: 'permissions' },
  privilegesLacking: { step: 'permissions' },
  blockedByConditionalAccess: { step: 'permissions' },
  forbidden: { step: 'permissions' },
  noPartnerContext: { step: 'apiAccess' },
  noApiAccess: { step: 'apiAccess' },
  directoryRefused: { step: 'directory' },
  directoryForbidden: { step: 'directory' },
  directoryUnreachable: { step: 'directory', passes: true },
} as const satisfies Readonly<Record<string, FaultFacts>>;
export type Fault = keyof typeof faults;

export const faultNames = Object.keys(faults) as readonly Fault[];

/** The catalog key of a fault's sentence, which names the step and says what to do. */
export const sentenceOf = (fault: Fault): string => `connection.fault.${fault}`;

/** Whether it may pass without anybody doing something. */
export const passes = (fault: Fault): boolean => (faults[fault] as FaultFacts).passes ?? false;

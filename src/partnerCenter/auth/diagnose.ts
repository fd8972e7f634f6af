import { type Fault, faults } from './steps';

/** What was seen when something about a connection failed. */
export type Evidence =
  | { readonly kind: 'entraUnreachable' | 'entraUnreadable' }
  | {
      readonly kind: 'entra';
      readonly status: number;
      /** The numbers of `error_codes`, or of the AADSTS code in the description. */
      readonly codes: readonly number[];
      /** The OAuth word, such as `invalid_client`. */
      readonly error?: string;
    }
  | { readonly kind: 'partnerCenterUnreachable' | 'partnerCenterUnreadable' }
  | { readonly kind: 'partnerCenter'; readonly status: number; readonly code?: string };

/** Microsoft's page of AADSTS codes ("Microsoft Entra authentication and authorization error codes"). */
const entraCodes: Readonly<Record<number, Fault>> = {
  90002: 'tenantNotFound',
  900382: 'wrongCloud',
  900432: 'wrongCloud',
  90023: 'tenantNotFound',
  900021: 'tenantNotFound',
  900023: 'tenantNotFound',
  700016: 'appNotInTenant',
  7000112: 'appDisabled',
  7000229: 'servicePrincipalMissing',
  50011: 'redirectMismatch',
  500113: 'redirectMismatch',
  7000215: 'badSecret',
  7000222: 'expiredSecret',
  700027: 'badCertificate',
  50013: 'badCertificate',
  7000216: 'credentialNotTaken',
  7000218: 'credentialNotTaken',
  700025: 'credentialNotTaken',
  // "Client assertion is not within its valid time range": signed with a wrong clock.
  700024: 'clockSkew',
  65001: 'noConsent',
  65004: 'noConsent',
  90094: 'noConsent',
  650056: 'permissionNotDeclared',
  650057: 'permissionNotDeclared',
  500011: 'resourceMissing',
  650052: 'resourceMissing',
  50001: 'resourceMissing',
  700082: 'refreshTokenExpired',
  70008: 'refreshTokenExpired',
  70043: 'refreshTokenExpired',
  50173: 'refreshTokenRevoked',
  50133: 'refreshTokenRevoked',
  70000: 'refreshTokenUnusable',
  9002313: 'refreshTokenUnusable',
  700084: 'refreshTokenUnusable',
  50034: 'accountUnusable',
  50053: 'accountUnusable',
  50055: 'accountUnusable',
  50057: 'accountUnusable',
  50126: 'accountUnusable',
  50144: 'accountUnusable',
  50020: 'accountOfAnotherTenant',
  90072: 'accountOfAnotherTenant',
  53000: 'conditionalAccess',
  53001: 'conditionalAccess',
  53002: 'conditionalAccess',
  53003: 'conditionalAccess',
  530003: 'conditionalAccess',
  50005: 'conditionalAccess',
  50072: 'mfaRequired',
  50074: 'mfaRequired',
  50076: 'mfaRequired',
  // "Presented multifactor authentication has expired due to policies".
  50078: 'mfaRequired',
  50079: 'mfaRequired',
  50158: 'mfaRequired',
};

/** Microsoft's page of Partner Center error codes; 900420 as reported by users, no page has its text. */
const partnerCenterCodes: Readonly<Record<string, Fault>> = {
  '900420': 'wrongAudience',
  '900329': 'appOnlyRefused',
  '900308': 'privilegesLacking',
  '900309': 'blockedByConditionalAccess',
  '900150': 'roleLacksRight',
  '2032': 'noApiAccess',
  '800001': 'noPartnerContext',
};

/**
 * Which fault of the connection the evidence shows. Undefined: Partner Center answered, and what it said is not about
 * the connection. Pure.
 */
export function diagnose(evidence: Evidence): Fault | undefined {
  switch (evidence.kind) {
    case 'entraUnreachable':
      return 'authorityUnreachable';
    case 'entraUnreadable':
      return 'authorityUnreadable';
    case 'entra':
      return entraFault(evidence);
    case 'partnerCenterUnreachable':
      return 'partnerCenterUnreachable';
    case 'partnerCenterUnreadable':
      return 'partnerCenterUnreadable';
    case 'partnerCenter':
      return partnerCenterFault(evidence);
  }
}

function entraFault({ status, codes, error }: Evidence & { kind: 'entra' }): Fault {
  for (const code of codes) {
    const known = entraCodes[code];
    if (known !== undefined) return known;
  }
  if (status === 429 || status >= 500 || error === 'temporarily_unavailable') return 'authorityBusy';
  return 'signInRefused';
}

function partnerCenterFault({ status, code }: Evidence & { kind: 'partnerCenter' }): Fault | undefined {
  const known = code === undefined ? undefined : partnerCenterCodes[code];
  if (known !== undefined) return known;
  if (status === 401) return 'tokenRefused';
  // Other codes with 403 are about the customer, the program or an agreement.
  if (status === 403 && code === undefined) return 'forbidden';
  if (status === 429 || status >= 500) return 'partnerCenterBusy';
  return undefined;
}

/** The numbers in an answer of the token endpoint: `error_codes`, or the code that the description begins with. */
export function codesOf(body: { error_codes?: unknown; error_description?: unknown }): readonly number[] {
  const listed = Array.isArray(body.error_codes) ? body.error_codes.map(Number).filter(Number.isInteger) : [];
  if (listed.length > 0) return listed;
  const found = /AADSTS(?<code>\d+)/u.exec(String(body.error_description ?? ''))?.groups?.code;
  return found === undefined ? [] : [Number(found)];
}

/** The step that a fault belongs to. */
export const stepOf = (fault: Fault) => faults[fault].step;

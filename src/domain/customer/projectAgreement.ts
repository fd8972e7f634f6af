import type { AgreementRequest } from './agreement';

/** What the provider may see: the request addressed to it, never the partner's consents, transfers or other providers. */
export type AgreementForProvider = AgreementRequest & { readonly provider: string };

export const projectAgreement = (request: AgreementRequest, provider: string): AgreementForProvider => ({
  ...request,
  provider,
});

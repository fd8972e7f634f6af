/** Where a national cloud signs in, and where its Partner Center answers. */
export interface CloudAddresses {
  readonly authority: string;
  readonly baseUrl: string;
  /** What tokens for the API are asked for. */
  readonly audience: string;
}

export type Cloud = 'global' | 'usGovernment' | 'china';

/** Tokens for any other audience are refused with 401 900420. */
export const partnerCenterAudience = 'https://api.partnercenter.microsoft.com';

/** The audience of Microsoft Graph in the global cloud. */
export const graphAudience = 'https://graph.microsoft.com';

/**
 * Where Microsoft Graph answers, which is also what its tokens are asked for, and who gives them, by Microsoft's page of
 * Graph's national cloud deployments. A US Government tenant of GCC uses the global addresses, one of DoD its own: it names
 * them in the organizations file.
 */
export const graphs: Readonly<Record<Cloud, CloudAddresses>> = {
  global: { authority: 'https://login.microsoftonline.com', baseUrl: graphAudience, audience: graphAudience },
  usGovernment: {
    authority: 'https://login.microsoftonline.us',
    baseUrl: 'https://graph.microsoft.us',
    audience: 'https://graph.microsoft.us',
  },
  china: {
    authority: 'https://login.chinacloudapi.cn',
    baseUrl: 'https://microsoftgraph.chinacloudapi.cn',
    audience: 'https://microsoftgraph.chinacloudapi.cn',
  },
};

/**
 * Base URLs by Microsoft's page of REST URLs; US Government shares the global one. No page states the audience for
 * 21Vianet: the global one is used, and the connection can name another.
 */
export const clouds: Readonly<Record<Cloud, CloudAddresses>> = {
  global: {
    authority: 'https://login.microsoftonline.com',
    baseUrl: 'https://api.partnercenter.microsoft.com',
    audience: partnerCenterAudience,
  },
  usGovernment: {
    authority: 'https://login.microsoftonline.us',
    baseUrl: 'https://api.partnercenter.microsoft.com',
    audience: partnerCenterAudience,
  },
  china: {
    authority: 'https://login.partner.microsoftonline.cn',
    baseUrl: 'https://partner.partnercenterapi.microsoftonline.cn',
    audience: partnerCenterAudience,
  },
};

/** This machine: the only place where no TLS is needed. */
export const isLoopback = (url: URL): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);

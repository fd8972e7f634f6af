const teamsHosts = [
  /^smba\.trafficmanager\.net$/,
  /^smba\.infra\.gcc\.teams\.microsoft\.com$/,
  /\.teams\.microsoft\.us$/,
];
const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;

const publicUrl = 'https://smba.trafficmanager.net/teams/';
const gccUrl = 'https://smba.infra.gcc.teams.microsoft.com/teams';

/** Where a chat is to be reached that Teams does not serve at this address: the other of the two public ones. */
export const otherServiceUrl = (serviceUrl: string): string =>
  URL.canParse(serviceUrl) && new URL(serviceUrl).hostname === new URL(gccUrl).hostname ? publicUrl : gccUrl;

/** Where the bot's token may be sent: Teams' connector hosts over https, and this machine in local runs. */
export function isAllowedServiceUrl(serviceUrl: string, local: boolean): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname } = new URL(serviceUrl);
  if (local && loopback.test(hostname)) return true;
  return protocol === 'https:' && teamsHosts.some((host) => host.test(hostname));
}

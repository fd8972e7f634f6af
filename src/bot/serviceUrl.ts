const teamsHosts = [
  /^smba\.trafficmanager\.net$/,
  /^smba\.infra\.gcc\.teams\.microsoft\.com$/,
  /\.teams\.microsoft\.us$/,
];
const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Where the bot's token may be sent: Teams' connector hosts over https, and this machine in local runs. */
export function isAllowedServiceUrl(serviceUrl: string, local: boolean): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname } = new URL(serviceUrl);
  if (local && loopback.test(hostname)) return true;
  return protocol === 'https:' && teamsHosts.some((host) => host.test(hostname));
}

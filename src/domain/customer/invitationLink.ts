import type { PolicyPack } from '../policy/policyPack';
import { type Refusal, refuse } from '../refusal';

const longestLink = 1_000;
const field = 'link';

/**
 * INV-4, INV-9: a link that a person copied is taken only from Microsoft's hosts of the policy pack, and never when it
 * is the one that connects customers to another provider.
 */
export function linkRefused(typed: string, policy: PolicyPack, linkOf: string | undefined): Refusal | undefined {
  const link = typed.trim();
  if (link === '') return refuse('INV-4', 'invitationLinkNotGiven', { field });
  const read = readLink(link);
  if (read === undefined) return refuse('INV-4', 'invitationLinkUnreadable', { field });
  if (!policy.invitationLinkHosts.includes(read.hostname)) {
    return refuse('INV-4', 'invitationLinkHost', { field, about: read.hostname });
  }
  return linkOf === undefined ? undefined : refuse('INV-9', 'invitationLinkOfAnother', { field, about: linkOf });
}

function readLink(link: string): URL | undefined {
  if (link.length > longestLink || /\s/u.test(link) || !URL.canParse(link)) return undefined;
  const read = new URL(link);
  const plain = read.protocol === 'https:' && read.username === '' && read.password === '' && read.port === '';
  return plain ? read : undefined;
}

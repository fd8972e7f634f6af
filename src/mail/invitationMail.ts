import type { Clock } from '../clock';
import { invitationWith } from '../domain/customer/invitation';
import { loadCustomer } from '../present/loadAggregates';
import type { Store } from '../store/store';
import type { MailDownloads } from './mailDownloads';
import { mailFile } from './mailFile';

/** The file behind a download address; undefined for a forged or expired one, and for a draft that has changed since. */
export async function invitationMail(
  deps: { readonly store: Store; readonly clock: Clock; readonly downloads: MailDownloads },
  token: string,
): Promise<Buffer | undefined> {
  const ref = await deps.downloads.refOf(token);
  if (ref === undefined) return undefined;
  const { state } = await loadCustomer(deps.store, ref.tenantId, ref.customerId);
  const invitation = invitationWith(state, ref.provider);
  if (invitation === undefined || invitation.version !== ref.version) return undefined;
  if (invitation.status !== 'drafted' && invitation.status !== 'sent') return undefined;
  return mailFile(invitation, deps.clock.now());
}

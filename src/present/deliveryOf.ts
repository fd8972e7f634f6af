import { mailtoLink } from '../mail/mailtoLink';
import { type Receipt, receiptOf } from '../receipt';
import { type ReceiptDocument, receiptId } from '../store/documents/receiptDocument';
import type { Store } from '../store/store';
import { text } from '../text/text';
import type { DeliveryShown } from '../views/deliveryText';
import type { Viewer } from '../views/viewer';

/** What the provider is asked, as the e-mail puts it. */
export interface AskedByMail {
  readonly what: 'answer' | 'open' | 'verify' | 'agreement';
  readonly customer: string;
  readonly provider: string;
  readonly partner: string;
}

/**
 * What became of the turn that this is about, for the sender's side; with a ready e-mail when nobody could be told, in the
 * language of those it was meant for as far as they said one.
 */
export async function deliveryOf(
  store: Store,
  viewer: Viewer,
  subject: string,
  asked: AskedByMail | undefined,
): Promise<{ readonly delivery?: DeliveryShown }> {
  if (viewer.side !== 'partner' || asked === undefined) return {};
  const found = await store.read<ReceiptDocument>('records', viewer.tenantId, receiptId(subject));
  if (found === undefined) return {};
  const receipt = receiptOf(found.doc);
  const mail = isUntold(receipt) ? mailOf(asked, found.doc.language ?? viewer.language, viewer.name) : undefined;
  return { delivery: { receipt, ...(mail === undefined ? {} : { mail }) } };
}

const isUntold = ({ kind }: Receipt): boolean => kind === 'unlinked' || kind === 'nobody' || kind === 'failed';

function mailOf(asked: AskedByMail, language: 'en' | 'fr', sender: string): string | undefined {
  const args = { ...asked, sender };
  return mailtoLink({
    subject: text(language, 'delivery.mail.subject', args),
    body: text(language, 'delivery.mail.body', args),
  });
}

import { text } from '../text/text';
import type { Language } from './viewer';

/** The two sentences a person agreed to, as they stood on the card: what the ledger keeps (EXT-8, EXT-11). */
export function consentWording(
  language: Language,
  names: { readonly customer: string; readonly provider: string },
): { readonly customer: string; readonly billTo: string } {
  return {
    customer: text(language, 'relationship.customerLabel', names),
    billTo: text(language, 'relationship.shareLabel', names),
  };
}

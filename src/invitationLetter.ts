import type { InvitationLanguage, Letter } from './domain/customer/invitation';
import { linkPlace } from './domain/customer/invitationText';
import { text } from './text/text';

/**
 * INV-5, INV-6: the draft of the e-mail to the customer: who the provider is, why, what the customer agrees to and where
 * it will see it. Price, invoices and date are blanks; nothing is claimed on Microsoft's behalf. Plain text.
 */
export function invitationLetter(
  language: InvitationLanguage,
  about: {
    readonly customer: string;
    readonly provider: string;
    readonly partner: string;
    readonly sender: string;
    readonly kind: 'direct' | 'indirect' | 'new';
    /** Whether the invitation brings administrator permissions, by the rules in force (INV-12). */
    readonly admin: 'dap' | 'gdap';
  },
): Letter {
  const args = { ...about, link: linkPlace };
  return {
    subject: text(language, 'invitation.mail.subject', args),
    body: text(language, 'invitation.mail.body', args),
  };
}

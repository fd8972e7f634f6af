import type { CustomerCommand } from '../../domain/customer/commands';
import { emptyBlanks } from '../../domain/customer/invitationText';
import { invitationLetter } from '../../invitationLetter';
import { linkOf } from '../../simulator/portal/invitationRoutes';
import { findLocalPerson } from '../people';
import type { Told } from './relationshipStory';
import { later, leaderOf } from './who';

/** Drafted, its blanks filled, and sent (INV-6 to INV-10); the customer has not followed the link yet. */
export function invitationStory({ partner, customer, provider, policy }: Told, at: string): readonly CustomerCommand[] {
  const actor = leaderOf(partner.name, at);
  const link = linkOf(partner.tenantId, provider.tenantId);
  const letter = invitationLetter('fr', {
    customer: customer.name,
    provider: provider.name,
    partner: partner.name,
    sender: findLocalPerson('camille')?.name ?? partner.name,
    kind: 'direct',
  });
  const common = { actor, policy, provider: provider.tenantId };
  return [
    {
      ...common,
      type: 'draftInvitation',
      now: later(at, -600),
      facts: {
        enrolled: true,
        partnershipAccepted: true,
        customer: 'direct',
        providerListed: false,
        customerName: customer.name,
        providerName: provider.name,
      },
      language: 'fr',
      letter,
      linkFrom: 'partnerCenter',
    },
    { type: 'noteInvitationLink', provider: provider.tenantId, link, now: later(at, -598) },
    { ...common, type: 'finishInvitation', now: at, typed: { body: filled(letter.body, link) } },
  ];
}

/** Price, invoices and date as the partner wrote them; whatever other blank there is goes out with its line. */
function filled(body: string, link: string): string {
  const words = ['inchangé', 'une seule, de notre part', 'début du mois prochain'];
  let next = 0;
  const whole = body.replace(/\[…\]/gu, () => words[next++] ?? '–').replace(/\[\[link\]\]|\{link\}/u, link);
  const open = emptyBlanks(whole, []);
  if (open.length > 0) throw new Error(`midway: the invitation has blanks: ${open.join(', ')}`);
  return whole;
}

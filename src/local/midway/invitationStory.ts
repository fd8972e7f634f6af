import type { CustomerCommand } from '../../domain/customer/commands';
import { linkPlace } from '../../domain/customer/invitationText';
import { invitationLetter } from '../../invitationLetter';
import { linkOf } from '../../simulator/portal/invitationRoutes';
import { findLocalPerson } from '../people';
import { agreementStory } from './agreementStory';
import type { Told } from './relationshipStory';
import { later, leaderOf } from './who';

/** What Camille wrote where the draft has blanks: price, invoices, date. */
const filledIn = ['inchangé', 'mensuelles, comme aujourd’hui', 'à la prochaine échéance'] as const;

/** Drafted, filled in, sent; and authorized where the customer has followed its link (INV-3 to INV-11). */
export function invitationStory(
  told: Told,
  { sentAt, authorizedAt, known }: { readonly sentAt: string; readonly authorizedAt?: string; readonly known: boolean },
): readonly CustomerCommand[] {
  const { partner, customer, provider, policy } = told;
  const actor = leaderOf(partner.name, sentAt);
  const link = linkOf(partner.tenantId, provider.tenantId);
  const kind = known ? 'direct' : 'new';
  const admin = policy.delegatedAdmin;
  const names = { customer: customer.name, provider: provider.name, partner: partner.name, kind, admin } as const;
  const letter = invitationLetter('fr', { ...names, sender: findLocalPerson('camille')?.name ?? '' });
  const by = { actor, policy, provider: provider.tenantId };
  return [
    {
      ...by,
      type: 'draftInvitation',
      now: later(sentAt, -600),
      facts: {
        enrolled: true,
        partnershipAccepted: true,
        customer: kind,
        providerListed: false,
        customerName: customer.name,
        providerName: provider.name,
      },
      language: 'fr',
      letter,
      linkFrom: 'partnerCenter',
    },
    { type: 'noteInvitationLink', provider: provider.tenantId, link, now: later(sentAt, -599) },
    { ...by, type: 'finishInvitation', now: sentAt, typed: { body: filled(letter.body, link) } },
    ...(authorizedAt === undefined ? [] : authorizedStory(told, authorizedAt, known)),
  ];
}

function authorizedStory(told: Told, at: string, known: boolean): readonly CustomerCommand[] {
  const { customer, provider } = told;
  return [
    ...(known ? agreementStory(told, later(at, 5)) : []),
    {
      type: 'noteInvitationAuthorized',
      provider: provider.tenantId,
      customerId: customer.id,
      now: later(at, 5),
    },
  ];
}

function filled(body: string, link: string): string {
  const words = [...filledIn];
  return body.replaceAll(linkPlace, () => link).replace(/\[…\]/gu, () => words.shift() ?? '');
}

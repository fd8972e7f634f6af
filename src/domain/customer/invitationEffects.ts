import { bothSides, type Effect, type Side, type Tell } from '../effects';
import type { Customer } from './customer';
import { invitationWith } from './invitation';
import type { InvitationEvent } from './invitationEvents';
import { tenantRequestTo } from './newCustomer';

const show = (provider: string, tell: readonly Tell[] = []): Effect => ({
  kind: 'publish',
  subject: { kind: 'invitation', provider },
  sides: ['partner'],
  tell,
});
const showRelationship = (provider: string): Effect => ({
  kind: 'publish',
  subject: { kind: 'relationship', provider },
  sides: ['partner'],
  tell: [],
});
/** MCA-3, MCA-5: the relationship is there, so the agreement is what comes next. */
const watchAgreement = (provider: string): Effect => ({ kind: 'watchAgreement', provider });
const showRequest = (provider: string, sides: readonly Side[], tell: readonly Tell[]): Effect => ({
  kind: 'publish',
  subject: { kind: 'newCustomer', provider },
  sides,
  tell,
});

/** The work an event about an invitation leaves behind. */
export function invitationEffects(event: InvitationEvent, after: Customer): readonly Effect[] {
  const { provider } = event;
  const invitation = invitationWith(after, provider);
  switch (event.type) {
    case 'InvitationDrafted':
      return invitation?.status === 'preparing'
        ? [show(provider), { kind: 'fetchInvitationLink', provider }]
        : [show(provider)];
    case 'InvitationLinkReceived':
    case 'InvitationLinkNotReceived':
    case 'InvitationLinkGiven':
    case 'InvitationEdited':
      return [show(provider)];
    case 'InvitationFinished':
      return [show(provider), { kind: 'watchInvitation', provider }];
    case 'InvitationAuthorized': {
      if (invitation === undefined) return [];
      const sentBy = invitation.status === 'authorized' ? invitation.sentBy : undefined;
      const requester = { to: 'person' as const, person: sentBy ?? invitation.by };
      return [
        // Whoever stated it knows; that Partner Center shows it too changes the card in place.
        show(provider, [
          { audience: requester, turn: invitation.status !== 'authorized' || invitation.statedBy === undefined },
        ]),
        ...(invitation.known ? [showRelationship(provider), watchAgreement(provider)] : []),
      ];
    }
    case 'TenantRequested':
      return [
        showRequest(provider, bothSides, [{ audience: { to: 'providerQueue', provider }, turn: true }]),
        { kind: 'watchNewCustomer', provider },
      ];
    case 'NewCustomerAppeared': {
      const request = tenantRequestTo(after, provider);
      if (request === undefined) return [];
      return [showRequest(provider, bothSides, [{ audience: { to: 'person', person: request.by }, turn: true }])];
    }
    default: {
      const never: never = event;
      return never;
    }
  }
}

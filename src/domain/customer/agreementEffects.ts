import type { Audience, Effect, Tell } from '../effects';
import { agreementRequestWith } from './agreement';
import type { AgreementEvent } from './agreementEvents';
import { agreementSatisfied, askedForRelationship, type Customer } from './customer';

/** The work an event about the agreement leaves behind; `after` is the state once it has happened. */
export function agreementEffects(event: AgreementEvent, after: Customer): readonly Effect[] {
  const { provider } = event;
  const show = (tell: readonly Tell[] = []): Effect => ({
    kind: 'publish',
    subject: { kind: 'agreement', provider },
    sides: ['provider'],
    tell,
  });
  const showPartner = (tell: readonly Tell[] = []): Effect => ({
    kind: 'publish',
    subject: { kind: 'relationship', provider },
    sides: ['partner'],
    tell,
  });
  const request = agreementRequestWith(after, provider);
  const requester: Tell = { audience: requesterOf(after, provider), turn: true };
  switch (event.type) {
    case 'AgreementAsked':
      return [show([{ audience: { to: 'providerQueue', provider }, turn: true }]), showPartner()];
    case 'AgreementRecorded':
      return event.how === 'api' ? [{ kind: 'recordAgreement', provider }, show()] : [show(), showPartner([requester])];
    case 'AgreementNotTaken':
      return [show([{ audience: { to: 'providerQueue', provider }, turn: true }]), showPartner()];
    case 'AgreementNoted':
      // Nobody was asked: the relationship's own card says how the agreement stands.
      if (request === undefined) return [];
      return agreementSatisfied(event.agreement) ? [show(), showPartner([requester])] : [];
    default: {
      const never: never = event;
      return never;
    }
  }
}

/** Whoever asked for the relationship; of one made outside Passerelle, the people who may go on. */
function requesterOf(after: Customer, provider: string): Audience {
  const person = askedForRelationship(after, provider);
  return person === undefined ? { to: 'partner', roles: 'adminAndSalesAgents' } : { to: 'person', person };
}

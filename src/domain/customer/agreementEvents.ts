import type { PersonRef } from '../actor';
import type { AgreementAcceptance, AgreementRequest } from './agreement';
import { agreementRequestWith } from './agreement';
import { agreementSatisfied, type Customer, type CustomerAgreement } from './customer';

/** What happened with the Microsoft Customer Agreement towards one provider. */
export type AgreementEvent =
  | {
      readonly type: 'AgreementNoted';
      readonly provider: string;
      readonly agreement: CustomerAgreement;
      readonly at: string;
    }
  | {
      readonly type: 'AgreementAsked';
      readonly provider: string;
      readonly why: 'none' | 'attestation';
      readonly providerName: string;
      readonly partnerName: string;
      readonly customerName: string;
      readonly at: string;
    }
  | {
      readonly type: 'AgreementRecorded';
      readonly provider: string;
      /** `portal`: done by hand in the provider's portal and stated here. */
      readonly how: 'api' | 'portal';
      readonly by: PersonRef;
      readonly acceptance: AgreementAcceptance;
      readonly at: string;
    }
  | {
      readonly type: 'AgreementNotTaken';
      readonly provider: string;
      readonly explanation: string;
      readonly at: string;
    };

/** The customer after an event about its agreement. */
export function evolveAgreement(state: Customer, event: AgreementEvent): Customer {
  const { provider } = event;
  const agreements = agreementsAfter(state, event);
  const request = requestAfter(agreementRequestWith(state, provider), event);
  return {
    ...state,
    agreements,
    ...(request === undefined ? {} : { agreementRequests: { ...state.agreementRequests, [provider]: request } }),
  };
}

function agreementsAfter(state: Customer, event: AgreementEvent): Customer['agreements'] {
  if (event.type === 'AgreementNoted') return { ...state.agreements, [event.provider]: event.agreement };
  // What is done in the portal counts by the provider's word.
  return event.type === 'AgreementRecorded' && event.how === 'portal'
    ? { ...state.agreements, [event.provider]: 'throughProvider' }
    : state.agreements;
}

function requestAfter(asked: AgreementRequest | undefined, event: AgreementEvent): AgreementRequest | undefined {
  if (event.type === 'AgreementAsked') {
    const { why, providerName, partnerName, customerName, at } = event;
    const version = (asked?.version ?? 0) + 1;
    return { status: 'open', version, why, providerName, partnerName, customerName, askedAt: at };
  }
  if (asked === undefined) return undefined;
  const { version, why, providerName, partnerName, customerName, askedAt } = asked;
  const same = { version, why, providerName, partnerName, customerName, askedAt };
  switch (event.type) {
    case 'AgreementRecorded': {
      const { by, acceptance, at } = event;
      return { ...same, status: event.how === 'api' ? 'recording' : 'stated', by, acceptance, at };
    }
    case 'AgreementNotTaken':
      return {
        ...same,
        status: 'open',
        version: version + 1,
        problem: { explanation: event.explanation, at: event.at },
      };
    case 'AgreementNoted': {
      if (!agreementSatisfied(event.agreement) || asked.status === 'satisfied') return asked;
      const stated = asked.status === 'stated' ? { statedAt: asked.at } : {};
      const recorded = asked.status === 'open' ? {} : { by: asked.by, acceptance: asked.acceptance, ...stated };
      return { ...same, ...recorded, status: 'satisfied', version: version + 1, at: event.at };
    }
    default: {
      const never: never = event;
      return never;
    }
  }
}

import type { CustomerAgreement } from './customer';
import type { Transfer } from './transfer';
import { transferAct } from './transferAct';

/** Where one customer stands on its way to a provider: whose turn it is, or why nothing moves. */
export type Light = 'ready' | 'you' | 'provider' | 'customer' | 'cannotMove' | 'nothing';

/** The next thing that has to happen for a customer, and by that whose turn it is. */
export const lightOfAct = {
  indirect: 'nothing',
  empty: 'nothing',
  done: 'nothing',
  moving: 'nothing',
  sending: 'nothing',
  extending: 'nothing',
  createTransfer: 'ready',
  askRequest: 'ready',
  enroll: 'you',
  findProvider: 'you',
  chooseWay: 'you',
  reconsider: 'you',
  extend: 'you',
  checkListing: 'you',
  finishInvitation: 'you',
  submit: 'you',
  recreate: 'you',
  resend: 'you',
  requestAgain: 'you',
  answerMissing: 'you',
  close: 'you',
  awaitAnswer: 'provider',
  awaitRequest: 'provider',
  awaitCancel: 'provider',
  awaitDecision: 'provider',
  awaitVerification: 'provider',
  awaitMissing: 'provider',
  awaitAgreement: 'provider',
  awaitAgreementUpdate: 'provider',
  awaitCustomer: 'customer',
  planRest: 'cannotMove',
} as const satisfies Record<string, Light>;
export type NextAct = keyof typeof lightOfAct;
export const nextActs = Object.keys(lightOfAct) as readonly NextAct[];

/** How far one provider got with this customer, by extension or by invitation. */
export type Standing =
  | 'none'
  | 'declined'
  | 'consented'
  | 'extending'
  | 'notListed'
  | 'invitationDrafted'
  | 'invitationSent'
  | 'related';

export interface ProviderStanding {
  /** The provider's tenant. */
  readonly provider: string;
  readonly standing: Standing;
  /** The customer's agreement as far as this provider is concerned; undefined: could not be read. */
  readonly agreement: CustomerAgreement | undefined;
}

export interface LightFacts {
  readonly kind: 'direct' | 'indirect';
  readonly enrolled: boolean;
  /** Providers whose partnership was accepted. */
  readonly standings: readonly ProviderStanding[];
  /** Base subscriptions that are in no request; undefined: could not be read. */
  readonly lines:
    | {
        readonly movable: number;
        /** Those that move by a request of the provider's; absent: none. */
        readonly newer?: number;
        readonly cannotMove: number;
        readonly moved: number;
      }
    | undefined;
  readonly transfers: readonly Transfer[];
}

/** What comes next for the customer, whose turn that is, and which provider or request it concerns. */
export interface CustomerLight {
  readonly light: Light;
  readonly act: NextAct;
  readonly provider?: string;
  /** Number of the request. */
  readonly n?: number;
}

/**
 * The light of a customer. A request under way comes first, then whether anything can move at all, then the way there:
 * enrollment, partnership, relationship (MOV-1), agreement (MCA-6), request.
 */
export function lightOf(facts: LightFacts): CustomerLight {
  if (facts.kind === 'indirect') return lit('indirect');
  const { lines } = facts;
  const request = transferAct(facts.transfers, lines === undefined || lines.movable > 0);
  if (request !== undefined) return lit(request.act, { n: request.n, provider: request.provider });
  const newer = lines?.newer ?? 0;
  if (lines !== undefined && lines.movable + newer === 0) {
    const related = furthest(facts.standings.filter((one) => one.standing === 'related'));
    const act = lines.cannotMove > 0 ? 'planRest' : lines.moved > 0 ? 'done' : 'empty';
    return lit(act, related === undefined ? {} : { provider: related.provider });
  }
  if (!facts.enrolled) return lit('enroll');
  const best = furthest(facts.standings);
  if (best === undefined) return lit('findProvider');
  const act = relationshipAct(best);
  const byProvider = act === 'createTransfer' && lines !== undefined && lines.movable === 0;
  return lit(byProvider ? 'askRequest' : act, best.standing === 'none' ? {} : { provider: best.provider });
}

const lit = (act: NextAct, more: Omit<CustomerLight, 'light' | 'act'> = {}): CustomerLight => ({
  light: lightOfAct[act],
  act,
  ...more,
});

const order: readonly Standing[] = [
  'none',
  'declined',
  'invitationDrafted',
  'consented',
  'notListed',
  'extending',
  'invitationSent',
  'related',
];

/** The provider that got furthest; of equals the one whose agreement is in order, then the first. */
export function furthest(standings: readonly ProviderStanding[]): ProviderStanding | undefined {
  const rank = (one: ProviderStanding) => order.indexOf(one.standing) * 2 + (needsAgreement(one) ? 0 : 1);
  return standings.reduce<ProviderStanding | undefined>(
    (best, one) => (best === undefined || rank(one) > rank(best) ? one : best),
    undefined,
  );
}

const needsAgreement = ({ agreement }: ProviderStanding): boolean =>
  agreement === 'none' || agreement === 'attestation';

function relationshipAct(one: ProviderStanding): NextAct {
  switch (one.standing) {
    case 'none':
      return 'chooseWay';
    case 'declined':
      return 'reconsider';
    case 'consented':
      return 'extend';
    case 'extending':
      return 'extending';
    case 'notListed':
      return 'checkListing';
    case 'invitationDrafted':
      return 'finishInvitation';
    case 'invitationSent':
      return 'awaitCustomer';
    case 'related':
      if (one.agreement === 'none') return 'awaitAgreement';
      return one.agreement === 'attestation' ? 'awaitAgreementUpdate' : 'createTransfer';
    default: {
      const never: never = one.standing;
      return never;
    }
  }
}

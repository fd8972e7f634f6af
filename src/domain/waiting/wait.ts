import type { Audience, Side, Subject } from '../effects';
import type { Act } from '../policy/policyPack';

/** What a person is waited for. */
export type Awaited =
  /** The answer to an open request. */
  | 'answer'
  /** New commerce: that the provider opens the request it was asked for. */
  | 'opening'
  /** New commerce: that the partner chooses the subscriptions and submits them. */
  | 'submission'
  /** New commerce: that the provider cancels what the partner declined. */
  | 'cancellation'
  /** That the partner makes the request again, as the provider asked (CON-7). */
  | 'recreation'
  /** Step 3 of 4. */
  | 'providerCheck'
  /** What the partner says about what the provider misses (VER-1). */
  | 'missingAnswer'
  /** Step 4 of 4. */
  | 'partnerCheck'
  | 'agreement'
  | 'tenant'
  | 'resellerAgreement'
  | 'partnership';

/** Something that goes on only when a person acts: who has to, and since when. */
export interface Wait {
  /** The card of those who have to act. */
  readonly subject: Subject;
  readonly what: Awaited;
  /** ISO 8601 UTC instant from which they have been waited for. */
  readonly since: string;
  /** Version of what is asked, as its cards carry it. */
  readonly version: number;
  /** The side that has to act, and the act whose roles the policy pack states. */
  readonly side: Side;
  readonly act: Act;
  /** The provider it is about; absent where it concerns the partner and Microsoft alone. */
  readonly provider?: string;
  /** Whose turn it is: they are reminded first. */
  readonly turn: Audience;
  /** Who waits, with the card they know it by; absent where nobody but the same people does. */
  readonly requester?: { readonly audience: Audience; readonly subject: Subject; readonly side: Side };
  /** As either side knows the other and the customer; absent where the card says it without. */
  readonly names: { readonly partner?: string; readonly provider?: string; readonly customer?: string };
  /** Name of the policy pack it was asked under; absent: the one in force. */
  readonly policy?: string;
  /** ISO 8601 UTC instant at which it lapses without them. */
  readonly expiresAt?: string;
}

/** What one person is told of a wait. */
export interface Reminded extends Pick<Wait, 'what' | 'since' | 'version' | 'expiresAt'> {
  /** It is this person's turn, or this person waits. */
  readonly to: 'turn' | 'requester';
  /** The organization that waits, or that is waited for. */
  readonly other?: string;
  readonly customer?: string;
}

/** Names one wait: it ends, and another begins, when somebody else has to act or something else is asked. */
export const waitKey = ({ subject, what, since }: Pick<Wait, 'subject' | 'what' | 'since'>): string =>
  [...subjectParts(subject), what, since].join('|');

function subjectParts(subject: Subject): readonly string[] {
  switch (subject.kind) {
    case 'transfer':
      return [subject.kind, String(subject.n)];
    case 'plan':
      return [subject.kind, subject.provider, subject.subscriptionId];
    case 'partnership':
    case 'relationship':
    case 'agreement':
    case 'invitation':
    case 'newCustomer':
      return [subject.kind, subject.provider];
    case 'enrollment':
    case 'incentives':
    case 'access':
      return [subject.kind];
    default: {
      const never: never = subject;
      return never;
    }
  }
}

export const sameSubject = (one: Subject, other: Subject): boolean =>
  subjectParts(one).join('|') === subjectParts(other).join('|');

/** The wait as it is told to those who have to act, or to whoever waits. */
export function remindedOf({ what, since, version, side, names, expiresAt }: Wait, to: Reminded['to']): Reminded {
  const other = (to === 'turn') === (side === 'provider') ? names.partner : names.provider;
  return {
    what,
    since,
    version,
    to,
    ...(other === undefined ? {} : { other }),
    ...(names.customer === undefined ? {} : { customer: names.customer }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}

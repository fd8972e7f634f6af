import type { PolicyPack } from '../policy/policyPack';
import { type Refusal, refuse } from '../refusal';
import type { RelationshipFacts } from './facts';
import type { Standing } from './light';

/** The three questions that tell which of the two methods fits (MOV-2), and their answers. */
export const adviserAnswers = {
  /** Does the provider need delegated administration privileges (EXT-9, INV-21)? */
  needsAdmin: ['yes', 'no', 'unknown'],
  /** Has the customer been informed and does it consent (EXT-11)? */
  consent: ['given', 'possible', 'refused'],
  /** Can an administrator of the customer open a link and authorize both partners (INV-11)? */
  customerActs: ['yes', 'no'],
} as const;

export interface Answers {
  readonly needsAdmin: (typeof adviserAnswers.needsAdmin)[number];
  readonly consent: (typeof adviserAnswers.consent)[number];
  readonly customerActs: (typeof adviserAnswers.customerActs)[number];
}

/** One method, or what has to be cleared up before either. */
export type Way = 'extension' | 'invitation' | 'askProvider' | 'talkToCustomer';

/** Each has its own sentence under `adviser.reason.` in both catalogs. */
export type AdviceReason =
  | 'adminOnlyByInvitation'
  | 'adminNotByExtension'
  | 'adminUnknown'
  | 'adminByGdap'
  | 'invitationCoversBoth'
  | 'noAdminNeeded'
  | 'noClickNeeded'
  | 'consentFirst'
  | 'consentRecord'
  | 'noConsentNoExtension'
  | 'customerDecides'
  | 'customerMustAct';

export interface Advice {
  readonly way: Way;
  readonly reasons: readonly AdviceReason[];
}

/** MOV-2: which method to use for an existing direct customer, with reasons; refused where there is nothing to choose. */
export function advise(
  facts: RelationshipFacts,
  standing: Standing,
  answers: Answers,
  policy: PolicyPack,
): { readonly advice: Advice } | { readonly refused: Refusal } {
  if (facts.customerKind === 'indirect') return { refused: refuse('EXT-4', 'indirectCustomer') };
  if (!facts.enrolled) return { refused: refuse('EXT-2', 'notEnrolled') };
  if (!facts.partnershipAccepted) return { refused: refuse('EXT-5', 'partnershipNotAccepted') };
  if (standing === 'related' || standing === 'extending') return { refused: refuse('EXT-1', 'alreadyExtended') };
  return { advice: policy.delegatedAdmin === 'gdap' ? withGdap(answers) : byAnswers(answers) };
}

/** EXT-9, INV-21: where neither method grants privileges, they do not decide; the provider asks the customer for them. */
function withGdap({ needsAdmin, ...answers }: Answers): Advice {
  const { way, reasons } = byAnswers({ ...answers, needsAdmin: 'no' });
  if (needsAdmin === 'no') return { way, reasons };
  return { way, reasons: ['adminByGdap', ...reasons.filter((reason) => reason !== 'noAdminNeeded')] };
}

function byAnswers({ needsAdmin, consent, customerActs }: Answers): Advice {
  const canClick = customerActs === 'yes';
  if (needsAdmin === 'yes') {
    return canClick
      ? { way: 'invitation', reasons: ['adminOnlyByInvitation', 'customerDecides'] }
      : { way: 'talkToCustomer', reasons: ['adminOnlyByInvitation', 'customerMustAct'] };
  }
  if (needsAdmin === 'unknown') {
    return canClick
      ? { way: 'invitation', reasons: ['adminUnknown', 'invitationCoversBoth', 'customerDecides'] }
      : { way: 'askProvider', reasons: ['adminUnknown', 'adminNotByExtension'] };
  }
  if (consent === 'refused') {
    return canClick
      ? { way: 'invitation', reasons: ['noConsentNoExtension', 'customerDecides'] }
      : { way: 'talkToCustomer', reasons: ['noConsentNoExtension', 'customerMustAct'] };
  }
  const recorded = consent === 'given' ? 'consentRecord' : 'consentFirst';
  return { way: 'extension', reasons: ['noAdminNeeded', 'noClickNeeded', recorded] };
}

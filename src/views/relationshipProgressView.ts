import { agreementSatisfied, type Relationship } from '../domain/customer/customer';
import { agreementLines } from './agreementText';
import { confirmationText } from './confirmationText';
import { badgeOf } from './customerBadge';
import { deliveryLines, mailButton } from './deliveryText';
import { draftIdOf } from './draftId';
import { problemText } from './explanationText';
import { type Frame, frame } from './frame';
import { type Link, link, primary } from './links';
import { hasOneOf, roleNames, whoWhen } from './people';
import type { RelationshipInput } from './relationshipInputs';
import { type Section, section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

type Past = Exclude<Relationship, { status: 'none' | 'declined' }>;
type Names = { readonly customer: string; readonly provider: string };

/** EXT-12 to EXT-14: the receipt of both consents, the extension, and the proof that the provider is listed. */
export function relationshipProgressView(
  input: RelationshipInput,
  relationship: Past,
  viewer: Viewer,
  context: CardContext,
): CardView {
  const words = wordsFor(viewer, context.now);
  const names = { customer: input.customerName, provider: input.providerName };
  const roles = context.policy.roles.extendRelationship;
  const allowed = hasOneOf(viewer, roles);
  const consented = relationship.status === 'consented';
  const agreement = agreementLines(words, context.policy, input.agreement, names);
  const verified = relationship.status === 'verified';
  return {
    template: 'relationship',
    ...(consented && !allowed ? { needs: roles } : {}),
    data: {
      id: input.id,
      version: relationship.version,
      inPortal: input.portal === true,
      ...frame(words, viewer, context, {
        title: { key: 'relationship.title', args: names },
        ...badgeOf(input),
        ...headOf(relationship, names),
        ...localHint(relationship, isReady(input)),
      }),
      sections: sections(
        consented
          ? section({ lines: [problemText(words, 'relationship.problem', relationship.problem)] }, 'warning')
          : undefined,
        section({
          lines: [
            ...progressLines(words, relationship, names, isReady(input), viewer, context),
            ...(verified
              ? [...agreement, agreementTurn(words, input, viewer, context), ...agreementDelivery(words, input)]
              : []),
          ],
        }),
        consented && allowed && input.portal === true
          ? section({
              lines: [words.say('relationship.portalPath', names), words.say('relationship.portalChoose', names)],
            })
          : undefined,
        receipt(words, relationship, names, viewer, context),
        consented && !allowed
          ? section({ lines: [words.say('relationship.needsRole', { roles: roleNames(words, roles, 'disjunction') })] })
          : undefined,
      ),
      extend:
        consented && allowed
          ? [{ title: words.label(input.portal === true ? 'button.extendedInPortal' : 'button.extend') }]
          : [],
      mail: verified ? mailButton(words, input.delivery) : [],
      links: links(words, input, verified),
    },
  };
}

function headOf(relationship: Past, args: Names): Pick<Frame, 'status' | 'tone' | 'rules'> {
  if (isMissing(relationship)) {
    return { status: { key: 'relationship.missing', args }, tone: 'Warning', rules: true };
  }
  if (relationship.status === 'verified' && relationship.byWord === true)
    return { status: { key: 'relationship.verifiedByWord', args }, tone: 'Good', rules: true };
  const tone = relationship.status === 'verified' || relationship.status === 'consented' ? 'Good' : 'Accent';
  return { status: { key: `relationship.${relationship.status}`, args }, tone, rules: true };
}

/** Local runs only: what Microsoft, the customer or the provider would do now is done in the simulator's console. */
function localHint({ status }: Past, ready: boolean): Pick<Frame, 'hint'> {
  if (status === 'extended') return { hint: 'local.listProvider' };
  return status === 'verified' && !ready ? { hint: 'local.acceptAgreement' } : {};
}

const isMissing = (relationship: Past): boolean =>
  relationship.status === 'extended' && relationship.missingSince !== undefined;

/** EXT-14: until the provider is listed; when that takes too long, what to look at. */
function extendedLines(
  words: Words,
  relationship: Extract<Past, { status: 'extending' | 'extended' }>,
  names: Names,
  viewer: Viewer,
  context: CardContext,
): readonly string[] {
  const { at, stated, loggedAt } = relationship;
  const when = words.when(at);
  const logged = (key: 'logged' | 'loggedMissing') =>
    loggedAt === undefined ? [] : [words.say(`relationship.${key}`, { ...names, when: words.when(loggedAt) })];
  if (isMissing(relationship)) {
    return [
      words.say(stated === true ? 'relationship.missingStated' : 'relationship.missingLine', { ...names, when }),
      ...logged('loggedMissing'),
      words.say('relationship.missingCheck', names),
      words.say('relationship.noTransferBefore', names),
    ];
  }
  return stated === true
    ? [
        words.say('relationship.statedLine', { ...names, whoWhen: whoWhen(words, viewer, context, relationship) }),
        ...logged('logged'),
      ]
    : [words.say('relationship.extendedLine', { ...names, when })];
}

function progressLines(
  words: Words,
  relationship: Past,
  names: Names,
  ready: boolean,
  viewer: Viewer,
  context: CardContext,
): readonly string[] {
  switch (relationship.status) {
    case 'consented':
      return [words.say('relationship.consentedNext')];
    case 'extending':
      return [words.say('relationship.extendingLine', { whoWhen: whoWhen(words, viewer, context, relationship) })];
    case 'extended':
      return extendedLines(words, relationship, names, viewer, context);
    case 'verified':
      return [
        ...(relationship.statedAt === undefined
          ? [words.say('relationship.verifiedSince', { when: words.when(relationship.at) })]
          : [
              words.say('relationship.verifiedStated', {
                whoWhen: whoWhen(words, viewer, context, { by: relationship.by, at: relationship.statedAt }),
              }),
              confirmationText(words, relationship.byWord === true ? undefined : relationship.at, false),
            ]),
        ready ? words.say('relationship.verifiedNext') : words.say('relationship.verifiedWaits', names),
      ];
    default: {
      const never: never = relationship;
      return never;
    }
  }
}

/** Whether the provider heard of it. */
function agreementDelivery(words: Words, { delivery, providerName: provider }: RelationshipInput) {
  const nobody = delivery?.receipt.kind === 'nobody' ? words.say('delivery.nobody', { provider }) : undefined;
  return [nobody, ...deliveryLines(words, delivery, provider)];
}

/** Where the provider stands with what it was asked about the agreement (MCA-3, MCA-5). */
function agreementTurn(
  words: Words,
  { agreementRequest, providerName }: RelationshipInput,
  viewer: Viewer,
  context: CardContext,
): string | undefined {
  if (agreementRequest === undefined) return undefined;
  const { status, askedAt } = agreementRequest;
  const provider = { provider: providerName };
  if (status === 'open') return words.say('agreementRequest.partnerAsked', { ...provider, when: words.when(askedAt) });
  if (agreementRequest.by === undefined) return undefined;
  const key = { recording: 'partnerRecording', stated: 'partnerStated', satisfied: 'partnerSatisfied' }[status];
  const at = whoWhen(words, viewer, context, { at: agreementRequest.at });
  return words.say(`agreementRequest.${key}`, { ...provider, whoWhen: at });
}

/** Both consents as recorded, apart (EXT-15); absent when the relationship was made outside Passerelle. */
function receipt(
  words: Words,
  relationship: Past,
  names: Names,
  viewer: Viewer,
  context: CardContext,
): Section | undefined {
  const { customerConsent, billToConsent } = relationship;
  if (customerConsent === undefined || billToConsent === undefined) return undefined;
  const { method, by, date, evidence, language, recordedBy, at } = customerConsent;
  return section(
    {
      heading: words.say('relationship.consentsHeading'),
      lines: [
        words.say('relationship.customerConsent', {
          ...names,
          method: words.raw(`consentMethod.${method}`),
          by,
          day: words.calendarDay(date),
        }),
        evidence === undefined ? undefined : words.say('relationship.evidence', { evidence }),
        words.say('relationship.recorded', {
          language,
          whoWhen: whoWhen(words, viewer, context, { by: recordedBy, at }),
        }),
        words.say('relationship.billToConsent', { whoWhen: whoWhen(words, viewer, context, billToConsent) }),
      ],
    },
    'emphasis',
  );
}

/** MCA-6: nothing known stands in the way of a request. */
const isReady = ({ agreement }: RelationshipInput): boolean => agreement === undefined || agreementSatisfied(agreement);

/** The draft is the next step once a transfer may be asked for; until then it is only looked at. */
function links(words: Words, input: RelationshipInput, verified: boolean): readonly Link[] {
  const draft = link(words, 'transferDraft', draftIdOf(input.id), 'button.transferDraft');
  return [...(verified ? [isReady(input) ? primary(draft) : draft] : []), link(words, 'status', '', 'button.status')];
}

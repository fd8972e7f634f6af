import { consentMethods, type Relationship } from '../domain/customer/customer';
import type { PolicyPack } from '../domain/policy/policyPack';
import type { Refusal } from '../domain/refusal';
import { agreementLines } from './agreementText';
import { badgeOf } from './customerBadge';
import { draftIdOf } from './draftId';
import { escapeMarkdown } from './escapeText';
import { fieldError, frame } from './frame';
import { link } from './links';
import { hasOneOf, roleNames, whoWhen } from './people';
import { refusalText } from './refusalText';
import type { RelationshipInput } from './relationshipInputs';
import { noted, type Section, section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

type Open = Extract<Relationship, { status: 'none' | 'declined' | 'verified' }>;

/**
 * EXT-1, EXT-6 to EXT-11, EXT-15: what is shared, not granted and visible stands before the two separate consents. A
 * relationship that Partner Center lists and nobody made here has none on record: they are recorded afterwards.
 */
export function consentView(
  input: RelationshipInput,
  relationship: Open,
  viewer: Viewer,
  context: CardContext,
): CardView {
  const words = wordsFor(viewer, context.now);
  const names = { customer: input.customerName, provider: input.providerName };
  const roles = context.policy.roles.recordConsent;
  const outside = relationship.status === 'verified' || input.listed === true;
  // A relationship that is there asks for nothing but its consents, unless it is no extension at all (EXT-4).
  const blocked = outside && input.blocked?.rule !== 'EXT-4' ? undefined : input.blocked;
  const allowed = hasOneOf(viewer, roles) && blocked === undefined;
  const declined = relationship.status === 'declined';
  return {
    template: 'consent',
    ...(allowed ? {} : { needs: roles }),
    data: {
      id: input.id,
      version: relationship.version,
      ...frame(words, viewer, context, {
        title: { key: 'relationship.title', args: names },
        ...badgeOf(input),
        ...headOf(relationship, { outside, blocked: blocked !== undefined }, names),
        rules: true,
      }),
      sections: sections(
        declined ? declinedSection(words, input, relationship, viewer, context) : undefined,
        blocked === undefined ? undefined : blockedSection(blocked, viewer, context),
        outside ? outsideSection(words, input, relationship) : removedSection(words, input, relationship),
        ...(blocked === undefined ? readFirst(words, input, outside, context) : []),
        allowed || blocked !== undefined
          ? undefined
          : section({
              lines: [words.say('relationship.needsRole', { roles: roleNames(words, roles, 'disjunction') })],
            }),
      ),
      form: allowed ? [form(words, input, viewer, context)] : [],
      record: allowed ? [{ title: words.label('button.recordConsent') }] : [],
      adopt:
        allowed && outside && relationship.status !== 'verified'
          ? [{ title: words.label('button.adoptRelationship') }]
          : [],
      decline:
        allowed && !declined && !outside
          ? [
              {
                title: words.label('button.customerDeclined'),
                label: words.label('relationship.declineComment'),
                value: '',
                send: words.label('button.recordDeclined'),
              },
            ]
          : [],
      links:
        relationship.status === 'verified'
          ? [link(words, 'transferDraft', draftIdOf(input.id), 'button.transferDraft')]
          : blocked === undefined
            ? []
            : [link(words, 'status', '', 'button.status')],
    },
  };
}

function headOf(
  relationship: Open,
  { outside, blocked }: { readonly outside: boolean; readonly blocked: boolean },
  args: { readonly customer: string; readonly provider: string },
) {
  if (blocked) return { status: { key: 'relationship.blocked' }, tone: 'Warning' as const };
  if (outside) return { status: { key: 'relationship.outside', args }, tone: 'Accent' as const };
  return relationship.status === 'declined'
    ? { status: { key: 'relationship.declined', args }, tone: 'Warning' as const }
    : { status: { key: 'relationship.none', args }, tone: 'Accent' as const };
}

/** EXT-2 to EXT-5: whoever may not be extended is not asked for a consent. */
const blockedSection = (blocked: Refusal, viewer: Viewer, context: CardContext): Section =>
  section({ lines: [refusalText(blocked, viewer, context)] }, 'warning');

/** Listed once, and no more. */
const removedSection = (words: Words, input: RelationshipInput, relationship: Open): Section | undefined =>
  relationship.status === 'none' && relationship.removedAt !== undefined
    ? section(
        {
          lines: [
            words.say('relationship.removed', {
              customer: input.customerName,
              provider: input.providerName,
              when: words.when(relationship.removedAt),
            }),
          ],
        },
        'warning',
      )
    : undefined;

/** EXT-14: listed, and nothing here made it so. */
const outsideSection = (words: Words, input: RelationshipInput, relationship: Open): Section =>
  section(
    {
      lines: [
        words.say(relationship.status === 'verified' ? 'relationship.outsideKept' : 'relationship.outsideLine', {
          customer: input.customerName,
          provider: input.providerName,
        }),
      ],
    },
    'accent',
  );

/** EXT-1: what is to be read before, the bill-to information first (EXT-6, EXT-7). */
function readFirst(
  words: Words,
  input: RelationshipInput,
  outside: boolean,
  context: CardContext,
): readonly (Section | undefined)[] {
  const names = { customer: input.customerName, provider: input.providerName };
  return [
    billToSection(words, input),
    section({
      heading: words.say(outside ? 'relationship.meansHeading' : 'relationship.readHeading'),
      lines: [
        outside ? undefined : words.say('relationship.readFirst'),
        ...[notGrantedKey(context.policy), 'visible', 'duty', 'using'].map((key) =>
          words.say(`relationship.${key}`, names),
        ),
        ...agreementLines(words, context.policy, input.agreement, names),
      ],
    }),
  ];
}

function declinedSection(
  words: Words,
  input: RelationshipInput,
  relationship: Extract<Open, { status: 'declined' }>,
  viewer: Viewer,
  context: CardContext,
): Section {
  const { comment } = relationship;
  return section(
    {
      lines: [
        words.say('relationship.declinedLine', { whoWhen: whoWhen(words, viewer, context, relationship) }),
        comment === undefined ? undefined : words.say('relationship.declinedComment', { comment }),
        words.say('relationship.declinedAgain', { customer: input.customerName }),
      ],
    },
    'warning',
  );
}

/** EXT-6, EXT-7: every line that the provider will get a copy of. */
function billToSection(words: Words, { billTo, providerName }: RelationshipInput): Section {
  const missingMail = billTo !== undefined && billTo.email === undefined;
  return section(
    {
      heading: words.say('relationship.sharedHeading', { provider: providerName }),
      checks: [missingMail ? noted(words.say('relationship.noMail', { provider: providerName })) : undefined],
      lines:
        billTo === undefined
          ? [words.say('relationship.billToUnknown')]
          : [
              escapeMarkdown(billTo.companyName),
              ...billTo.lines.map(escapeMarkdown),
              billTo.email === undefined ? undefined : escapeMarkdown(billTo.email),
            ],
    },
    'emphasis',
  );
}

const consentFields = [
  'shareBillTo',
  'customerConsent',
  'consentMethod',
  'consentBy',
  'consentDate',
  'consentEvidence',
];

function form(words: Words, input: RelationshipInput, viewer: Viewer, context: CardContext) {
  const names = { customer: input.customerName, provider: input.providerName };
  const typed = input.typed ?? {};
  const label = (key: string) => words.label(`relationship.${key}`, names);
  return {
    shareHeading: words.say('relationship.shareHeading'),
    shareLabel: label('shareLabel'),
    shareBillTo: String(typed.shareBillTo ?? false),
    customerHeading: words.say('relationship.customerHeading'),
    customerLabel: label('customerLabel'),
    customerConsent: String(typed.customerConsent ?? false),
    methodLabel: label('methodLabel'),
    methodPlaceholder: label('methodPlaceholder'),
    consentMethod: typed.consentMethod ?? '',
    methods: consentMethods.map((value) => ({ title: words.label(`consentMethod.${value}`), value })),
    byLabel: label('byLabel'),
    byPlaceholder: label('byPlaceholder'),
    consentBy: typed.consentBy ?? '',
    dateLabel: label('dateLabel'),
    consentDate: typed.consentDate ?? input.today,
    evidenceLabel: label('evidenceLabel'),
    evidencePlaceholder: label('evidencePlaceholder'),
    consentEvidence: typed.consentEvidence ?? '',
    errors: Object.fromEntries(consentFields.map((field) => [field, fieldError(field, viewer, context)])),
  };
}

/** EXT-9: newer rules give delegated privileges by neither method. */
const notGrantedKey = ({ delegatedAdmin }: PolicyPack): string =>
  delegatedAdmin === 'gdap' ? 'notGrantedGdap' : 'notGranted';

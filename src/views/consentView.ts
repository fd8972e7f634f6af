import type { Relationship } from '../domain/customer/customer';
import { consentMethods } from '../domain/customer/customer';
import { agreementLines } from './agreementText';
import { escapeMarkdown } from './escapeText';
import { fieldError, frame } from './frame';
import type { RelationshipInput } from './inputs';
import { hasOneOf, roleNames, whoWhen } from './people';
import { type Section, section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

type Open = Extract<Relationship, { status: 'none' | 'declined' }>;

/** EXT-6 to EXT-11, EXT-15: what is shared, not granted and visible stands before the two separate consents. */
export function consentView(
  input: RelationshipInput,
  relationship: Open,
  viewer: Viewer,
  context: CardContext,
): CardView {
  const words = wordsFor(viewer, context.now);
  const customer = input.customerName;
  const provider = input.providerName;
  const names = { customer, provider };
  const roles = context.policy.roles.recordConsent;
  const allowed = hasOneOf(viewer, roles);
  const declined = relationship.status === 'declined';
  return {
    template: 'consent',
    ...(allowed ? {} : { needs: roles }),
    data: {
      id: input.id,
      version: relationship.version,
      ...frame(words, viewer, context, {
        title: { key: 'relationship.title', args: names },
        status: { key: declined ? 'relationship.declined' : 'relationship.none', args: names },
        tone: declined ? 'Warning' : 'Accent',
        rules: true,
      }),
      sections: sections(
        declined ? declinedSection(words, input, relationship, viewer, context) : undefined,
        billToSection(words, input),
        section({
          heading: words.say('relationship.readHeading'),
          lines: [
            ...['notGranted', 'visible', 'duty', 'using'].map((key) => words.say(`relationship.${key}`, names)),
            ...agreementLines(words, context.policy, input.agreement, names),
          ],
        }),
        allowed
          ? undefined
          : section({
              lines: [words.say('relationship.needsRole', { roles: roleNames(words, roles, 'disjunction') })],
            }),
      ),
      form: allowed ? [form(words, input, viewer, context)] : [],
      record: allowed ? [{ title: words.label('button.recordConsent') }] : [],
      decline:
        allowed && !declined
          ? [
              {
                title: words.label('button.customerDeclined'),
                label: words.label('relationship.declineComment'),
                value: '',
                send: words.label('button.recordDeclined'),
              },
            ]
          : [],
      links: [],
    },
  };
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
  return section(
    {
      heading: words.say('relationship.sharedHeading', { provider: providerName }),
      lines:
        billTo === undefined
          ? [words.say('relationship.billToUnknown')]
          : [
              escapeMarkdown(billTo.companyName),
              ...billTo.lines.map(escapeMarkdown),
              billTo.email === undefined ? words.say('relationship.noMail') : escapeMarkdown(billTo.email),
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

import type { AgreementAcceptance } from '../domain/customer/agreement';
import type { AgreementForProvider } from '../domain/customer/projectAgreement';
import { agreementDates, agreementLink } from './agreementText';
import { confirmationText } from './confirmationText';
import { problemText } from './explanationText';
import { fieldError, frame } from './frame';
import { link } from './links';
import { hasOneOf, roleNames, whoWhen } from './people';
import type { AgreementInput } from './relationshipInputs';
import { section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

const tones = { open: 'Accent', recording: 'Accent', stated: 'Good', satisfied: 'Good' } as const;

/** MCA-3, MCA-5, MCA-6: the provider's card about one customer's agreement: why it is asked, and who accepted when. */
export function agreementView(input: AgreementInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const { request } = input;
  const roles = context.policy.roles.recordAgreement;
  const allowed = hasOneOf(viewer, roles);
  const open = request.status === 'open';
  // What Partner Center is known to refuse is not offered; what was done elsewhere can still be stated.
  const records = open && allowed && (input.portal || context.policy.providerAttests);
  const names = namesIn(request);
  return {
    template: 'agreement',
    ...(open && !allowed ? { needs: roles } : {}),
    data: {
      id: input.id,
      version: request.version,
      inPortal: input.portal,
      ...frame(words, viewer, context, {
        title: { key: 'agreementRequest.title', args: names },
        status: { key: `agreementRequest.${askedKey(request.status, context)}` },
        tone: tones[request.status],
        rules: true,
        ...(open ? { hint: 'local.acceptAgreement' } : {}),
      }),
      sections: sections(
        open
          ? section({ lines: [problemText(words, 'agreementRequest.problem', request.problem)] }, 'warning')
          : undefined,
        section({ lines: progressLines(words, input, viewer, context) }),
        open
          ? section({
              lines: [
                words.say(`agreementRequest.${askedKey('onlyYou', context)}`, names),
                agreementDates(words, context.policy),
                words.say('agreementRequest.asked', { ...names, when: words.when(request.askedAt) }),
              ],
            })
          : undefined,
        open
          ? section({
              lines: [
                allowed
                  ? words.say(`agreementRequest.${howKey(input, context)}`, names)
                  : words.say('agreementRequest.needsRole', { roles: roleNames(words, roles, 'disjunction') }),
                agreementLink(words, context.policy, request.why),
              ],
            })
          : undefined,
      ),
      form: records ? [form(words, input, viewer, context)] : [],
      record: records
        ? [{ title: words.label(input.portal ? 'button.agreementInPortal' : 'button.recordAgreement') }]
        : [],
      links: [link(words, 'queue', '', 'button.queue')],
    },
  };
}

/** What to do, and where: recorded here, in the portal, or by neither any more. */
const howKey = ({ portal }: AgreementInput, { policy }: CardContext): string =>
  `${portal ? 'howPortal' : 'how'}${policy.providerAttests ? '' : 'Retired'}`;

/** Where no provider attests any more, these speak of an acceptance to be obtained, not of one to be recorded. */
const retired: Readonly<Record<string, string>> = {
  open: 'openRetired',
  onlyYou: 'onlyYouRetired',
  attestation: 'attestationRetired',
};

const askedKey = (key: string, { policy }: CardContext): string =>
  policy.providerAttests ? key : (retired[key] ?? key);

const namesIn = ({ customerName, partnerName, providerName }: AgreementForProvider) => ({
  customer: customerName,
  partner: partnerName,
  provider: providerName,
});

function progressLines(
  words: Words,
  { request, watched = false }: AgreementInput,
  viewer: Viewer,
  context: CardContext,
): readonly (string | undefined)[] {
  const names = namesIn(request);
  switch (request.status) {
    case 'open':
      return [words.say(`agreementRequest.${askedKey(request.why, context)}`, names)];
    case 'recording':
    case 'stated':
      return [
        words.say(`agreementRequest.${request.status}Line`, { whoWhen: whoWhen(words, viewer, context, request) }),
        request.status === 'stated' ? confirmationText(words, undefined, watched) : undefined,
        acceptanceText(words, request.acceptance),
      ];
    case 'satisfied':
      return request.by === undefined
        ? [words.say('agreementRequest.satisfiedOutside', { ...names, when: words.when(request.at) })]
        : [
            ...(request.statedAt === undefined
              ? []
              : [
                  words.say('agreementRequest.statedLine', {
                    whoWhen: whoWhen(words, viewer, context, { by: request.by, at: request.statedAt }),
                  }),
                  confirmationText(words, request.at, false),
                ]),
            words.say(request.statedAt === undefined ? 'agreementRequest.satisfiedLine' : 'agreementRequest.told', {
              ...names,
              whoWhen: whoWhen(words, viewer, context, request),
            }),
            request.acceptance === undefined ? undefined : acceptanceText(words, request.acceptance),
          ];
    default: {
      const never: never = request;
      return never;
    }
  }
}

const acceptanceText = (words: Words, { firstName, lastName, date }: AgreementAcceptance): string =>
  words.say('agreementRequest.acceptance', { name: `${firstName} ${lastName}`, day: words.calendarDay(date) });

const fields = ['agreementFirstName', 'agreementLastName', 'agreementEmail', 'agreementDate'] as const;

function form(words: Words, input: AgreementInput, viewer: Viewer, context: CardContext) {
  const typed = input.typed ?? {};
  return {
    heading: words.say('agreementRequest.formHeading', namesIn(input.request)),
    labels: {
      agreementFirstName: words.label('agreementRequest.firstNameLabel'),
      agreementLastName: words.label('agreementRequest.lastNameLabel'),
      agreementEmail: words.label('agreementRequest.emailLabel'),
      agreementDate: words.label('agreementRequest.dateLabel'),
    },
    emailPlaceholder: words.label('agreementRequest.emailPlaceholder'),
    agreementFirstName: typed.agreementFirstName ?? '',
    agreementLastName: typed.agreementLastName ?? '',
    agreementEmail: typed.agreementEmail ?? '',
    agreementDate: typed.agreementDate ?? input.today,
    errors: Object.fromEntries(fields.map((field) => [field, fieldError(field, viewer, context)])),
  };
}

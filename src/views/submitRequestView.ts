import type { Transfer } from '../domain/customer/transfer';
import { problemText } from './explanationText';
import { fieldError } from './frame';
import { link } from './links';
import { lapsesText } from './newCommerceText';
import { hasOneOf, roleNames, whoWhen } from './people';
import { type Section, section, sections } from './sections';
import { statedSection } from './statedSection';
import { baseText, capped, lineText } from './subscriptionText';
import type { CandidateRow, Submission, TransferInput } from './transferInputs';
import { checksSection, driftSection, namesOf, transferHead } from './transferSections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

type Open = Extract<Transfer, { status: 'active' | 'held' }>;

/** Lines that a card names before it only counts the rest. */
const most = 10;

/** TRF-11, TRF-16 in new commerce: the partner chooses what moves and submits it, or declines. */
export function submitRequestView(
  input: TransferInput,
  transfer: Open,
  viewer: Viewer,
  context: CardContext,
): CardView {
  const words = wordsFor(viewer, context.now);
  const names = namesOf(words, transfer);
  const needed = context.policy.roles.submitTransfer;
  const roles = roleNames(words, needed, 'disjunction');
  const allowed = hasOneOf(viewer, needed);
  const { submission } = input;
  const any = (submission?.rows.length ?? 0) > 0;
  const submits = allowed && any;
  return {
    template: 'requestSubmit',
    ...(allowed ? {} : { needs: needed }),
    data: {
      ...transferHead(words, input, viewer, context, status(transfer, allowed, roles), tone(transfer)),
      sections: sections(
        section({ lines: whatHappened(words, transfer) }, 'warning'),
        driftSection(words, transfer, viewer, context),
        statedSection(words, transfer, viewer, context),
        section({
          lines: [
            transfer.declined === undefined
              ? undefined
              : words.say('newCommerce.declinedWho', { whoWhen: whoWhen(words, viewer, context, transfer.declined) }),
            transfer.declined === undefined ? undefined : words.say('newCommerce.declinedPartnerMore', names),
            openedText(words, transfer),
            lapsesText(words, transfer, context.policy),
            submission === undefined ? words.say('newCommerce.unread') : undefined,
            submission !== undefined && !any ? words.say('newCommerce.nothingToSubmit', names) : undefined,
          ],
        }),
      ),
      form: submits && submission !== undefined ? [form(words, submission, transfer, viewer, context)] : [],
      after: sections(
        submission !== undefined && any ? goodToKnow(words, transfer, submission) : undefined,
        notHere(words, submission, transfer, context),
        checksSection(words, input, viewer),
        section({
          lines: [
            words.say('newCommerce.submitPath', names),
            submits && input.inPortal === true ? words.say('newCommerce.submitInPortal', names) : undefined,
            allowed ? undefined : words.say('common.readOnly', { roles }),
          ],
        }),
      ),
      submit: submits
        ? [{ title: words.label(input.inPortal === true ? 'newCommerce.submittedInPortal' : 'newCommerce.submit') }]
        : [],
      decline: allowed && mayDecline(transfer) ? [decline(words, input, transfer)] : [],
      // Beside the longer title of a portal's side there is no room for it.
      links: submits && input.inPortal === true ? [] : [link(words, 'transfers', '', 'button.transfers')],
    },
  };
}

function status(transfer: Open, allowed: boolean, roles: string) {
  if (!allowed) return { key: 'newCommerce.yourSide', args: { roles } };
  if (transfer.declined !== undefined) return { key: 'newCommerce.declinedPartner' };
  return { key: transfer.status === 'held' ? 'newCommerce.heldYours' : 'newCommerce.yourTurn' };
}

const tone = (transfer: Open) =>
  transfer.status === 'held' || transfer.declined !== undefined ? ('Warning' as const) : ('Accent' as const);

const whatHappened = (words: Words, transfer: Open): readonly (string | undefined)[] => [
  transfer.status === 'held' ? words.say(`newCommerce.held.${transfer.why}`) : undefined,
  transfer.status === 'active' ? problemText(words, 'newCommerce.problemSubmit', transfer.problem) : undefined,
];

/** Opened here, or in the portal; asked for or not. */
function openedText(words: Words, transfer: Open): string {
  const { opening, requestedAt, requestedBy } = transfer;
  const at = opening?.at ?? (requestedBy === undefined ? requestedAt : undefined);
  const when = at === undefined ? '' : words.raw('did.time', { when: words.when(at) });
  const key = requestedBy === undefined ? 'newCommerce.openedOutside' : 'newCommerce.openedBy';
  return words.say(key, { ...namesOf(words, transfer), whoWhen: when });
}

function form(words: Words, { rows, selected }: Submission, transfer: Open, viewer: Viewer, context: CardContext) {
  const offered = new Set(rows.map((row) => row.subscriptionId));
  return {
    label: words.label('newCommerce.choicesLabel', namesOf(words, transfer)),
    value: selected.filter((id) => offered.has(id)).join(','),
    choices: rows.map((row) => ({
      title: words.label('draft.choice', { line: lineText(words, row) }),
      value: row.subscriptionId,
    })),
    errors: fieldError('subscriptionIds', viewer, context),
  };
}

const goodToKnow = (words: Words, transfer: Open, { rows }: Submission): Section =>
  section(
    {
      heading: words.say('newCommerce.goodToKnow'),
      lines: [
        words.say('newCommerce.billing', namesOf(words, transfer)),
        words.say('newCommerce.newIds'),
        words.say('newCommerce.slow'),
        rows.some((row) => row.kind === 'saas') ? words.say('newCommerce.thirdParty') : undefined,
      ],
    },
    'warning',
  );

/** What moves by new commerce and cannot go with this request, each with its reason. */
function notHere(
  words: Words,
  submission: Submission | undefined,
  transfer: Open,
  { policy }: CardContext,
): Section | undefined {
  if (submission === undefined) return undefined;
  const args = { ...namesOf(words, transfer), most: policy.transferMaxLines ?? 0 };
  const line = (key: string) => (row: CandidateRow) =>
    words.say(`newCommerce.${key}`, { ...args, name: baseText(words, row) });
  const lines = [...submission.tooMany.map(line('tooMany')), ...submission.otherKinds.map(line('otherKind'))];
  return section({ heading: words.say('newCommerce.notHereHeading'), lines: capped(words, lines, most) });
}

/** Once: neither what was declined, nor what somebody says was submitted. */
const mayDecline = ({ declined, stated }: Open): boolean => declined === undefined && stated?.answer !== 'accept';

function decline(words: Words, input: TransferInput, transfer: Open) {
  const names = namesOf(words, transfer);
  return {
    title: words.label('newCommerce.decline'),
    note: words.say('newCommerce.declineNote', names),
    label: words.label('newCommerce.declineLabel', { name: transfer.providerName }),
    value: input.answers?.comment ?? '',
    send: words.label('newCommerce.declineNow', names),
  };
}

import { fieldError, frame } from './frame';
import { type Link, link, linkRows } from './links';
import { hasOneOf, roleNames } from './people';
import { judged, type Section, section, sections } from './sections';
import { baseText, capped, lineText, needsNewOrder, reasonText } from './subscriptionText';
import type { CandidateRow, TransferDraftInput } from './transferInputs';
import { transferName } from './transferText';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Phrase, type Words, wordsFor } from './words';

/** Lines of one kind that a card lists before it only counts the rest. */
const most = 10;

/** TRF-7, TRF-11, CON-1 to CON-11: what can be chosen, what cannot and why, and what to know before creating. */
export function transferDraftView(input: TransferDraftInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const names = { customer: input.customerName, provider: input.providerName };
  const roles = context.policy.roles.createTransfer;
  const allowed = hasOneOf(viewer, roles);
  const any = input.movable.length > 0;
  const asks = asking(words, input, viewer, context);
  const crowded = input.paged !== undefined && newerOf(input).length > 0;
  const needsSomebody = any ? !allowed : asks.length === 0 && canAsk(input);
  const status =
    !any && newerOf(input).length > 0
      ? 'newerStatus'
      : !any
        ? 'nothingStatus'
        : input.preview
          ? 'previewStatus'
          : 'status';
  const offered = any && allowed;
  return {
    template: 'transferDraft',
    ...(needsSomebody ? { needs: any ? roles : context.policy.roles.askForRequest } : {}),
    data: {
      id: input.id,
      version: input.version,
      ...frame(words, viewer, context, {
        title: { key: 'draft.title', args: names },
        status: { key: `draft.${status}` },
        ...(input.paged === undefined || !offered ? {} : { place: pagePhrase(input, input.paged) }),
        tone: any || newerOf(input).length > 0 ? 'Accent' : 'Warning',
        rules: true,
      }),
      form: offered ? [form(words, input, viewer, context)] : [],
      browse: offered && input.paged !== undefined ? [browse(words, input, input.paged)] : [],
      sections: sections(
        input.paged?.found === false
          ? section({ lines: [words.say('draft.nothingFound', { search: input.paged.search })] }, 'warning')
          : undefined,
        input.preview ? previewSection(words, input) : undefined,
        section({ lines: [afterText(words, input), any ? words.say('draft.model', names) : undefined] }),
        any || newerOf(input).length > 0 ? checksSection(words, input) : undefined,
        any && !allowed
          ? section({ lines: [words.say('draft.needsRole', { roles: roleNames(words, roles, 'disjunction') })] })
          : undefined,
        newerSection(words, input),
        ...cannotMoveSections(words, input),
        any ? warningSection(words, input.movable) : undefined,
        section({
          lines: [
            any ? words.say('draft.path', names) : undefined,
            words.say('draft.observed', { when: words.when(input.observedAt) }),
          ],
        }),
      ),
      create: offered ? [{ title: words.label('button.create') }] : [],
      preview: offered ? [{ title: words.label('button.preview') }] : [],
      ask: asks,
      linkRows: linkRows([...request(words, input), ...(crowded ? [] : plans(words, input))]),
      // Six buttons are the most a card has: turning pages and planning leave no room for one more.
      links:
        crowded || (input.paged !== undefined && plans(words, input).length > 0)
          ? []
          : [link(words, 'status', '', 'button.notNow')],
    },
  };
}

const newerOf = ({ newer = [] }: TransferDraftInput) => newer;

/** Something moves by a request of the provider's, and none is asked for yet. */
const canAsk = (input: TransferDraftInput): boolean => newerOf(input).length > 0 && input.request === undefined;

/** The button that asks the provider; the primary one where the partner can request nothing itself. */
function asking(words: Words, input: TransferDraftInput, viewer: Viewer, context: CardContext) {
  if (!canAsk(input) || !hasOneOf(viewer, context.policy.roles.askForRequest)) return [];
  const title = words.label('newCommerce.ask', { provider: input.providerName });
  return [{ title, style: input.movable.length === 0 ? 'positive' : 'default' }];
}

/** CON-8: what moves by a request of the provider's, and how. */
function newerSection(words: Words, input: TransferDraftInput): Section {
  const names = { provider: input.providerName };
  const lines = newerOf(input).map((row) => words.say('draft.line', { line: lineText(words, row) }));
  const { request: made, customerName } = input;
  const name = made === undefined ? undefined : transferName(words, { customerName, n: made.n });
  return section({
    heading: words.say('newCommerce.heading', names),
    lines: [
      ...capped(words, lines, most),
      lines.length === 0 ? undefined : words.say('newCommerce.how', names),
      name === undefined || lines.length === 0 ? undefined : words.say('newCommerce.alreadyAsked', { name }),
    ],
  });
}

/** The provider's request, once it is asked for. */
const request = (words: Words, { request: made, customerName }: TransferDraftInput): readonly Link[] =>
  made === undefined
    ? []
    : [link(words, 'transfer', made.id, 'button.transfer', { name: transferName(words, { customerName, n: made.n }) })];

/** CON-11: the way out for what cannot move, one press away. */
const plans = (words: Words, input: TransferDraftInput): readonly Link[] =>
  input.cannotMove.some((row) => needsNewOrder(row.reason))
    ? [link(words, 'plans', input.plansId, 'button.plans')]
    : [];

type Paged = NonNullable<TransferDraftInput['paged']>;

const pagePhrase = (input: TransferDraftInput, { page, pages }: Paged): Phrase => ({
  key: 'draft.page',
  args: { page: page + 1, pages, selected: input.selected.length, count: input.movable.length },
});

/** Search, next page, and all or none; what is ticked travels with each of them. */
function browse(words: Words, input: TransferDraftInput, { page, pages, search }: Paged) {
  const all = input.selected.length === input.movable.length;
  return {
    label: words.label('draft.searchLabel'),
    value: search,
    turns: [
      { title: words.label('button.search'), to: 'search' },
      { title: words.label('button.turnPage', { page: ((page + 1) % pages) + 1, pages }), to: 'next' },
      all
        ? { title: words.label('button.chooseNone'), to: 'none' }
        : { title: words.label('button.chooseAll', { count: input.movable.length }), to: 'all' },
    ],
  };
}

/** Why there is a new request after an earlier one (A.3-8, A.3-16). */
function afterText(words: Words, { after, customerName }: TransferDraftInput): string | undefined {
  if (after === undefined) return undefined;
  return words.say('draft.after', { earlier: transferName(words, { customerName, n: after }) });
}

/** TRF-4, TRF-5, TRF-9: what stands in the way of a request is said before it is pressed. */
function checksSection(words: Words, input: TransferDraftInput): Section {
  const names = { customer: input.customerName, provider: input.providerName };
  const say = (key: string) => words.say(`transfer.${key}`, names);
  return section({
    heading: words.say('transfer.checksHeading'),
    checks: [
      judged(input.listed, say('listedProviderYes'), say('listedProviderNo')),
      judged(input.agreementSatisfied, say('agreementYes'), say('agreementNoPartner')),
    ],
  });
}

function form(words: Words, input: TransferDraftInput, viewer: Viewer, context: CardContext) {
  const rows = input.paged?.rows ?? input.movable;
  const offered = new Set(rows.map((row) => row.subscriptionId));
  return {
    label: words.label('draft.choicesLabel'),
    error: words.label('draft.choicesError'),
    // On one page of several, no tick is a choice too: the other pages count.
    required: input.paged === undefined,
    value: input.selected.filter((id) => offered.has(id)).join(','),
    choices: rows.map((row) => ({
      title: words.label('draft.choice', { line: lineText(words, row) }),
      value: row.subscriptionId,
    })),
    errors: fieldError('subscriptionIds', viewer, context),
  };
}

function previewSection(words: Words, input: TransferDraftInput): Section {
  const chosen = input.movable.filter((row) => input.selected.includes(row.subscriptionId));
  const lines = chosen.map((row) => words.say('draft.line', { line: lineText(words, row) }));
  return section(
    {
      heading: words.say('draft.previewHeading'),
      lines: [
        ...(lines.length === 0 ? [words.say('draft.previewNothing')] : capped(words, lines, most)),
        words.say('common.nothingSent'),
        words.say('draft.ownPreview'),
      ],
    },
    'accent',
  );
}

/** What cannot be chosen stands as text with its reason; the way out is said once (CON-9 to CON-11). */
function cannotMoveSections(words: Words, input: TransferDraftInput): readonly Section[] {
  const names = { customer: input.customerName, provider: input.providerName };
  const line = (row: CandidateRow, reason: string) =>
    words.say('draft.cannotLine', { name: baseText(words, row), reason });
  const reasons = (rows: TransferDraftInput['cannotMove']) =>
    rows.map((row) => line(row, reasonText(words, row.reason)));
  const cannot = reasons(input.cannotMove);
  const busy = input.inRequest.map((row) => {
    const title = transferName(words, { customerName: input.customerName, n: row.n });
    return line(row, words.raw('cannotMove.inRequest', { title }));
  });
  const empty = input.movable.length + newerOf(input).length + input.cannotMove.length + busy.length === 0;
  return [
    section({ lines: [empty ? words.say('draft.empty', names) : undefined] }),
    section({
      heading: words.say('draft.cannotHeading'),
      lines: [
        ...capped(words, cannot, most),
        input.cannotMove.some((row) => needsNewOrder(row.reason)) ? words.say('cannotMove.wayOut', names) : undefined,
      ],
    }),
    section({ heading: words.say('draft.busyHeading'), lines: capped(words, busy, most) }),
  ];
}

function warningSection(words: Words, rows: readonly CandidateRow[]): Section {
  const azure = rows.some((row) => row.kind === 'azurePayg');
  const addons = rows.some((row) => row.addons.length > 0);
  return section(
    {
      heading: words.say('draft.warningsHeading'),
      lines: [
        addons ? words.say('draft.addonsNote') : undefined,
        azure ? `${words.say('draft.newIds')} ${words.say('draft.azureKept')}` : words.say('draft.newIds'),
        words.say('draft.freeze'),
        words.say('draft.recreate'),
      ],
    },
    'warning',
  );
}

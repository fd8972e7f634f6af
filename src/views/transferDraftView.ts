import { fieldError, frame } from './frame';
import type { CandidateRow, TransferDraftInput } from './inputs';
import { link } from './links';
import { hasOneOf, roleNames } from './people';
import { type Section, section, sections } from './sections';
import { baseText, capped, lineText, needsNewOrder, reasonText } from './subscriptionText';
import { transferName } from './transferText';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

/** Lines of one kind that a card lists before it only counts the rest. */
const most = 10;

/** TRF-7, TRF-11, CON-1 to CON-11: what can be chosen, what cannot and why, and what to know before creating. */
export function transferDraftView(input: TransferDraftInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const names = { customer: input.customerName, provider: input.providerName };
  const roles = context.policy.roles.createTransfer;
  const allowed = hasOneOf(viewer, roles);
  const any = input.movable.length > 0;
  const status = !any ? 'nothingStatus' : input.preview ? 'previewStatus' : 'status';
  const offered = any && allowed;
  return {
    template: 'transferDraft',
    ...(any && !allowed ? { needs: roles } : {}),
    data: {
      id: input.id,
      version: 0,
      ...frame(words, viewer, context, {
        title: { key: 'draft.title', args: names },
        status: { key: `draft.${status}` },
        tone: any ? 'Accent' : 'Warning',
        rules: true,
      }),
      form: offered ? [form(words, input, viewer, context)] : [],
      sections: sections(
        input.preview ? previewSection(words, input) : undefined,
        any && !allowed
          ? section({ lines: [words.say('draft.needsRole', { roles: roleNames(words, roles, 'disjunction') })] })
          : undefined,
        ...cannotMoveSections(words, input),
        any ? warningSection(words, input.movable) : undefined,
        section({ lines: [words.say('draft.observed', { when: words.when(input.observedAt) })] }),
      ),
      create: offered ? [{ title: words.label('button.create') }] : [],
      preview: offered ? [{ title: words.label('button.preview') }] : [],
      links: [link(words, 'status', '', 'button.notNow')],
    },
  };
}

function form(words: Words, input: TransferDraftInput, viewer: Viewer, context: CardContext) {
  const offered = new Set(input.movable.map((row) => row.subscriptionId));
  return {
    label: words.label('draft.choicesLabel'),
    error: words.label('draft.choicesError'),
    value: input.selected.filter((id) => offered.has(id)).join(','),
    choices: input.movable.map((row) => ({
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
  const cannot = input.cannotMove.map((row) => line(row, reasonText(words, row.reason)));
  const busy = input.inRequest.map((row) => {
    const title = transferName(words, { customerName: input.customerName, n: row.n });
    return line(row, words.raw('cannotMove.inRequest', { title }));
  });
  const empty = input.movable.length + cannot.length + busy.length === 0;
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

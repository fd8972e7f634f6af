import type { Said } from '../domain/customer/answer';
import type { Transfer } from '../domain/customer/transfer';
import { deliveryLines, isUndelivered } from './deliveryText';
import { explanationText, problemText } from './explanationText';
import type { Color } from './frame';
import { firstPrimary, type Link } from './links';
import { newRequestLink } from './newRequestLink';
import { personText, samePerson, whoWhen } from './people';
import { refusalText } from './refusalText';
import type { Section } from './sections';
import type { TransferInput } from './transferInputs';
import { namesOf } from './transferSections';
import { transferName } from './transferText';
import type { CardContext, Viewer } from './viewer';
import type { Phrase, Words } from './words';

/** What is particular to one stage of a request that the viewer does not have to answer. */
export interface TransferStage {
  readonly status: Phrase;
  readonly tone: Color;
  readonly lines: readonly (string | undefined)[];
  readonly style?: Section['style'];
  readonly mayUndo?: boolean;
  readonly links?: readonly Link[];
}

type Stage<S extends Transfer['status']> = Extract<Transfer, { status: S }>;

/** The words of each stage; who is told what about whom stands in the domain's projection, not here. */
export function transferStage(
  words: Words,
  input: TransferInput,
  transfer: Transfer,
  viewer: Viewer,
  context: CardContext,
): TransferStage {
  const names = namesOf(words, transfer);
  const who = (did: Parameters<typeof whoWhen>[3]) =>
    whoWhen(words, viewer, context, did, otherOrganization(transfer, viewer));
  switch (transfer.status) {
    case 'creating':
      return {
        status: { key: 'transfer.creating' },
        tone: 'Accent',
        lines: [
          words.say('transfer.creatingMore', names),
          words.say('transfer.requestedBy', { whoWhen: who({ by: transfer.requestedBy, at: transfer.requestedAt }) }),
        ],
      };
    case 'notCreated':
      return {
        status: { key: 'transfer.notCreated' },
        tone: 'Attention',
        lines: [
          words.say('transfer.notCreatedMore', {
            when: words.when(transfer.at),
            explanation: explanationText(words, transfer.explanation),
          }),
          words.say('transfer.freeAgain'),
        ],
        style: 'warning',
        links: firstPrimary(newRequestLink(words, input, viewer)),
      };
    case 'answering':
      return answering(words, transfer, viewer, context);
    case 'sending':
      return {
        status: { key: `transfer.sending.${answerKey(transfer)}` },
        tone: 'Accent',
        lines: [words.say('transfer.sendingMore', { whoWhen: who(transfer) }), ...said(words, transfer)],
      };
    case 'inProgress':
      return {
        status: { key: 'transfer.inProgress' },
        tone: 'Accent',
        lines: [
          words.say('transfer.inProgressMore', { whoWhen: who({ by: transfer.acceptedBy, at: transfer.acceptedAt }) }),
          transfer.acceptedBy === undefined ? words.say('transfer.outside') : undefined,
          words.say('transfer.keepCounts'),
        ],
      };
    case 'rejected':
    case 'withdrawn':
      return ended(words, input, transfer, viewer, context, who(transfer));
    default:
      return waiting(words, input, transfer, who({ by: transfer.requestedBy, at: transfer.requestedAt }));
  }
}

/** The partner while the provider decides. What holds an answer back on the provider's side is not the partner's news. */
function waiting(words: Words, input: TransferInput, transfer: Transfer, requested: string): TransferStage {
  const names = namesOf(words, transfer);
  const held = transfer.status === 'held';
  return {
    status: { key: held ? 'transfer.heldWaiting' : 'transfer.waitingProvider' },
    tone: held ? 'Warning' : 'Accent',
    lines: [
      transfer.status === 'active' ? problemText(words, 'transfer.problem', transfer.problem) : undefined,
      isUndelivered(input.delivery)
        ? undefined
        : words.say(
            input.delivery?.receipt.kind === 'nobody' ? 'transfer.nobodyTold' : 'transfer.waitingProviderMore',
            names,
          ),
      ...deliveryLines(words, input.delivery, transfer.providerName),
      transfer.requestedBy === undefined
        ? words.say('transfer.madeOutside')
        : words.say('transfer.requestedBy', { whoWhen: requested }),
      input.inPortal === true ? words.say('transfer.withdrawInPortal') : undefined,
    ],
  };
}

/** The undo window: who acted sees the time of sending and the button, colleagues see who is answering. */
function answering(words: Words, transfer: Stage<'answering'>, viewer: Viewer, context: CardContext): TransferStage {
  const time = words.timeWithSeconds(transfer.until);
  if (samePerson(transfer.by, viewer)) {
    return {
      status: { key: `transfer.answering.${answerKey(transfer)}`, args: { time } },
      tone: 'Warning',
      lines: [words.say('transfer.answeringActor', { time }), ...said(words, transfer)],
      mayUndo: true,
    };
  }
  const name = personText(words, viewer, context, transfer.by, otherOrganization(transfer, viewer));
  return {
    status: { key: 'transfer.answeringOther', args: { name } },
    tone: 'Accent',
    lines: [
      words.say('transfer.answeringColleague', { answer: transfer.answer, name, when: words.when(transfer.at), time }),
      ...said(words, transfer),
    ],
  };
}

function ended(
  words: Words,
  input: TransferInput,
  transfer: Stage<'rejected' | 'withdrawn'>,
  viewer: Viewer,
  context: CardContext,
  whoWhenText: string,
): TransferStage {
  const own = (transfer.status === 'rejected') === (viewer.side === 'provider');
  const lapsed = transfer.status === 'withdrawn' && transfer.lapsed === true;
  return {
    status: lapsed ? { key: 'transfer.lapsed' } : endedStatus(words, transfer, own),
    tone: transfer.status === 'rejected' ? 'Attention' : 'Warning',
    lines: [
      words.say(lapsed ? 'transfer.lapsedWhen' : `transfer.${transfer.status}Who`, { whoWhen: whoWhenText }),
      transfer.by === undefined && !lapsed ? words.say('transfer.outside') : undefined,
      ...said(words, transfer),
      ...(transfer.status === 'withdrawn' ? replacement(words, transfer, viewer, context) : []),
      viewer.side === 'partner' && !isReplaced(transfer) ? words.say('transfer.freeAgain') : undefined,
    ],
    links: isReplaced(transfer) ? [] : firstPrimary(newRequestLink(words, input, viewer)),
  };
}

/** Rejected or withdrawn, by whom as the reader sees it, or replaced by another request (CON-7). */
function endedStatus(words: Words, transfer: Stage<'rejected' | 'withdrawn'>, own: boolean): Phrase {
  const replacedBy = transfer.status === 'withdrawn' ? transfer.replacedBy : undefined;
  if (replacedBy === undefined) return { key: `transfer.${transfer.status}${own ? 'Own' : ''}` };
  const replacement = transferName(words, { customerName: transfer.customerName, n: replacedBy });
  return { key: 'transfer.replacedBy', args: { replacement } };
}

/** CON-7: a request that another one takes the place of. */
const isReplaced = (transfer: Stage<'rejected' | 'withdrawn'>): boolean =>
  transfer.status === 'withdrawn' && (transfer.recreating === true || transfer.replacedBy !== undefined);

function replacement(
  words: Words,
  transfer: Stage<'withdrawn'>,
  viewer: Viewer,
  context: CardContext,
): readonly (string | undefined)[] {
  const names = namesOf(words, transfer);
  const { notReplaced } = transfer;
  return [
    transfer.recreating === true ? words.say('transfer.recreating', names) : undefined,
    notReplaced === undefined || viewer.side === 'provider'
      ? undefined
      : words.say('transfer.notReplaced', { why: refusalText(notReplaced, viewer, context) }),
  ];
}

/** The reason and the comment that travel with an answer. */
export const said = (words: Words, { comment, reason }: Said): readonly (string | undefined)[] => [
  reason === undefined ? undefined : words.say('transfer.reason', { reason: words.raw(`rejectReason.${reason}`) }),
  comment === undefined ? undefined : words.say('transfer.comment', { comment }),
];

const answerKey = (transfer: Stage<'answering' | 'sending'>): string =>
  transfer.recreate === true ? 'recreate' : transfer.answer;

/** The organization on the other side, as the viewer sees it. */
export const otherOrganization = (transfer: Transfer, viewer: Viewer): string =>
  viewer.side === 'partner' ? transfer.providerName : transfer.partnerName;

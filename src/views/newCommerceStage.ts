import type { Transfer } from '../domain/customer/transfer';
import { sideOfTenant } from '../domain/customer/transferStrategy';
import { deliveryLines, isUndelivered } from './deliveryText';
import { draftOf } from './draftId';
import { problemText } from './explanationText';
import { firstPrimary, type Link, link } from './links';
import { personText, samePerson, whoWhen } from './people';
import type { TransferInput } from './transferInputs';
import { namesOf } from './transferSections';
import { otherOrganization, said, type TransferStage } from './transferStage';
import type { CardContext, Viewer } from './viewer';
import type { Words } from './words';

type Stage<S extends Transfer['status']> = Extract<Transfer, { status: S }>;

/** The words of each stage of a new-commerce request that the viewer does not have to answer. */
export function newCommerceStage(
  words: Words,
  input: TransferInput,
  transfer: Transfer,
  viewer: Viewer,
  context: CardContext,
): TransferStage {
  const names = namesOf(words, transfer);
  const who = (did: Parameters<typeof whoWhen>[3]) => ({
    whoWhen: whoWhen(words, viewer, context, did, otherOrganization(transfer, viewer)),
  });
  const say = (key: string, args: object = {}) => words.say(`newCommerce.${key}`, { ...names, ...args });
  switch (transfer.status) {
    case 'asked':
      return {
        status: { key: 'newCommerce.askedPartner' },
        tone: 'Accent',
        lines: [
          isUndelivered(input.delivery)
            ? undefined
            : say(input.delivery?.receipt.kind === 'nobody' ? 'nobodyTold' : 'askedPartnerMore'),
          ...deliveryLines(words, input.delivery, transfer.providerName),
          transfer.statedOpen === undefined ? undefined : say('statedOpen', who(transfer.statedOpen)),
          say('askedWho', who({ by: transfer.requestedBy, at: transfer.requestedAt })),
        ],
        links: ownRequests(words, input, viewer),
      };
    case 'creating':
      return {
        status: { key: 'newCommerce.opening' },
        tone: 'Accent',
        lines: [say('openingMore'), say('openingWho', who(transfer.opening ?? {}))],
      };
    case 'answering':
      return answering(words, transfer, viewer, context);
    case 'sending':
      return {
        status: { key: `newCommerce.sending.${givenAnswer(transfer)}` },
        tone: 'Accent',
        lines: [words.say('transfer.sendingMore', who(transfer)), ...said(words, transfer)],
      };
    case 'inProgress':
      return {
        status: { key: 'newCommerce.inProgress' },
        tone: 'Accent',
        lines: [
          say('inProgressMore', who({ by: transfer.acceptedBy, at: transfer.acceptedAt })),
          transfer.acceptedBy === undefined ? words.say('transfer.outside') : undefined,
          viewer.side === 'provider' ? say('hiddenLines') : undefined,
        ],
      };
    case 'withdrawn':
      return ended(words, input, transfer, viewer, context);
    default:
      return waiting(words, input, transfer, viewer, context);
  }
}

/** The provider while the partner chooses, or has declined. */
function waiting(
  words: Words,
  input: TransferInput,
  transfer: Transfer,
  viewer: Viewer,
  context: CardContext,
): TransferStage {
  const names = namesOf(words, transfer);
  const declined = transfer.status === 'active' ? transfer.declined : undefined;
  const problem = transfer.status === 'active' ? transfer.problem : undefined;
  const of = (did: Parameters<typeof whoWhen>[3]) => ({
    whoWhen: whoWhen(words, viewer, context, did, otherOrganization(transfer, viewer)),
  });
  const portal = input.inPortal === true ? words.say('newCommerce.cancelInPortal') : undefined;
  const lines = [problemText(words, 'transfer.problem', problem)];
  if (declined !== undefined) {
    return {
      status: { key: 'newCommerce.declinedProvider' },
      tone: 'Warning',
      lines: [
        ...lines,
        words.say('newCommerce.declinedProviderMore', names),
        words.say('newCommerce.declinedWho', of(declined)),
        ...said(words, declined),
        portal,
      ],
    };
  }
  return {
    status: { key: 'newCommerce.waitingPartner' },
    tone: 'Accent',
    lines: [
      ...lines,
      words.say('newCommerce.waitingPartnerMore', names),
      transfer.opening?.by === undefined ? undefined : words.say('newCommerce.openingWho', of(transfer.opening)),
      words.say('newCommerce.cancelIn', names),
      portal,
    ],
  };
}

/** The undo window: who acted sees the time of sending and the button, colleagues see who it is. */
function answering(words: Words, transfer: Stage<'answering'>, viewer: Viewer, context: CardContext): TransferStage {
  const time = words.timeWithSeconds(transfer.until);
  const answer = givenAnswer(transfer);
  if (samePerson(transfer.by, viewer)) {
    return {
      status: { key: `newCommerce.answering.${answer}`, args: { time } },
      tone: 'Warning',
      lines: [words.say('transfer.answeringActor', { time }), ...said(words, transfer)],
      mayUndo: true,
    };
  }
  const name = personText(words, viewer, context, transfer.by, otherOrganization(transfer, viewer));
  return {
    status: { key: `newCommerce.answeringOther.${answer}`, args: { name } },
    tone: 'Accent',
    lines: [
      words.say('newCommerce.answeringColleague', { answer, name, when: words.when(transfer.at), time }),
      ...said(words, transfer),
    ],
  };
}

function ended(
  words: Words,
  input: TransferInput,
  transfer: Stage<'withdrawn'>,
  viewer: Viewer,
  context: CardContext,
): TransferStage {
  const { by, at, lapsed } = transfer;
  const who = { whoWhen: whoWhen(words, viewer, context, { by, at }, otherOrganization(transfer, viewer)) };
  const links = firstPrimary(askAgain(words, input, viewer));
  if (lapsed === true) {
    return {
      status: { key: 'newCommerce.lapsed' },
      tone: 'Warning',
      lines: [words.say('transfer.lapsedWhen', who), words.say('newCommerce.lapsedMore')],
      links,
    };
  }
  if (transfer.transferId === undefined) {
    const side = by === undefined ? 'provider' : sideOfTenant(by.tenantId, transfer);
    const key = side === 'provider' ? 'askEnded' : 'takenBack';
    return {
      status: { key: `newCommerce.${key}${side === viewer.side ? 'Own' : 'By'}` },
      tone: 'Warning',
      lines: [
        words.say('newCommerce.endedWho', who),
        ...said(words, transfer),
        whatIsOpen(words, transfer, viewer, context),
      ],
      links,
    };
  }
  return {
    status: { key: viewer.side === 'provider' ? 'newCommerce.canceledOwn' : 'newCommerce.canceledBy' },
    tone: 'Warning',
    lines: [
      words.say('newCommerce.canceledWho', who),
      by === undefined ? words.say('transfer.outside') : undefined,
      ...said(words, transfer),
    ],
    links,
  };
}

/** Nothing, as far as anybody said; or what the provider's person said, which may still be open at Microsoft. */
function whatIsOpen(words: Words, transfer: Stage<'withdrawn'>, viewer: Viewer, context: CardContext): string {
  const { statedOpen } = transfer;
  if (statedOpen === undefined) return words.say('newCommerce.nothingOpened');
  const whoWhenText = whoWhen(words, viewer, context, statedOpen, otherOrganization(transfer, viewer));
  return words.say('newCommerce.maybeOpen', { ...namesOf(words, transfer), whoWhen: whoWhenText });
}

/** A legacy request rejects too; a new-commerce one never does. */
const givenAnswer = ({ answer }: Stage<'answering' | 'sending'>): 'accept' | 'withdraw' =>
  answer === 'accept' ? 'accept' : 'withdraw';

/** Partner's side: the draft is where the next request is asked for. */
function askAgain(words: Words, input: TransferInput, viewer: Viewer): readonly Link[] {
  const id = draftOf(input, viewer);
  return id === undefined ? [] : [link(words, 'transferDraft', id, 'newCommerce.askAgain')];
}

/** Partner's side, while the provider has to act: what the partner can request itself. */
function ownRequests(words: Words, input: TransferInput, viewer: Viewer): readonly Link[] {
  const id = draftOf(input, viewer);
  if (id === undefined || (input.submission?.movable ?? 0) === 0) return [];
  return [link(words, 'transferDraft', id, 'newCommerce.ownRequests')];
}

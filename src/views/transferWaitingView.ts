import type { Transfer } from '../domain/customer/transfer';
import { mailButton } from './deliveryText';
import { expiryText } from './expiryText';
import { hasOneOf } from './people';
import { section, sections } from './sections';
import { statedSection } from './statedSection';
import type { TransferInput } from './transferInputs';
import {
  checksSection,
  driftSection,
  followsText,
  leftBehindSection,
  linesSection,
  namesOf,
  transferHead,
  waitingText,
} from './transferSections';
import { transferStage } from './transferStage';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

/** A request that waits for somebody else, is on its way, or has ended without moving anything. */
export function transferWaitingView(
  input: TransferInput,
  transfer: Transfer,
  viewer: Viewer,
  context: CardContext,
): CardView {
  const words = wordsFor(viewer, context.now);
  const stage = transferStage(words, input, transfer, viewer, context);
  const open = transfer.status === 'active' || transfer.status === 'held';
  const ended = transfer.status === 'rejected' || transfer.status === 'withdrawn' || transfer.status === 'notCreated';
  return {
    template: 'transferProgress',
    data: {
      ...transferHead(words, input, viewer, context, stage.status, stage.tone),
      sections: sections(
        section({ lines: stage.lines }, stage.style ?? 'default'),
        driftSection(words, transfer, viewer, context),
        statedSection(words, transfer, viewer, context),
        section({
          lines: [
            open ? waitingText(words, transfer) : undefined,
            open ? expiryText(words, transfer, context.policy) : undefined,
            followsText(words, transfer),
          ],
        }),
        linesSection(words, transfer, !ended),
        open ? checksSection(words, input, viewer) : undefined,
        leftBehindSection(words, input, viewer),
      ),
      undo: stage.mayUndo === true ? [{ title: words.label('button.undo') }] : [],
      recreate:
        open && viewer.side === 'partner' && input.inPortal !== true ? recreate(words, transfer, viewer, context) : [],
      withdraw: open && viewer.side === 'partner' ? withdraw(words, input, transfer, viewer, context) : [],
      cancel: [],
      mail: mailButton(words, input.delivery),
      links: stage.links ?? [],
    },
  };
}

/** CON-7: with the new quantity on the button when there is exactly one. */
function recreate(words: Words, transfer: Transfer, viewer: Viewer, context: CardContext) {
  const drift = 'drift' in transfer ? (transfer.drift ?? []) : [];
  const [first, ...others] = drift;
  if (first === undefined || !hasOneOf(viewer, context.policy.roles.recreateTransfer)) return [];
  const counted = others.length === 0 && first.became === undefined;
  const title = counted ? words.label('button.recreateCount', { count: first.live }) : words.label('button.recreate');
  return [{ title, style: 'positive' }];
}

function withdraw(words: Words, input: TransferInput, transfer: Transfer, viewer: Viewer, context: CardContext) {
  if (!hasOneOf(viewer, context.policy.roles.withdrawTransfer)) return [];
  return [
    {
      title: words.label(input.inPortal === true ? 'button.withdrawnInPortal' : 'button.withdraw'),
      label: words.label('transfer.commentLabel', { name: transfer.providerName }),
      value: input.answers?.comment ?? '',
      send: words.label('button.withdrawNow', namesOf(words, transfer)),
    },
  ];
}

import type { Transfer } from '../domain/customer/transfer';
import { mailButton } from './deliveryText';
import { newCommerceStage } from './newCommerceStage';
import { kindsText, lapsesText } from './newCommerceText';
import { hasOneOf } from './people';
import { section, sections } from './sections';
import { statedSection } from './statedSection';
import type { TransferInput } from './transferInputs';
import { checksSection, linesSection, namesOf, transferHead, waitingText } from './transferSections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

/** A new-commerce request that waits for the other side, is on its way, or has ended without moving anything. */
export function newCommerceWaitingView(
  input: TransferInput,
  transfer: Transfer,
  viewer: Viewer,
  context: CardContext,
): CardView {
  const words = wordsFor(viewer, context.now);
  const stage = newCommerceStage(words, input, transfer, viewer, context);
  const open = transfer.status === 'active' || transfer.status === 'held';
  const asked = transfer.status === 'asked';
  const kinds = kindsText(words, transfer);
  return {
    template: 'transferProgress',
    data: {
      ...transferHead(words, input, viewer, context, stage.status, stage.tone),
      sections: sections(
        section({ lines: stage.lines }, stage.style ?? 'default'),
        statedSection(words, transfer, viewer, context),
        section({
          lines: [
            (open || asked) && kinds !== '' ? words.say('newCommerce.about', { kinds }) : undefined,
            open || asked ? waitingText(words, transfer) : undefined,
            open ? lapsesText(words, transfer, context.policy) : undefined,
          ],
        }),
        transfer.lines.length === 0 ? undefined : linesSection(words, transfer, false),
        open || asked ? checksSection(words, input, viewer) : undefined,
      ),
      undo: stage.mayUndo === true ? [{ title: words.label('button.undo') }] : [],
      recreate: [],
      withdraw: takeBack(words, input, transfer, viewer, context),
      cancel: cancel(words, input, transfer, viewer, context),
      mail: mailButton(words, input.delivery),
      links: stage.links ?? [],
    },
  };
}

/** The partner takes its question back, before anything is open. */
function takeBack(words: Words, input: TransferInput, transfer: Transfer, viewer: Viewer, { policy }: CardContext) {
  const may = viewer.side === 'partner' && hasOneOf(viewer, policy.roles.askForRequest);
  if (transfer.status !== 'asked' || !may) return [];
  return [
    {
      title: words.label('newCommerce.takeBack'),
      label: words.label('newCommerce.takeBackLabel', { name: transfer.providerName }),
      value: input.answers?.comment ?? '',
      send: words.label('newCommerce.takeBackNow'),
    },
  ];
}

/** The provider cancels what it opened; once the partner declined, that is what is left to do. */
function cancel(words: Words, input: TransferInput, transfer: Transfer, viewer: Viewer, { policy }: CardContext) {
  const open = transfer.status === 'active' || transfer.status === 'held';
  if (!open || viewer.side !== 'provider' || !hasOneOf(viewer, policy.roles.cancelRequest)) return [];
  const portal = input.inPortal === true;
  return [
    {
      title: words.label(portal ? 'newCommerce.canceledInPortal' : 'newCommerce.cancel'),
      style: transfer.status === 'active' && transfer.declined !== undefined ? 'positive' : 'default',
      label: words.label('newCommerce.cancelLabel', { name: transfer.partnerName }),
      value: input.answers?.comment ?? '',
      send: words.label(portal ? 'newCommerce.stateCanceled' : 'newCommerce.cancelNow', namesOf(words, transfer)),
    },
  ];
}

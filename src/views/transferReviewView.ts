import { rejectReasons } from '../domain/customer/answer';
import type { Transfer } from '../domain/customer/transfer';
import { expiryText } from './expiryText';
import { problemText } from './explanationText';
import { link } from './links';
import { hasOneOf, roleNames } from './people';
import { section, sections } from './sections';
import { statedSection } from './statedSection';
import type { TransferInput } from './transferInputs';
import {
  checksSection,
  driftSection,
  followsText,
  linesSection,
  namesOf,
  transferHead,
  waitingText,
} from './transferSections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

type Open = Extract<Transfer, { status: 'active' | 'held' }>;

/** TRF-14 to TRF-16: the provider reviews, then accepts or rejects; without the role the card is read only. */
export function transferReviewView(
  input: TransferInput,
  transfer: Open,
  viewer: Viewer,
  context: CardContext,
): CardView {
  const words = wordsFor(viewer, context.now);
  const names = namesOf(words, transfer);
  const needed = context.policy.roles.answerTransfer;
  const roles = roleNames(words, needed, 'disjunction');
  const allowed = hasOneOf(viewer, needed);
  const held = transfer.status === 'held';
  const status = held
    ? { key: 'transfer.heldStatus' }
    : { key: allowed ? 'transfer.waitingYou' : 'transfer.waitingYourSide', args: { roles } };
  return {
    template: 'transferAnswer',
    ...(allowed ? {} : { needs: needed }),
    data: {
      ...transferHead(words, input, viewer, context, status, held ? 'Warning' : 'Accent'),
      sections: sections(
        section(
          {
            lines: [
              held ? words.say(`transfer.held.${transfer.why}`) : undefined,
              held ? undefined : problemText(words, 'transfer.problem', transfer.problem),
            ],
          },
          'warning',
        ),
        driftSection(words, transfer, viewer, context),
        statedSection(words, transfer, viewer, context),
        section({
          lines: [
            waitingText(words, transfer),
            expiryText(words, transfer, context.policy),
            followsText(words, transfer),
          ],
        }),
        linesSection(words, transfer),
        checksSection(words, input, viewer),
        section({
          lines: [
            words.say('transfer.requestedFrom', {
              partner: transfer.partnerName,
              when: words.when(transfer.requestedAt),
            }),
            words.say('transfer.providerPath', names),
            input.inPortal === true ? words.say('transfer.inPortal', names) : undefined,
            allowed ? undefined : words.say('common.readOnly', { roles }),
          ],
        }),
      ),
      ask: allowed && asksRecreation(transfer) ? [{ title: words.label('button.askRecreate'), style: 'positive' }] : [],
      accept: allowed
        ? [{ title: acceptLabel(words, input, transfer), style: asksRecreation(transfer) ? 'default' : 'positive' }]
        : [],
      reject: allowed ? [rejection(words, input, transfer)] : [],
      links: [link(words, 'queue', '', 'button.queue')],
    },
  };
}

/** CON-7: worth asking while the quantities differ and nobody has asked yet. */
const asksRecreation = (transfer: Open): boolean =>
  transfer.drift !== undefined && transfer.recreateAsked === undefined;

/** A.3-8: the usual reasons and a text; the partner reads both. */
function rejection(words: Words, input: TransferInput, transfer: Open) {
  const names = namesOf(words, transfer);
  const portal = (input.rejectsInPortal ?? input.inPortal) === true;
  return {
    inPortal: portal,
    title: words.label(portal ? 'button.rejectedInPortal' : 'button.reject'),
    label: words.label('transfer.rejectLabel', { name: transfer.partnerName }),
    value: input.answers?.comment ?? '',
    reasonLabel: words.label('transfer.rejectReasonLabel'),
    reasonPlaceholder: words.label('transfer.rejectReasonPlaceholder'),
    reason: input.answers?.reason ?? '',
    reasons: rejectReasons.map((reason) => ({ title: words.label(`rejectReason.${reason}`, names), value: reason })),
    send: words.label(portal ? 'button.stateRejected' : 'button.rejectNow', names),
  };
}

/** CON-6: whoever accepts after a change says by the button that it is the old quantity. */
function acceptLabel(words: Words, input: TransferInput, transfer: Open): string {
  if (input.inPortal === true) return words.label('button.acceptedInPortal');
  const [first, ...others] = transfer.drift ?? [];
  if (first === undefined) return words.label('button.accept');
  return others.length === 0 && first.became === undefined
    ? words.label('button.acceptOldQuantity', { count: first.requested })
    : words.label('button.acceptOldQuantities');
}

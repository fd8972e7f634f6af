import type { Transfer } from '../domain/customer/transfer';
import { problemText } from './explanationText';
import type { TransferInput } from './inputs';
import { link } from './links';
import { hasOneOf, roleNames } from './people';
import { section, sections } from './sections';
import { checksSection, driftSection, linesSection, namesOf, transferHead } from './transferSections';
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
        driftSection(words, transfer, viewer),
        linesSection(words, transfer),
        checksSection(words, input, viewer),
        section({
          lines: [
            words.say('transfer.requestedFrom', {
              partner: transfer.partnerName,
              when: words.when(transfer.requestedAt),
            }),
            allowed ? undefined : words.say('common.readOnly', { roles }),
          ],
        }),
      ),
      accept: allowed ? [{ title: acceptLabel(words, transfer) }] : [],
      reject: allowed
        ? [
            {
              title: words.label('button.reject'),
              label: words.label('transfer.rejectLabel', { name: transfer.partnerName }),
              value: '',
              send: words.label('button.rejectNow', names),
            },
          ]
        : [],
      links: [link(words, 'queue', '', 'button.queue')],
    },
  };
}

/** CON-6: whoever accepts after a change says by the button that it is the old quantity. */
function acceptLabel(words: Words, transfer: Open): string {
  const [first, ...others] = transfer.drift ?? [];
  if (first === undefined) return words.label('button.accept');
  return others.length === 0
    ? words.label('button.acceptOldQuantity', { count: first.requested })
    : words.label('button.acceptOldQuantities');
}

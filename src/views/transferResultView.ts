import type { Transfer } from '../domain/customer/transfer';
import { mailButton } from './deliveryText';
import { firstPrimary } from './links';
import { newRequestLink } from './newRequestLink';
import { hasOneOf, roleNames } from './people';
import { section, sections } from './sections';
import { statedSection } from './statedSection';
import { idSets } from './transferIds';
import type { TransferInput } from './transferInputs';
import { resultActions } from './transferResultActions';
import { deliverySection, notMovedSection, outcomeStatus, sourcesSection, stepSection } from './transferResultSections';
import { leftBehindSection, transferHead } from './transferSections';
import type { CardContext, CardView, Viewer } from './viewer';
import { wordsFor } from './words';

export type Ended = Extract<Transfer, { status: 'failed' | 'finished' | 'providerVerified' | 'closed' }>;

/** VER-1 to VER-7, CON-1, CON-2: what moved, the old and the new ids, and the two verifications. */
export function transferResultView(
  input: TransferInput,
  transfer: Ended,
  viewer: Viewer,
  context: CardContext,
): CardView {
  const words = wordsFor(viewer, context.now);
  const { status, tone } = outcomeStatus(transfer, viewer);
  const act = transfer.status === 'finished' ? 'verifyAsProvider' : 'verifyAsPartner';
  const mine = (transfer.status === 'finished') === (viewer.side === 'provider');
  const needed = context.policy.roles[act];
  const asked = mine && (transfer.status === 'finished' || transfer.status === 'providerVerified');
  const partly = transfer.outcomes.some((one) => one.outcome === 'failed');
  const remake = viewer.side === 'partner' && partly;
  // Until it is asked something about this request, what did not move is the partner's next step.
  const next = transfer.status === 'finished' ? transfer.missing === undefined : transfer.status !== 'providerVerified';
  const again = newRequestLink(words, input, viewer);
  return {
    template: 'transferResult',
    ...(asked && !hasOneOf(viewer, needed) ? { needs: needed } : {}),
    data: {
      ...transferHead(words, input, viewer, context, status, tone),
      sections: sections(
        ...stepSection(words, transfer, viewer, context),
        deliverySection(words, input, transfer),
        statedSection(words, transfer, viewer, context),
        transfer.status === 'providerVerified' && viewer.side === 'partner'
          ? sourcesSection(words, input, transfer)
          : undefined,
        notMovedSection(words, transfer, viewer),
      ),
      ids: idSets(words, transfer),
      after: sections(
        leftBehindSection(words, input, viewer),
        asked && !hasOneOf(viewer, needed)
          ? section({ lines: [words.say('common.readOnly', { roles: roleNames(words, needed, 'disjunction') })] })
          : undefined,
      ),
      ...resultActions(words, input, transfer, viewer, {
        asked: asked && hasOneOf(viewer, needed),
        answerMissing: hasOneOf(viewer, context.policy.roles.verifyAsPartner),
        confirmByEmail: hasOneOf(viewer, context.policy.roles.confirmByEmail),
      }),
      mail: mailButton(words, input.delivery),
      links: remake ? (next ? firstPrimary(again) : again) : [],
    },
  };
}

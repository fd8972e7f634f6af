import type { Transfer } from '../domain/customer/transfer';
import { isNewCommerce } from '../domain/customer/transferStrategy';
import { whoWhen } from './people';
import { type Section, section } from './sections';
import { namesOf } from './transferSections';
import type { CardContext, Viewer } from './viewer';
import type { Words } from './words';

/** Portal mode: what somebody said was done there, as long as Partner Center does not show it. */
export function statedSection(
  words: Words,
  transfer: Transfer,
  viewer: Viewer,
  context: CardContext,
): Section | undefined {
  const stated = 'stated' in transfer ? transfer.stated : undefined;
  if (stated === undefined) return undefined;
  const other = viewer.side === 'partner' ? transfer.providerName : transfer.partnerName;
  const args = { ...namesOf(words, transfer), whoWhen: whoWhen(words, viewer, context, stated, other) };
  return section(
    {
      lines: [
        words.say(`${isNewCommerce(transfer) ? 'newCommerce' : 'transfer'}.stated.${stated.answer}`, args),
        words.say('transfer.statedMore'),
      ],
    },
    'accent',
  );
}

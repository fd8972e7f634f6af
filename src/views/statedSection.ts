import type { Transfer } from '../domain/customer/transfer';
import { isNewCommerce } from '../domain/customer/transferStrategy';
import { confirmationText } from './confirmationText';
import { whoWhen } from './people';
import { type Section, section } from './sections';
import { namesOf } from './transferSections';
import type { CardContext, Viewer } from './viewer';
import type { Words } from './words';

/** Portal mode: what somebody said was done there, and whether Partner Center shows it too. */
export function statedSection(
  words: Words,
  transfer: Transfer,
  viewer: Viewer,
  context: CardContext,
): Section | undefined {
  const waiting = 'stated' in transfer ? transfer.stated : undefined;
  const stated = waiting ?? transfer.word;
  if (stated === undefined) return undefined;
  const other = viewer.side === 'partner' ? transfer.providerName : transfer.partnerName;
  const args = { ...namesOf(words, transfer), whoWhen: whoWhen(words, viewer, context, stated, other) };
  return section(
    {
      lines: [
        words.say(`${isNewCommerce(transfer) ? 'newCommerce' : 'transfer'}.stated.${stated.answer}`, args),
        confirmationText(words, transfer.word?.confirmedAt, waiting !== undefined),
      ],
    },
    'accent',
  );
}

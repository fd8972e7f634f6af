import { stepOf } from '../domain/customer/transfer';
import { isNewCommerce } from '../domain/customer/transferStrategy';
import { type Link, link } from './links';
import { type Item, items } from './sections';
import type { TransferRow } from './transferInputs';
import { waitingText } from './transferSections';
import { isUnderWay, transferName, turnPhrase } from './transferText';
import type { Viewer } from './viewer';
import type { Words } from './words';

export interface Row {
  readonly title: string;
  readonly detail: readonly Item[];
}

/** Most rows with their own button; six actions are the most a card has. */
export const mostButtons = 5;

/** One request in a list: its name, its step, whose turn it is, and the two organizations' other one. */
export function transferRow(words: Words, viewer: Viewer, row: TransferRow): Row {
  const { transfer } = row;
  const turn = turnPhrase(transfer, viewer.side);
  return {
    title: words.say('list.row', {
      name: transferName(words, transfer),
      step: String(stepOf(transfer)),
      turn: words.raw(turn.key, turn.args),
    }),
    detail: items([
      words.say(isNewCommerce(transfer) && transfer.lines.length === 0 ? 'newCommerce.listDetail' : 'list.detail', {
        other: viewer.side === 'partner' ? transfer.providerName : transfer.partnerName,
        count: transfer.lines.length,
        when: words.when(transfer.requestedAt),
      }),
      isUnderWay(transfer) ? waitingText(words, transfer) : undefined,
    ]),
  };
}

/** Buttons that open the first requests of a list. */
export const transferLinks = (words: Words, rows: readonly TransferRow[], most: number): readonly Link[] =>
  rows
    .slice(0, most)
    .map((row) => link(words, 'transfer', row.id, 'button.transfer', { name: transferName(words, row.transfer) }));

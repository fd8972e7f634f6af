import { escapeMarkdown } from './escapeText';
import { items } from './sections';
import { lineText } from './subscriptionText';
import { movedLines } from './transferResultActions';
import type { Ended } from './transferResultView';
import type { Words } from './words';

/** Subscriptions whose ids a card has room for. */
const mostIds = 12;

/** CON-1, CON-2: old and new id of every subscription that moved, and the Azure id that is kept. */
export function idSets(words: Words, transfer: Ended) {
  const fact = (key: string, value: string) => ({ title: words.say(`transfer.${key}`), value: escapeMarkdown(value) });
  return movedLines(transfer)
    .slice(0, mostIds)
    .map((line) => {
      const moved = transfer.outcomes.find((one) => one.subscriptionId === line.subscriptionId)?.newSubscriptionId;
      return {
        name: words.say('draft.line', { line: lineText(words, line) }),
        facts: [fact('idBefore', line.subscriptionId), fact('idNow', moved ?? words.raw('transfer.idUnknown'))],
        kept: items([line.azureId === undefined ? undefined : words.say('transfer.azureKept', { id: line.azureId })]),
      };
    });
}

import { settled } from '../domain/customer/verification';
import { baseText } from './subscriptionText';
import type { TransferInput } from './transferInputs';
import type { Ended } from './transferResultView';
import { namesOf } from './transferSections';
import type { Viewer } from './viewer';
import type { Words } from './words';

/** Choices that a card has room for; the rest is named in the text. */
const mostChoices = 15;

/** The buttons of the two verifications, for whoever is asked and may. */
export function resultActions(
  words: Words,
  input: TransferInput,
  transfer: Ended,
  viewer: Viewer,
  may: { readonly asked: boolean; readonly answerMissing: boolean; readonly confirmByEmail: boolean },
) {
  const { asked } = may;
  const answering =
    may.answerMissing && viewer.side === 'partner' && transfer.status === 'finished' && transfer.missing !== undefined;
  const verifying = asked && viewer.side === 'provider' && transfer.status === 'finished';
  const closing = asked && viewer.side === 'partner' && transfer.status === 'providerVerified';
  const byEmail = may.confirmByEmail && viewer.side === 'partner' && transfer.status === 'finished';
  return {
    verify: verifying ? [{ title: words.label('button.allThere') }] : [],
    missing: verifying
      ? [
          {
            title: words.label('button.somethingMissing'),
            linesLabel: words.label('transfer.missingLinesLabel'),
            linesValue: input.answers?.missingLines ?? (transfer.missingLines ?? []).join(),
            lines: missingChoices(words, transfer),
            label: words.label('transfer.missingLabel'),
            placeholder: words.label('transfer.missingPlaceholder'),
            value: input.answers?.missing ?? transfer.missing ?? '',
            send: words.label('button.sendMissing', { name: transfer.partnerName }),
          },
        ]
      : [],
    answer: answering
      ? [
          {
            title: words.label('button.answerMissing'),
            label: words.label('transfer.answerLabel', { name: transfer.providerName }),
            error: words.label('refusal.textMissing'),
            value: input.answers?.comment ?? '',
            send: words.label('button.sendMissing', { name: transfer.providerName }),
          },
        ]
      : [],
    byEmail: byEmail
      ? [
          {
            title: words.label('button.confirmedByEmail'),
            hint: words.label('transfer.byEmailHint', { name: transfer.providerName }),
            byLabel: words.label('transfer.confirmedByLabel', { name: transfer.providerName }),
            byError: words.label('refusal.confirmerMissing'),
            by: input.answers?.confirmedBy ?? '',
            onLabel: words.label('transfer.confirmedOnLabel'),
            onError: words.label('refusal.confirmedOnMissing'),
            on: input.answers?.confirmedOn ?? '',
            send: words.label('button.recordConfirmation'),
          },
        ]
      : [],
    close:
      closing && !hasUnsettledSource(input, transfer)
        ? [{ title: words.label('button.close', namesOf(words, transfer)) }]
        : [],
  };
}

/** Each base that moved and each of its add-ons, so that the provider says which one it does not see. */
const missingChoices = (words: Words, transfer: Ended) =>
  movedLines(transfer)
    .flatMap((line) => [
      { title: words.label('draft.line', { line: baseText(words, line) }), value: line.subscriptionId },
      ...line.addons.map((addon) => ({
        title: words.label('line.addon', { name: addon.name, count: addon.quantity }),
        value: addon.subscriptionId,
      })),
    ])
    .slice(0, mostChoices);

/** A source known to be still active keeps the request open (VER-5); one that could not be read is checked on the click. */
export function hasUnsettledSource({ sources }: TransferInput, transfer: Ended): boolean {
  return movedLines(transfer).some((line) => {
    const after = sources?.[line.subscriptionId];
    return after !== undefined && after !== 'unknown' && !settled(line, after);
  });
}

/** The lines that Partner Center moved. */
export function movedLines(transfer: Ended): Ended['lines'] {
  const moved = new Set(transfer.outcomes.filter((one) => one.outcome === 'complete').map((one) => one.subscriptionId));
  return transfer.lines.filter((line) => moved.has(line.subscriptionId));
}

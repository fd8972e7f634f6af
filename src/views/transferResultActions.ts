import { settled } from '../domain/customer/verification';
import type { TransferInput } from './inputs';
import type { Ended } from './transferResultView';
import { namesOf } from './transferSections';
import type { Viewer } from './viewer';
import type { Words } from './words';

/** The buttons of the two verifications, for whoever is asked and may. */
export function resultActions(words: Words, input: TransferInput, transfer: Ended, viewer: Viewer, asked: boolean) {
  const verifying = asked && viewer.side === 'provider' && transfer.status === 'finished';
  const closing = asked && viewer.side === 'partner' && transfer.status === 'providerVerified';
  return {
    verify: verifying ? [{ title: words.label('button.allThere') }] : [],
    missing: verifying
      ? [
          {
            title: words.label('button.somethingMissing'),
            label: words.label('transfer.missingLabel'),
            placeholder: words.label('transfer.missingPlaceholder'),
            error: words.label('transfer.missingError'),
            value: transfer.missing ?? '',
            send: words.label('button.sendMissing', { name: transfer.partnerName }),
          },
        ]
      : [],
    close:
      closing && !hasUnsettledSource(input, transfer)
        ? [{ title: words.label('button.close', namesOf(words, transfer)) }]
        : [],
  };
}

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

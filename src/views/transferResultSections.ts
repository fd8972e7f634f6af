import { settled } from '../domain/customer/verification';
import { deliveryLines } from './deliveryText';
import { explanationText } from './explanationText';
import type { Color } from './frame';
import { whoWhen } from './people';
import { type Check, noted, passed, type Section, section } from './sections';
import { capped } from './subscriptionText';
import type { TransferInput } from './transferInputs';
import { hasUnsettledSource, movedLines } from './transferResultActions';
import type { Ended } from './transferResultView';
import { namesOf } from './transferSections';
import type { CardContext, Viewer } from './viewer';
import type { Phrase, Words } from './words';

/** Subscriptions whose ids a card shows before it only counts the rest. */
const mostIds = 12;

/** Whose turn it is after Partner Center is done. */
export function outcomeStatus(transfer: Ended, viewer: Viewer): { readonly status: Phrase; readonly tone: Color } {
  const provider = viewer.side === 'provider';
  switch (transfer.status) {
    case 'failed':
      return { status: { key: 'transfer.failed' }, tone: 'Attention' };
    case 'finished':
      return {
        status: { key: provider ? 'transfer.verifyProvider' : 'transfer.verifyProviderOther' },
        tone: transfer.missing === undefined ? 'Accent' : 'Warning',
      };
    case 'providerVerified':
      return {
        status: {
          key: `transfer.providerVerified${transfer.byEmail === undefined ? '' : 'Stated'}${provider ? 'Own' : ''}`,
        },
        tone: 'Accent',
      };
    case 'closed':
      return { status: { key: 'transfer.closed' }, tone: 'Good' };
    default: {
      const never: never = transfer;
      return never;
    }
  }
}

/** How far it got, and what is asked now. */
export function stepSection(words: Words, transfer: Ended, viewer: Viewer, context: CardContext): readonly Section[] {
  const names = namesOf(words, transfer);
  const other = viewer.side === 'partner' ? transfer.providerName : transfer.partnerName;
  const who = (did: Parameters<typeof whoWhen>[3]) => ({ whoWhen: whoWhen(words, viewer, context, did, other) });
  switch (transfer.status) {
    case 'failed':
      return [
        section({ lines: [words.say('transfer.failedMore', { when: words.when(transfer.finishedAt) })] }, 'warning'),
      ];
    case 'finished': {
      const { missing } = transfer;
      const side = viewer.side === 'provider' ? 'Provider' : '';
      const ask = viewer.side === 'provider' ? words.say('transfer.verifyProviderAsk', names) : undefined;
      return [
        section(
          {
            lines:
              missing === undefined
                ? []
                : [
                    words.say('transfer.missingNoted', { missing: missingText(transfer) }),
                    transfer.missingAnswer === undefined
                      ? undefined
                      : words.say('transfer.missingAnswered', {
                          text: transfer.missingAnswer.text,
                          ...who(transfer.missingAnswer),
                        }),
                    words.say(`transfer.missingNext${side}`, names),
                  ],
          },
          'warning',
        ),
        section({ lines: [movedText(words, transfer), ask] }),
      ];
    }
    case 'providerVerified':
      return [
        section({
          lines: [movedText(words, transfer), verifiedText(words, transfer, who)],
        }),
      ];
    case 'closed':
      return [
        section({
          lines: [
            movedText(words, transfer),
            verifiedText(words, transfer, who),
            words.say('transfer.closedBy', who({ by: transfer.closedBy, at: transfer.closedAt })),
          ],
        }),
      ];
    default: {
      const never: never = transfer;
      return never;
    }
  }
}

/** By a person of the provider's, or in an e-mail, as the partner's person states it. */
function verifiedText(
  words: Words,
  { verifiedBy, verifiedAt, byEmail, providerName }: Extract<Ended, { status: 'providerVerified' | 'closed' }>,
  who: (did: Parameters<typeof whoWhen>[3]) => { readonly whoWhen: string },
): string {
  const did = who({ by: verifiedBy, at: verifiedAt });
  if (byEmail === undefined) return words.say('transfer.verifiedWho', did);
  const { confirmedBy, confirmedOn } = byEmail;
  const args = { ...did, name: confirmedBy, provider: providerName, day: words.calendarDay(confirmedOn) };
  return words.say('transfer.verifiedByEmail', args);
}

/** Both sides read the same list: the lines that were picked, then what was typed. */
function missingText(transfer: Extract<Ended, { status: 'finished' }>): string {
  const picked = new Set(transfer.missingLines ?? []);
  const names = transfer.lines
    .flatMap((line) => [line, ...line.addons])
    .filter((one) => picked.has(one.subscriptionId))
    .map((one) => one.name);
  return [...names, ...(transfer.missing === undefined || transfer.missing === '' ? [] : [transfer.missing])].join(
    '; ',
  );
}

function movedText(words: Words, transfer: Ended): string {
  const moved = movedLines(transfer).length;
  const count = transfer.lines.length;
  // By somebody's word alone nothing is known of the single subscriptions; the verifications say it.
  const { word } = transfer;
  if (word?.answer === 'accept' && word.confirmedAt === undefined) return words.say('transfer.movedByWord');
  return moved === count ? words.say('transfer.complete', { count }) : words.say('transfer.partly', { moved, count });
}

/** VER-4 to VER-7: what the partner's side shows now, and that gone and Suspended are the expected end. */
export function sourcesSection(words: Words, input: TransferInput, transfer: Ended): Section {
  const partly = transfer.outcomes.some((one) => one.outcome === 'failed');
  const checks = movedLines(transfer).map((line): Check => {
    const after = input.sources?.[line.subscriptionId];
    const { name } = line;
    if (after === undefined || after === 'unknown') return noted(words.say('transfer.sourceUnknown', { name }));
    if (!settled(line, after)) {
      return { mark: '!', color: 'Warning', text: words.say('transfer.sourceActive', { name }) };
    }
    return passed(words.say(after === 'gone' ? 'transfer.sourceGone' : 'transfer.sourceSuspended', { name }));
  });
  return section({
    heading: words.say('transfer.partnerChecks'),
    checks: [
      passed(words.say(partly ? 'transfer.requestPartly' : 'transfer.requestComplete')),
      ...checks.slice(0, mostIds),
    ],
    lines: [
      checks.length > mostIds ? words.say('common.andMore', { count: checks.length - mostIds }) : undefined,
      words.say('transfer.sourcesExpected'),
      hasUnsettledSource(input, transfer) ? undefined : words.say('transfer.partnerPath'),
    ],
  });
}

/** Partner's side: whether the provider heard that it is to verify. */
export function deliverySection(words: Words, { delivery }: TransferInput, transfer: Ended): Section | undefined {
  if (delivery === undefined || transfer.status !== 'finished') return undefined;
  const provider = transfer.providerName;
  const nobody = delivery.receipt.kind === 'nobody' ? words.say('delivery.nobody', { provider }) : undefined;
  return section({ lines: [nobody, ...deliveryLines(words, delivery, provider)] });
}

/** What did not move, with the reason per line, and that a new request is the way on. */
export function notMovedSection(words: Words, transfer: Ended, viewer: Viewer): Section {
  const failed = transfer.outcomes.filter((one) => one.outcome === 'failed');
  const lines = failed.map(({ subscriptionId, explanation }) =>
    words.say('transfer.notMoved', {
      name: transfer.lines.find((line) => line.subscriptionId === subscriptionId)?.name ?? words.raw('kind.unknown'),
      explanation: explanationText(words, explanation ?? 'partnerCenter.error.unknown'),
    }),
  );
  return section(
    {
      heading: words.say('transfer.notMovedHeading'),
      lines: [
        ...capped(words, lines, mostIds),
        lines.length === 0
          ? undefined
          : words.say(`transfer.notMovedNext${viewer.side === 'provider' ? 'Provider' : ''}`, namesOf(words, transfer)),
      ],
    },
    'warning',
  );
}

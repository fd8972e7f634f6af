import { stepOf, type Transfer } from '../domain/customer/transfer';
import { isNewCommerce } from '../domain/customer/transferStrategy';
import { type Color, frame } from './frame';
import { whoWhen } from './people';
import { judged, type Section, section } from './sections';
import { baseText, capped, lineText, reasonText } from './subscriptionText';
import type { TransferInput } from './transferInputs';
import { daysWaiting, transferName } from './transferText';
import type { CardContext, Viewer } from './viewer';
import type { Phrase, Words } from './words';

/** Lines that a card lists before it only counts the rest. */
const mostLines = 20;

/** Names of the two organizations and the customer, as the sentences about a transfer use them. */
export const namesOf = (words: Words, { customerName, partnerName, providerName, ...rest }: Transfer) => ({
  customer: customerName,
  partner: partnerName,
  provider: providerName,
  name: transferName(words, { customerName, n: rest.n }),
});

/** Id, version and head of every card about a transfer: its name, whose turn it is, and the step of four. */
export function transferHead(
  words: Words,
  input: TransferInput,
  viewer: Viewer,
  context: CardContext,
  status: Phrase,
  tone: Color,
) {
  const names = namesOf(words, input.transfer);
  return {
    id: input.id,
    version: input.transfer.version,
    inPortal: input.inPortal === true,
    ...frame(words, viewer, context, {
      title: { key: 'transfer.title', args: names },
      status: { key: status.key, args: { ...names, ...status.args } },
      place: { key: `transfer.${viewer.side}Status`, args: { ...names, step: String(stepOf(input.transfer)) } },
      tone,
      rules: true,
      ...localHint(input.transfer, viewer),
    }),
  };
}

/** Local runs only: who is away is played in the simulator's console. */
function localHint(transfer: Transfer, viewer: Viewer): { readonly hint?: string } {
  const { status } = transfer;
  // The console plays the answer of the provider; a new-commerce request is the partner's to answer.
  if (isNewCommerce(transfer) && status !== 'inProgress') return {};
  if (status === 'inProgress') return { hint: 'local.completeTransfer' };
  return (status === 'active' || status === 'held') && viewer.side === 'partner'
    ? { hint: 'local.answerTransfer' }
    : {};
}

/** What the request holds, with the quantities as they were when it was made (CON-1, CON-2, CON-4, CON-6). */
export function linesSection(words: Words, transfer: Transfer, note = true): Section {
  const lines = transfer.lines.map((line) => words.say('draft.line', { line: lineText(words, line) }));
  const azure = transfer.lines.some((line) => line.kind === 'azurePayg');
  return section({
    heading: words.say('transfer.linesHeading'),
    lines: [
      ...capped(words, lines, mostLines),
      note ? words.say('transfer.snapshot', { day: words.day(transfer.requestedAt) }) : undefined,
      note && azure ? words.say('draft.azureKept') : undefined,
    ],
  });
}

/** TRF-9, TRF-14, MCA-6: what Partner Center lists, when it could be read. */
export function checksSection(words: Words, input: TransferInput, viewer: Viewer): Section {
  const names = namesOf(words, input.transfer);
  const say = (key: string) => words.say(`transfer.${key}`, names);
  const provider = viewer.side === 'provider';
  const listed = provider ? 'listedReseller' : 'listedProvider';
  return section({
    heading: words.say('transfer.checksHeading'),
    checks: [
      judged(input.listed, say(`${listed}Yes`), say(`${listed}No`)),
      judged(input.agreementSatisfied, say('agreementYes'), say(provider ? 'agreementNo' : 'agreementNoPartner')),
    ],
  });
}

/** CON-5 to CON-7: requested and live quantities side by side, before anybody accepts. */
export function driftSection(
  words: Words,
  transfer: Transfer,
  viewer: Viewer,
  context: CardContext,
): Section | undefined {
  const drift = 'drift' in transfer ? (transfer.drift ?? []) : [];
  if (drift.length === 0) return undefined;
  const lines = drift.map((change) =>
    words.say(`transfer.drift.${change.became ?? 'quantity'}`, {
      name: change.name,
      requested: change.requested,
      live: change.live,
    }),
  );
  const advice = viewer.side === 'provider' ? 'transfer.driftProvider' : 'transfer.driftPartner';
  const newer = isNewCommerce(transfer);
  const asked = 'recreateAsked' in transfer ? transfer.recreateAsked : undefined;
  const other = viewer.side === 'partner' ? transfer.providerName : transfer.partnerName;
  return section(
    {
      heading: words.say(newer ? 'newCommerce.driftHeading' : 'transfer.driftHeading'),
      lines: [
        ...capped(words, lines, mostLines),
        words.say(newer ? 'newCommerce.driftNow' : advice, namesOf(words, transfer)),
        asked === undefined
          ? undefined
          : words.say('transfer.recreateAsked', {
              ...namesOf(words, transfer),
              whoWhen: whoWhen(words, viewer, context, asked, other),
            }),
      ],
    },
    'warning',
  );
}

/** Why it comes again: the request before it, by name. */
export function followsText(words: Words, transfer: Transfer): string | undefined {
  const { follows, customerName } = transfer;
  if (follows === undefined) return undefined;
  const earlier = transferName(words, { customerName, n: follows.n });
  return words.say(`transfer.follows.${follows.why}`, { ...namesOf(words, transfer), earlier });
}

/** How long the provider has had it, in whole days. */
export function waitingText(words: Words, transfer: Transfer): string {
  return words.say('transfer.waitingDays', { days: daysWaiting(transfer, words.now) });
}

/** Partner's side only: what stays with the partner, and why (CON-10). */
export function leftBehindSection(words: Words, input: TransferInput, viewer: Viewer): Section | undefined {
  if (viewer.side !== 'partner' || input.leftBehind === undefined) return undefined;
  const lines = input.leftBehind.map((row) =>
    words.say('draft.cannotLine', { name: baseText(words, row), reason: reasonText(words, row.reason) }),
  );
  return section({ heading: words.say('transfer.leftHeading'), lines: capped(words, lines, 8) });
}

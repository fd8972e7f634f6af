import type { SubscriptionRows } from './customerInputs';
import { type Check, failed, noted, passed, type Section, section } from './sections';
import { baseText, lineText, needsNewOrder, reasonText } from './subscriptionText';
import type { CandidateRow } from './transferInputs';
import type { Words } from './words';

/** Lines of all sorts together that a card shows, and of each at least; the rest is counted. */
const mostLines = 22;
const leastLines = 4;

interface Names {
  readonly customer: string;
  /** Undefined: there is none yet, or one of several. */
  readonly provider: string | undefined;
}

/** CON-4, CON-8 to CON-11: what can move with its add-ons, what is in a request, what cannot move and why, what moved. */
export function subscriptionSections(words: Words, book: SubscriptionRows, names: Names): readonly Section[] {
  const { movable, newer = [], cannotMove, inRequest, moved } = book;
  const { customer } = names;
  if (movable.length + newer.length + cannotMove.length + inRequest.length + moved.length === 0) {
    return [section({ lines: [words.say('customerStatus.noSubscriptions', { customer })] })];
  }
  const provider = names.provider ?? words.raw('light.someProvider');
  const wayOut = cannotMove.some((one) => needsNewOrder(one.reason))
    ? words.say('cannotMove.wayOut', { customer, provider })
    : undefined;
  const room = roomFor([movable.length, cannotMove.length, inRequest.length, moved.length, newer.length]);
  return [
    group(words, 'movable', movable, room(0), (line) => passed(movableText(words, line))),
    group(
      words,
      'newer',
      newer,
      room(4),
      (line) => noted(movableText(words, line)),
      words.say('newCommerce.how', { provider }),
    ),
    group(words, 'inRequest', inRequest, room(2), (line) => noted(inRequestText(words, line, customer))),
    group(words, 'cannotMove', cannotMove, room(1), (line) => failed(cannotMoveText(words, line)), wayOut),
    group(words, 'moved', moved, room(3), (line) =>
      passed(words.say('customerStatus.movedLine', { name: baseText(words, line) })),
    ),
  ];
}

/** How many lines of each sort are shown: the least of each, then as many of the first sorts as there is room for. */
function roomFor(counts: readonly number[]): (sort: number) => number {
  const least = counts.map((count) => Math.min(count, leastLines));
  let free = mostLines - least.reduce((sum, one) => sum + one, 0);
  const given = counts.map((count, sort) => {
    const more = Math.min(count - (least[sort] ?? 0), free);
    free -= more;
    return (least[sort] ?? 0) + more;
  });
  return (sort) => given[sort] ?? 0;
}

function group<T extends CandidateRow>(
  words: Words,
  name: 'movable' | 'newer' | 'inRequest' | 'cannotMove' | 'moved',
  rows: readonly T[],
  most: number,
  check: (row: T) => Check,
  after?: string,
): Section {
  const addons = rows.reduce((sum, row) => sum + row.addons.length, 0);
  const rest = rows.length - most;
  return section({
    heading: words.say(`customerStatus.${name}Heading`, { count: rows.length, addons }),
    checks: rows.slice(0, most).map(check),
    lines: rows.length === 0 ? [] : [rest > 0 ? words.say('common.andMore', { count: rest }) : undefined, after],
  });
}

/** CON-2: two Azure subscriptions have one name; the id that is kept tells them apart. */
function movableText(words: Words, line: CandidateRow): string {
  const text = words.say('draft.line', { line: lineText(words, line) });
  return line.azureId === undefined ? text : `${text} · ${words.say('transfer.azureKept', { id: line.azureId })}`;
}

const inRequestText = (words: Words, line: CandidateRow & { readonly n: number }, customer: string): string =>
  words.say('customerStatus.inRequestLine', {
    name: lineText(words, line),
    title: words.raw('transfer.name', { customer, n: String(line.n) }),
  });

/** The reason in words, and the add-ons that a base that cannot move holds back. */
function cannotMoveText(words: Words, line: SubscriptionRows['cannotMove'][number]): string {
  const reason = words.say('draft.cannotLine', {
    name: baseText(words, line),
    reason: reasonText(words, line.reason),
  });
  if (line.addons.length === 0) return reason;
  const addons = words.join(
    line.addons.map((addon) => words.raw('line.addon', { name: addon.name, count: addon.quantity })),
  );
  return `${reason} ${words.say('customerStatus.heldAddons', { addons, count: line.addons.length })}`;
}

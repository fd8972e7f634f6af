import type { Change, Direction } from '../domain/digest/change';
import type { Digest, DigestPart, Waits } from '../domain/digest/digest';
import { frame } from './frame';
import { link, linkRows, primary } from './links';
import { type Check, failed, noted, passed, section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

/** What changed since a person's last digest: what went on, what did not, what is new; then what waits, in numbers. */
export function digestView({ digest }: { readonly digest: Digest }, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const { since, total, customers, parts, waits } = digest;
  const { side } = viewer;
  return {
    template: 'status',
    data: {
      ...frame(words, viewer, context, {
        title: { key: 'digest.title', args: { day: words.day(since) } },
        status: { key: 'digest.status', args: { total, customers } },
        tone: 'Accent',
      }),
      phases: [],
      sections: sections(
        partOf(words, 'forward', parts.forward, passed),
        partOf(words, 'stopped', parts.stopped, failed),
        partOf(words, 'begun', parts.begun, noted),
        section({
          heading: words.say('digest.nowHeading'),
          lines: [
            waitsLine(words, 'own', waits.own),
            waitsLine(words, side === 'partner' ? 'providers' : 'partners', waits.others),
            words.say('digest.turnOff'),
          ],
        }),
      ),
      linkRows: linkRows([
        primary(
          side === 'partner' ? link(words, 'status', '', 'button.status') : link(words, 'queue', '', 'button.queue'),
        ),
        link(words, 'transfers', '', 'button.transfers'),
        link(words, 'settings', '', 'button.settings'),
      ]),
    },
  };
}

/** A direction with its newest changes; the others are counted. */
function partOf(words: Words, direction: Direction, { count, shown }: DigestPart, mark: (text: string) => Check) {
  if (count === 0) return undefined;
  return section({
    heading: words.say(`digest.${direction}`, { count }),
    checks: shown.map((change) => mark(lineOf(words, change))),
    lines: [count > shown.length ? words.say('common.andMore', { count: count - shown.length }) : undefined],
  });
}

/** Whom it is about, and how far that came. What concerns no customer names the organization alone. */
function lineOf(words: Words, { step, customer, n, other = '' }: Change): string {
  const what = words.raw(`digest.${step}`, { other });
  if (customer === undefined) return words.say('digest.lineAlone', { what });
  const name = n === undefined ? customer : words.raw('transfer.name', { customer, n: String(n) });
  return other === '' ? words.say('digest.line', { name, what }) : words.say('digest.lineWith', { name, other, what });
}

const waitsLine = (words: Words, whom: 'own' | 'providers' | 'partners', count: Waits[keyof Waits]): string =>
  words.say(`digest.waits_${whom}`, { count });

import type { Transfer } from '../domain/customer/transfer';
import type { AccessEnded } from '../domain/programme/access';
import { frame } from './frame';
import { link, primary } from './links';
import { packLink } from './packText';
import { section, sections } from './sections';
import { capped } from './subscriptionText';
import { transferName } from './transferText';
import type { CardContext, CardView, Viewer } from './viewer';
import { wordsFor } from './words';

export interface AccessInput {
  readonly id: string;
  /** Undefined: Partner Center lets the partner's API in. */
  readonly access: AccessEnded | undefined;
  /** Requests that are not over. */
  readonly open: readonly Transfer[];
  /** Names of providers whose own connections still show something. */
  readonly seenThrough: readonly string[];
}

/** Requests that the card names before it only counts the rest. */
const mostNamed = 8;

/** The end of API access, which comes with the transition and is no outage; and that it came back. */
export function accessView(input: AccessInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const { access, open, seenThrough } = input;
  const ended = access !== undefined;
  const providers = words.join(seenThrough);
  const names = open.map((transfer) => words.say('access.request', { name: transferName(words, transfer) }));
  return {
    template: 'notice',
    data: {
      ...frame(words, viewer, context, {
        title: { key: 'access.title' },
        status: { key: ended ? 'access.ended' : 'access.open' },
        tone: ended ? 'Warning' : 'Good',
      }),
      sections: ended
        ? sections(
            section({
              lines: [
                words.say('access.since', { since: words.day(access.since), day: words.day(access.at) }),
                words.say('access.expected'),
                words.say('access.daily'),
              ],
            }),
            section({
              heading: words.say('access.meaningHeading'),
              lines: [
                words.say('access.stated'),
                seenThrough.length === 0
                  ? words.say('access.nobodySees')
                  : words.say('access.seenThrough', { providers, count: seenThrough.length }),
                words.say('access.inPortal'),
                packLink(words, context.policy, 'partnerCenter'),
              ],
            }),
            section({
              heading: names.length === 0 ? undefined : words.say('access.openHeading', { count: names.length }),
              lines: capped(words, names, mostNamed),
            }),
          )
        : sections(section({ lines: [words.say('access.openMore')] })),
      again: [],
      links: [
        ...(open.length === 0 ? [] : [primary(link(words, 'transfers', '', 'button.transfers'))]),
        link(words, 'status', '', 'button.status'),
      ],
    },
  };
}

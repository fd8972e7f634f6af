import { type Audience, bothSides, type Effect } from '../effects';
import type { NewCommerceEvent } from './newCommerceEvents';
import { informing, showTransfer, turnOf } from './tellAboutTransfer';

/** The work an event of a request that the provider opens leaves behind. */
export function newCommerceEffects(
  event: NewCommerceEvent,
  { queue, requester }: { readonly queue: Audience; readonly requester: Audience },
): readonly Effect[] {
  const { n } = event;
  switch (event.type) {
    case 'RequestAsked':
      return [
        showTransfer(n, bothSides, [turnOf(queue), informing(requester)]),
        // For a customer that was related before anybody looked.
        { kind: 'watchRequests', provider: event.request.provider },
      ];
    case 'RequestAdopted':
      return [
        showTransfer(n, bothSides, [turnOf(requester), informing(queue)]),
        { kind: 'watchTransfer', n, stage: 'active' },
      ];
    case 'RequestOpening':
      // The partner hears of it once Partner Center took it.
      return [{ kind: 'createTransfer', n }, showTransfer(n, ['provider'])];
    case 'RequestOpenStated':
      return [showTransfer(n, bothSides)];
    case 'AskEnded':
      return [showTransfer(n, bothSides, [informing(requester), informing(queue)]), { kind: 'archiveTransfer', n }];
    case 'RequestDeclined':
      return [showTransfer(n, bothSides, [turnOf(queue)])];
    default: {
      const never: never = event;
      return never;
    }
  }
}

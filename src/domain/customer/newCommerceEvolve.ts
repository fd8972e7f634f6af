import type { CustomerEvent } from './events';
import { requestOf, type Transfer } from './transfer';

/** What happens to a request that is there already; asked and adopted ones begin in the customer. */
export type NewCommerceChange = Extract<
  CustomerEvent,
  { type: 'RequestOpening' | 'RequestOpenStated' | 'AskEnded' | 'RequestDeclined' }
>;

/** A new-commerce request after an event of its own; `version` moves when what a person is asked changes. */
export function evolveNewCommerce(state: Transfer, event: NewCommerceChange): Transfer {
  const request = requestOf(state);
  const { by, at } = event;
  switch (event.type) {
    case 'RequestOpening': {
      const { kinds, customerEmail } = event;
      const askedKinds = state.opening?.kinds ?? kinds;
      return {
        ...request,
        opening: { ...state.opening, kinds, askedKinds, customerEmail, by, at },
        status: 'creating',
      };
    }
    case 'RequestOpenStated':
      // Taking the question back means something else from here on, for both sides.
      return state.status === 'asked' ? { ...state, version: request.version + 1, statedOpen: { by, at } } : state;
    case 'AskEnded': {
      const stated = state.status === 'asked' && state.statedOpen !== undefined ? { statedOpen: state.statedOpen } : {};
      return { ...request, version: request.version + 1, status: 'withdrawn', by, at, ...commentOf(event), ...stated };
    }
    case 'RequestDeclined': {
      if (state.status !== 'active' && state.status !== 'held') return state;
      const { transferId, stated } = state;
      const declined = { by, at, ...commentOf(event) };
      const kept = stated === undefined ? {} : { stated };
      return { ...request, version: request.version + 1, status: 'active', transferId, declined, ...kept };
    }
    default: {
      const never: never = event;
      return never;
    }
  }
}

/**
 * Partner Center did not take it: the question is as it was asked, and the next attempt is somebody's own. The e-mail that
 * was typed stays; what both sides are asked is the same, so the version does too.
 */
export function askedAgain(state: Transfer, explanation: string, at: string): Transfer {
  const { opening, ...request } = requestOf(state);
  const problem = { explanation, at };
  if (opening === undefined) return { ...request, status: 'asked', problem };
  const { by: _who, at: _when, askedKinds, ...asked } = opening;
  return { ...request, opening: { ...asked, kinds: askedKinds ?? asked.kinds }, status: 'asked', problem };
}

const commentOf = ({ comment }: { readonly comment?: string }) => (comment === undefined ? {} : { comment });

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
      return { ...request, opening: { ...state.opening, kinds, customerEmail, by, at }, status: 'creating' };
    }
    case 'RequestOpenStated':
      return state.status === 'asked' ? { ...state, statedOpen: { by, at } } : state;
    case 'AskEnded':
      return { ...request, version: request.version + 1, status: 'withdrawn', by, at, ...commentOf(event) };
    case 'RequestDeclined': {
      if (state.status !== 'active' && state.status !== 'held') return state;
      const { transferId } = state;
      const declined = { by, at, ...commentOf(event) };
      return { ...request, version: request.version + 1, status: 'active', transferId, declined };
    }
    default: {
      const never: never = event;
      return never;
    }
  }
}

const commentOf = ({ comment }: { readonly comment?: string }) => (comment === undefined ? {} : { comment });

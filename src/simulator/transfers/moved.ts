import type { Subscription } from '../state';

/** A transfer took it away once. Switched on again at the source it would still be what the target already has. */
export const hasMoved = ({ transferred, movedTo }: Subscription): boolean =>
  transferred === true || movedTo !== undefined;

/** Word for word, with the documentation's spelling. */
export const movedText = (subscriptionId: string): string =>
  `Subscription has already been transfered. Subscription: ${subscriptionId}`;

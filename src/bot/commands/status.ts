import { thingId } from '../../ids';
import { showSubject } from '../say';
import type { Handler } from './handler';
import { withCustomer } from './withCustomer';

export const status: Handler = async (asked) => {
  const { deps, context, who, argument, customerId } = asked;
  if (who.viewer.side === 'provider' || (argument === '' && customerId === undefined)) {
    return showSubject(deps, context, who.viewer, 'status');
  }
  await withCustomer('status', (_asked, id) =>
    showSubject(deps, context, who.viewer, thingId({ kind: 'customer', customerId: id })),
  )(asked);
};

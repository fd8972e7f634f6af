import { thingId } from '../../ids';
import { say, showSubject } from '../say';
import type { Handler } from './handler';
import { withCustomer } from './withCustomer';

/** `check contoso`: what stands in the way of a move. The whole book at once is not there yet, and the answer says so. */
export const check: Handler = async (asked) => {
  const { deps, context, who, argument, customerId } = asked;
  if (argument === '' && customerId === undefined) {
    return say(deps, context, who.viewer, { key: 'notice.checkOne', title: 'notice.checkOneTitle' });
  }
  await withCustomer('check', (_asked, id) =>
    showSubject(deps, context, who.viewer, thingId({ kind: 'check', customerId: id })),
  )(asked);
};

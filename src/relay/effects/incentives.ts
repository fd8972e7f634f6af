import { instant } from '../../clock';
import { done, type HandlerContext, type Outcome } from '../handler';

/** INC-1: day 31; whether the invitation came is known only if somebody said so. */
export const incentivesOverdue = async (context: HandlerContext): Promise<Outcome> =>
  done({ programme: [{ type: 'noteIncentivesOverdue', now: instant(context.clock) }] });

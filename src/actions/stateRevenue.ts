import { z } from 'zod';
import { defineVerb, optionalText, reference } from './verb';

/** GEN-4: no interface tells the revenue, so a person states it; it decides nothing. */
export const stateRevenue = defineVerb(
  z.object({ ...reference, revenue: optionalText }),
  async ({ workflow, actor, policy }, { revenue }) => {
    const usd = wholeDollars(revenue);
    const command = { type: 'stateRevenue' as const, now: workflow.now(), actor, policy, usd };
    const { refusal } = await workflow.onProgramme(actor.tenantId, command);
    return refusal === undefined
      ? {
          subject: 'enrollment',
          moment: { notice: { kind: 'text', tone: 'good', key: 'notice.revenueStated' } },
        }
      : { subject: 'revenue', moment: { typed: { revenue }, notice: { kind: 'refusal', refusal } } };
  },
);

/** `212000`, `212,000`, `212 000 USD`, `$212,000.00`: whole dollars however they are grouped; undefined: no amount. */
export function wholeDollars(typed: string): number | undefined {
  const bare = typed.replace(/usd|\$|\s/gi, '').replace(/[.,]00$/, '');
  const digits = /^\d{1,3}(?:[.,’']\d{3})+$/.test(bare) ? bare.replace(/[.,’']/g, '') : bare;
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}

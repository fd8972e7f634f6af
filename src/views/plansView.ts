import { isPlanDone, planSteps } from '../domain/customer/plan';
import { frame } from './frame';
import { firstPrimary, link, linkRows } from './links';
import type { PlansInput } from './planInputs';
import { items, section, sections } from './sections';
import { baseText } from './subscriptionText';
import type { CardContext, CardView, Viewer } from './viewer';
import { wordsFor } from './words';

/** Plans that have a button; six actions are the most a card has. */
const mostButtons = 4;
const mostRows = 12;

/** CON-11: none of what cannot move is left without a plan; how far each got, and which is next. */
export function plansView(input: PlansInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const names = { customer: input.customerName, provider: input.providerName };
  const open = input.rows.filter(({ plan }) => plan === undefined || !isPlanDone(plan));
  const done = input.rows.length - open.length;
  const ordered = [...open, ...input.rows.filter((row) => !open.includes(row))];
  const buttons = open
    .slice(0, mostButtons)
    .map((row) => link(words, 'plan', row.id, 'button.openPlan', { name: row.name }));
  const rest = ordered.length - mostRows;
  return {
    template: 'list',
    data: {
      ...frame(words, viewer, context, {
        title: { key: 'plan.listTitle', args: names },
        status: { key: 'plan.listStatus', args: { done, count: input.rows.length } },
        tone: open.length === 0 ? 'Good' : 'Accent',
        rules: true,
      }),
      rows: ordered.slice(0, mostRows).map((row) => ({
        title: words.say('plan.row', { line: baseText(words, row) }),
        detail: items([
          words.say(`plan.rowStatus.${row.plan === undefined ? 'none' : isPlanDone(row.plan) ? 'done' : 'open'}`, {
            done: planSteps.filter((step) => row.plan?.done[step] !== undefined).length,
            count: planSteps.length,
          }),
        ]),
      })),
      sections: sections(
        section({
          lines: [
            input.rows.length === 0 ? words.say('plan.listEmpty', names) : words.say('plan.listWhy', names),
            rest > 0 ? words.say('common.andMore', { count: rest }) : undefined,
          ],
        }),
      ),
      linkRows: linkRows([
        ...firstPrimary(buttons),
        link(words, 'customer', input.customerId, 'button.customer', { name: input.customerName }),
      ]),
    },
  };
}

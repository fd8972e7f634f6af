import { z } from 'zod';
import { type Openable, openable } from '../views/links';
import { noticeDrift } from './noticeDrift';
import { noticeRequests } from './noticeRequests';
import { type Act, type ActResult, defineVerb, typedText } from './verb';

/** Those that stand for one thing; the others are lists, the dashboard or a page of their own. */
const withId: readonly Openable[] = [
  'partnership',
  'providerAnswers',
  'customer',
  'relationship',
  'invitation',
  'newCustomer',
  'tenantRequest',
  'transferDraft',
  'transfer',
  'agreement',
  'check',
  'adviser',
  'plans',
  'plan',
];

/** Opens a view in place of the card; changes nothing. The id of `customers` is the page, then what is searched. */
export const open = defineVerb(
  z.object({ what: z.enum(openable), id: typedText.optional() }),
  async (act, { what, id = '' }) => {
    if ((what === 'rules' || what === 'rule') && id !== '') return { subject: `rules:${id}` };
    if (what === 'history' && id !== '') return { subject: `history:${id}` };
    if (what === 'customers' && id !== '') return { subject: `customers:${id}` };
    return lookedAt(act, withId.includes(what) ? id : what);
  },
);

/** Shows the card again as it is now; changes nothing. */
export const refresh = defineVerb(z.object({ id: typedText }), (act, { id }) => lookedAt(act, id));

async function lookedAt({ workflow, actor, policy }: Act, subject: string): Promise<ActResult> {
  await workflow.lookAgain(actor.tenantId, subject);
  await noticeRequests(workflow, policy, actor.tenantId, subject);
  const transfer = await noticeDrift(workflow, actor.tenantId, subject);
  return transfer === undefined ? { subject } : { subject, moment: { transfer } };
}

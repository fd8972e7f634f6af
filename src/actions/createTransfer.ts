import { z } from 'zod';
import { observedFacts } from '../candidates';
import { type Customer, transfersOf } from '../domain/customer/customer';
import { isOpen, type Transfer } from '../domain/customer/transfer';
import { refuse } from '../domain/refusal';
import { parseThingId, thingId, transferPointer } from '../ids';
import { draftPage, draftPageSize, draftStart } from '../transferDraft';
import { answered } from './answered';
import { draftSelection, keepPosition } from './draftSelection';
import { relationshipFacts } from './relationshipFacts';
import { unknownThing } from './unknownThing';
import { type Act, type ActResult, defineVerb, idList, optionalText, reference } from './verb';

const data = z.object({ ...reference, subscriptionIds: idList });
type Data = z.infer<typeof data>;

/** Shows what a request would hold. Nothing is sent. */
export const previewTransfer = defineVerb(data, async (act, sent) => {
  const selection = await draftSelection(act, sent);
  if (selection === undefined) return { subject: sent.id, moment: { selected: sent.subscriptionIds, preview: true } };
  const { selected, position, open } = selection;
  if (open.sorted.movable.length > draftPageSize) await keepPosition(act, sent.id, { ...position, selected });
  return { subject: sent.id, moment: { selected, preview: true } };
});

/** Over 15 choices: turns the page, searches, or chooses all or none, and keeps what was chosen on the other pages. */
export const browseTransferDraft = defineVerb(
  z.object({
    ...reference,
    subscriptionIds: idList,
    search: optionalText,
    to: z.enum(['next', 'search', 'all', 'none']),
  }),
  async (act, sent) => {
    const selection = await draftSelection(act, sent);
    if (selection === undefined) return { subject: sent.id };
    const { open, position } = selection;
    const ids = open.sorted.movable.map((one) => one.subscriptionId);
    const search = sent.search.trim().slice(0, 60);
    const turned = search === position.search ? position : { ...position, search, page: 0 };
    const selected = sent.to === 'all' ? ids : sent.to === 'none' ? [] : selection.selected;
    const page = sent.to === 'next' ? draftPage(open.sorted.movable, turned).page + 1 : turned.page;
    await keepPosition(act, sent.id, { ...turned, selected, page });
    return { subject: sent.id };
  },
);

/** TRF-9 to TRF-11: decided on the subscriptions as they stand now; the effect asks Partner Center again. */
export const createTransfer = defineVerb(data, createFrom);

async function createFrom(act: Act, sent: Data): Promise<ActResult> {
  const { workflow, actor, policy } = act;
  const { id } = sent;
  const thing = parseThingId(id);
  if (thing?.kind !== 'transferDraft') return unknownThing;
  const { customerId, provider } = thing;
  const [joined, selection] = await Promise.all([
    relationshipFacts(workflow, actor.tenantId, thing),
    draftSelection(act, sent),
  ]);
  if (joined === undefined) return unknownThing;
  if (selection === undefined) {
    return {
      subject: id,
      moment: {
        selected: sent.subscriptionIds,
        notice: { kind: 'text', tone: 'warning', key: 'notice.partnerCenterSilent' },
      },
    };
  }
  const { selected: subscriptionIds, open, position } = selection;
  const { observation } = open;
  const moment = { selected: subscriptionIds };
  if (selection.stale) return answered(id, refuse('product', 'stale'));
  const paged = open.sorted.movable.length > draftPageSize;
  const { refusal, state } = await workflow.onCustomer(actor.tenantId, customerId, {
    type: 'createTransfer',
    now: workflow.now(),
    actor,
    policy,
    provider,
    subscriptionIds,
    ...(thing.after === undefined ? {} : { after: thing.after }),
    facts: {
      enrolled: joined.facts.enrolled,
      customerKind: joined.facts.customerKind,
      ...observedFacts(observation, provider),
      providerName: joined.names.provider,
      customerName: joined.names.customer,
      partnerName: workflow.organization(actor.tenantId)?.name ?? '',
    },
  });
  if (paged)
    await keepPosition(act, id, refusal === undefined ? draftStart : { ...position, selected: subscriptionIds });
  const twin = refusal?.reason === 'inOpenTransfer' ? twinOf(state, subscriptionIds) : undefined;
  const made = refusal === undefined ? state.transfers[String(state.lastTransfer)] : twin;
  if (made === undefined) return answered(id, refusal, moment);
  const subject = thingId({ kind: 'transfer', pointer: transferPointer(actor.tenantId, customerId, made.n) });
  // Pressed twice: the request that the first press made is the answer, with who made it and when.
  const again =
    refusal === undefined
      ? undefined
      : refuse(refusal.rule, 'alreadyRequested', {
          ...(made.requestedBy === undefined ? {} : { by: made.requestedBy }),
          at: made.requestedAt,
        });
  return answered(subject, again, { transfer: made, customerId });
}

/** The open request that holds exactly these subscriptions. */
function twinOf(state: Customer, ids: readonly string[]): Transfer | undefined {
  const key = (some: readonly string[]) => [...some].sort().join();
  return transfersOf(state).find(
    (one) => isOpen(one) && key(one.lines.map((line) => line.subscriptionId)) === key(ids),
  );
}

import { z } from 'zod';
import type { CustomerCommand } from '../domain/customer/commands';
import type { Subject } from '../domain/effects';
import { policyPacks } from '../domain/policy/packs';
import { parseThingId } from '../ids';
import { findPointer } from '../present/pointers';
import { calendarOf } from '../reminders/calendarOf';
import { reminderDelivery } from '../reminders/reminderDelivery';
import { workingDay } from '../reminders/schedule';
import { unknownThing } from './unknownThing';
import { type Act, type ActResult, defineVerb, reference, versionOf } from './verb';

/** Where a card's thing stands, and which side has to act on it if not the actor's. */
interface Remindable {
  readonly partnerTenant: string;
  readonly customerId: string;
  readonly subject: Subject;
  readonly provider: string;
  readonly policy?: string;
}

/** TRF-13: whoever waits reminds the other side, once a working day; the answer says what became of it. */
export const remind = defineVerb(z.object(reference), async (act, data): Promise<ActResult> => {
  const found = await remindable(act, data.id);
  if (found === undefined) return unknownThing;
  const { workflow, actor, viewer, policy } = act;
  const other = viewer.side === 'partner' ? found.provider : found.partnerTenant;
  const now = workflow.now();
  const command: CustomerCommand = {
    type: 'remind',
    actor,
    side: viewer.side,
    policy: policyPacks[found.policy ?? ''] ?? policy,
    subject: found.subject,
    ...versionOf(data),
    day: workingDay(now, await calendarOf(workflow.organization(other))),
    now,
  };
  const { refusal, seq } = await workflow.onCustomer(found.partnerTenant, found.customerId, command);
  if (seq === 0) return unknownThing;
  if (refusal === undefined) {
    const name = workflow.organization(other)?.name ?? '';
    return {
      subject: data.id,
      changed: true,
      moment: { notice: { kind: 'text', tone: 'good', key: 'reminder.sent', args: { name } } },
    };
  }
  if (refusal.reason !== 'alreadyReminded' || refusal.at === undefined)
    return { subject: data.id, moment: { notice: { kind: 'refusal', refusal } } };
  const delivery = await reminderDelivery(workflow.store, other, found, refusal.at);
  return { subject: data.id, moment: { reminded: { at: refusal.at, ...delivery } } };
});

async function remindable({ workflow, actor, viewer }: Act, id: string): Promise<Remindable | undefined> {
  const thing = parseThingId(id);
  if (thing?.kind === 'transfer') {
    const pointer = await findPointer(workflow, actor.tenantId, 'transfer', thing.pointer);
    if (pointer === undefined) return undefined;
    const { partnerTenant, customerId, n, projection } = pointer;
    const { provider, policy } = projection;
    return { partnerTenant, customerId, subject: { kind: 'transfer', n }, provider, policy };
  }
  if (viewer.side !== 'partner') return undefined;
  if (thing?.kind !== 'relationship' && thing?.kind !== 'newCustomer') return undefined;
  const { customerId, provider } = thing;
  const kind = thing.kind === 'relationship' ? 'agreement' : 'newCustomer';
  return { partnerTenant: actor.tenantId, customerId, provider, subject: { kind, provider } };
}

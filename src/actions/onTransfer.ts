import type { CustomerCommand } from '../domain/customer/commands';
import { policyPacks } from '../domain/policy/packs';
import { parseThingId } from '../ids';
import { findPointer } from '../present/pointers';
import type { TransferPointer } from '../store/documents/pointerDocument';
import { answered } from './answered';
import { unknownThing } from './unknownThing';
import type { Act, ActResult } from './verb';

/**
 * Runs a command on the transfer a card id points to in the actor's own partition, and answers with its card. A transfer
 * is decided by the policy pack it was made under.
 */
export async function onTransfer(
  act: Act,
  id: string,
  command: (pointer: TransferPointer) => CustomerCommand | Promise<CustomerCommand>,
): Promise<ActResult> {
  const thing = parseThingId(id);
  const pointer =
    thing?.kind === 'transfer'
      ? await findPointer(act.workflow, act.actor.tenantId, 'transfer', thing.pointer)
      : undefined;
  if (pointer === undefined) return unknownThing;
  const { partnerTenant, customerId, n, projection } = pointer;
  const policy = policyPacks[projection.policy] ?? act.policy;
  const asked = await command(pointer);
  const decided = 'policy' in asked ? { ...asked, policy } : asked;
  const { refusal, state } = await act.workflow.onCustomer(partnerTenant, customerId, decided);
  const transfer = state.transfers[String(n)];
  return answered(id, refusal, transfer === undefined ? {} : { transfer });
}

import type { CustomerCommand } from '../domain/customer/commands';
import { parseThingId } from '../ids';
import { findPointer } from '../present/pointers';
import type { TransferPointer } from '../store/documents/pointerDocument';
import { answered } from './answered';
import { unknownThing } from './unknownThing';
import type { Act, ActResult } from './verb';

/** Runs a command on the transfer a card id points to in the actor's own partition, and answers with its card. */
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
  const { partnerTenant, customerId, n } = pointer;
  const { refusal, state } = await act.workflow.onCustomer(partnerTenant, customerId, await command(pointer));
  const transfer = state.transfers[String(n)];
  return answered(id, refusal, transfer === undefined ? {} : { transfer });
}

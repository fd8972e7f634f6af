import { z } from 'zod';
import { type Answer, created, ok, refuse } from '../answers';
import { guid, readBody } from '../bodies';
import type { Call, Route } from '../call';
import { customerOf, transferOf } from '../lookups';
import type { Transfer } from '../state';
import { createTransfer } from '../transfers/createTransfer';
import { acceptTransfer, rejectTransfer, withdrawTransfer } from '../transfers/decideTransfer';
import type { Decision } from '../transfers/decision';
import { statusAssumption } from './newCommerceBody';
import { createNewCommerce, patchNewCommerce } from './newCommerceRoutes';
import { asInSample, submitResultBody, transferBody } from './transferBody';

const transfers = '/v1/customers/:customerId/transfers';

const createSchema = z.object({
  sourcepartnertenantid: guid,
  targetpartnertenantid: guid,
  lineitems: z
    .array(z.object({ subscriptionid: guid, partneridonrecord: z.coerce.string().optional() }))
    .min(1)
    .max(1000),
});

/** Whoever sends a transferType means new commerce. */
const protocolSchema = z.object({ transfertype: z.unknown().optional() });

const patchSchema = z.object({ id: guid.optional() });
const rejectSchema = z.object({ status: z.string() });

/**
 * Both transfer protocols, which share their addresses. Legacy: the source creates, the target decides. New commerce,
 * told by its `transferType`: the target creates, the source decides.
 */
export const transferRoutes: readonly Route[] = [
  { method: 'GET', path: transfers, guard: 'partnerCenter', handle: list },
  { method: 'POST', path: transfers, guard: 'partnerCenter', handle: create },
  {
    method: 'GET',
    path: `${transfers}/:transferId`,
    guard: 'partnerCenter',
    handle: read,
  },
  { method: 'POST', path: `${transfers}/:transferId/accept`, guard: 'partnerCenter', handle: accept },
  { method: 'PATCH', path: `${transfers}/:transferId`, guard: 'partnerCenter', handle: patch },
  { method: 'DELETE', path: `${transfers}/:transferId`, guard: 'partnerCenter', handle: withdraw },
];

function read(call: Call): Answer {
  const transfer = find(call);
  return ok(transferBody(call.state, transfer, call.caller.tenantId), statusAssumption(transfer));
}

/** A bare array, oldest first, without paging. */
function list({ state, caller, params }: Call): Answer {
  const customer = customerOf(state, caller.tenantId, params.customerId ?? '');
  const found = state.transfers.filter(
    (transfer) =>
      transfer.customerId === customer.id &&
      transfer.status !== 'Withdrawn' &&
      (transfer.sourceTenantId === caller.tenantId || transfer.targetTenantId === caller.tenantId),
  );
  const bodies = found.map((transfer) => transferBody(state, transfer, caller.tenantId));
  return ok(
    bodies,
    found.map(statusAssumption).find((assumption) => assumption !== undefined),
  );
}

function create(call: Call): Answer {
  const { state, caller, params, body, now } = call;
  if ((readBody(protocolSchema, body).transfertype ?? undefined) !== undefined) return createNewCommerce(call);
  const customer = customerOf(state, caller.tenantId, params.customerId ?? '');
  const request = readBody(createSchema, body);
  const transfer = createTransfer(state, now, {
    customer,
    callerTenantId: caller.tenantId,
    callerUserId: caller.userId,
    sourceTenantId: request.sourcepartnertenantid,
    targetTenantId: request.targetpartnertenantid,
    items: request.lineitems.map((item) => ({
      subscriptionId: item.subscriptionid,
      partnerIdOnRecord: item.partneridonrecord,
    })),
  });
  const shown = transferBody(state, transfer, caller.tenantId);
  return created(state.switches.createdTransfers === 'asInSample' ? asInSample(shown) : shown);
}

function accept(call: Call): Answer {
  const transfer = findLegacy(call);
  refuseIfBusy(call, transfer);
  acceptTransfer(call.state, decision(call, transfer), call.settings.transferDelayMs);
  return { ...ok(submitResultBody(transfer, call.now)), busyTransferId: transfer.id };
}

function patch(call: Call): Answer {
  const request = readBody(patchSchema, call.body);
  const transfer = find(call);
  if (request.id !== undefined && request.id !== transfer.id) {
    const text = 'Invalid request input: the id in the body is not the id in the path.';
    throw refuse(400, 800002, text, 'code for an id that is not the one in the path');
  }
  refuseIfBusy(call, transfer);
  if (transfer.newCommerce) return patchNewCommerce(call, decision(call, transfer));
  const { status } = readBody(rejectSchema, call.body);
  if (status.toLowerCase() !== 'reject')
    throw refuse(400, 900141, 'Operation is not supported.', 'code for a status word that is not taken');
  rejectTransfer(call.state, decision(call, transfer));
  return { ...ok(transferBody(call.state, transfer, call.caller.tenantId)), busyTransferId: transfer.id };
}

function withdraw(call: Call): Answer {
  const transfer = findLegacy(call);
  refuseIfBusy(call, transfer);
  withdrawTransfer(call.state, decision(call, transfer));
  return { status: 204, busyTransferId: transfer.id };
}

function find({ state, caller, params }: Call): Transfer {
  return transferOf(state, caller.tenantId, params.customerId ?? '', params.transferId ?? '');
}

/** New commerce has neither an address for accepting nor a DELETE. */
function findLegacy(call: Call): Transfer {
  const transfer = find(call);
  if (!transfer.newCommerce) return transfer;
  throw refuse(400, 900141, 'Operation is not supported.', 'code for a call of the other protocol');
}

function refuseIfBusy(call: Call, transfer: Transfer): void {
  if (call.isBusy(transfer.id))
    throw refuse(409, 900104, `Transfer ${transfer.id} is being processed by another request.`);
}

function decision({ caller, now }: Call, transfer: Transfer): Decision {
  return { transfer, callerTenantId: caller.tenantId, callerUserId: caller.userId, now };
}

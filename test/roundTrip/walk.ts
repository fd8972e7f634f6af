import { randomUUID } from 'node:crypto';
import {
  type CallOptions,
  type PartnerCenterConnection,
  PartnerCenterError,
} from '../../src/partnerCenter/partnerCenter';
import type { Customer, State, Transfer } from '../../src/simulator/state';
import { alize, boreal, meridian, nordwind } from '../../src/simulator/world/organizations';
import type { Stage } from '../simulator/support/stage';
import { brokenInvariant, brokenStep } from './invariants';
import { answerIsLegal, isNewCommerce, moves, openIsLegal } from './legality';
import type { Step, Travelling } from './steps';
import { seenByClient, seenInState } from './views';

const tenants = [boreal, nordwind, meridian, alize] as const;
const providers = [nordwind, meridian] as const;

interface Act {
  readonly customerId?: string;
  /** Undefined: Partner Center cannot refuse it. */
  readonly legal?: boolean;
  /** A call to Partner Center, that a tenant's client makes. */
  readonly call?: (options: CallOptions) => Promise<unknown>;
  /** What somebody does elsewhere. */
  readonly elsewhere?: () => Promise<unknown>;
}

/** What was met on the way, so that a test can see that it was not an idle walk. */
export interface Met {
  taken: number;
  refused: number;
  /** Transfers that moved something, by protocol. */
  legacy: number;
  newCommerce: number;
  lost: number;
  repeated: number;
}

/**
 * Walks one sequence on a fresh stage. After every step the invariants hold, the answer was what the state allowed, and
 * each tenant's client sees of the customers concerned exactly what is in the state.
 */
export async function walk(stage: Stage, sequence: readonly Travelling[], met: Met): Promise<void> {
  await stage.control('POST', '/_sim/reset', { world: 'midway', rules: 'current-2026' });
  const connections = new Map(tenants.map((tenantId) => [tenantId as string, stage.connect(tenantId)]));
  // The others have their turn at the end of the walk.
  const parties = new Map([...connections].filter(([tenantId]) => tenantId === boreal || tenantId === nordwind));
  const state = async () => (await stage.control('GET', '/_sim/state')) as State;
  const touched = new Set<string>();
  let before = await state();
  for (const { step, lost, repeated } of sequence) {
    const act = actOf(stage, before, step, connections);
    if (act === undefined) continue;
    if (act.customerId !== undefined) touched.add(act.customerId);
    await act.elsewhere?.();
    if (act.call !== undefined) await make(stage, act, act.call, { before, lost, repeated, met, state });
    const after = await state();
    expect(brokenInvariant(after)).toBeUndefined();
    expect(brokenStep(before, after)).toBeUndefined();
    before = after;
    if (act.customerId !== undefined) await compareViews(parties, after, new Set([act.customerId]));
  }
  await stage.control('POST', '/_sim/clock', { advance: 3_600_000 });
  before = await state();
  for (const transfer of before.transfers) {
    if (touched.has(transfer.customerId) && transfer.lines.some(({ status }) => status === 'Complete'))
      met[isNewCommerce(transfer) ? 'newCommerce' : 'legacy'] += 1;
  }
  expect(brokenInvariant(before)).toBeUndefined();
  await compareViews(connections, before, touched);
  const everyone = new Set(before.customers.map(({ id }) => id));
  for (const [tenantId, connection] of connections) {
    const listed: string[] = [];
    for await (const { id } of connection.customers()) listed.push(id);
    expect(listed.toSorted()).toEqual(Object.keys(seenInState(before, tenantId, everyone)).toSorted());
  }
}

async function compareViews(
  connections: ReadonlyMap<string, PartnerCenterConnection>,
  state: State,
  customerIds: ReadonlySet<string>,
): Promise<void> {
  for (const [tenantId, connection] of connections)
    expect(await seenByClient(connection, customerIds)).toEqual(seenInState(state, tenantId, customerIds));
}

/** Makes the call, perhaps with its answer lost and made again, perhaps once more under the same id. */
async function make(
  stage: Stage,
  { legal }: Act,
  call: (options: CallOptions) => Promise<unknown>,
  how: {
    readonly before: State;
    readonly lost: boolean;
    readonly repeated: boolean;
    readonly met: Met;
    readonly state: () => Promise<State>;
  },
): Promise<void> {
  const { before, lost, repeated, met, state } = how;
  const options = { requestId: randomUUID() };
  if (lost) {
    for (const method of ['POST', 'PATCH', 'DELETE'])
      await stage.control('POST', '/_sim/faults', { match: `${method} /v1/*`, dropAfterCommit: true, times: 1 });
    const unanswered = await attempt(() => call(options));
    await stage.control('DELETE', '/_sim/faults');
    // The client may also have known the answer before anything left.
    if (unanswered !== 'taken' && unanswered.details.answered === false) met.lost += 1;
  }
  const answer = await attempt(() => call(options));
  expect({
    taken: answer === 'taken',
    why: answer === 'taken' ? '' : `${answer.message} ${answer.details.description ?? ''}`,
  }).toEqual({ taken: legal, why: answer === 'taken' || !legal ? expect.any(String) : '' });
  met[answer === 'taken' ? 'taken' : 'refused'] += 1;
  if (answer !== 'taken') expect(withoutTraces(await state())).toEqual(withoutTraces(before));
  if (!repeated) return;
  met.repeated += 1;
  const once = withoutTraces(await state());
  await attempt(() => call(options));
  expect(withoutTraces(await state())).toEqual(once);
}

async function attempt(call: () => Promise<unknown>): Promise<'taken' | PartnerCenterError> {
  try {
    await call();
    return 'taken';
  } catch (error) {
    if (error instanceof PartnerCenterError) return error;
    throw error;
  }
}

/** The state without what any call may move: the moment of the answer, and the faults that it used up. */
const withoutTraces = ({ faults: _faults, ...state }: State & { now?: string }): object => ({
  ...state,
  now: '',
});

const pick = <T>(from: readonly T[], n: number): T | undefined => from[n % Math.max(1, from.length)];

function actOf(
  stage: Stage,
  state: State,
  step: Step,
  connections: ReadonlyMap<string, PartnerCenterConnection>,
): Act | undefined {
  const direct = state.customers.filter(({ links }) =>
    links.some((link) => link.kind === 'direct' && link.tenantId === boreal),
  );
  const customerOf = (n: number) => pick(direct, n)?.id ?? '';
  const provider = 'provider' in step ? (pick(providers, step.provider) ?? nordwind) : nordwind;
  const control = (method: string, path: string, body: object) => () =>
    stage.control(method, `/_sim/${path}`, body).catch(() => undefined);
  switch (step.do) {
    case 'extend': {
      const customerId = customerOf(step.customer);
      const extend = () => stage.portal(boreal).extendRelationship(customerId, provider, {});
      return { customerId, elsewhere: () => extend().catch(() => undefined) };
    }
    case 'list': {
      const customerId = customerOf(step.customer);
      const body = { partner: boreal, provider, listed: step.listed };
      return { customerId, elsewhere: control('POST', `customers/${customerId}/list`, body) };
    }
    case 'agree': {
      const customerId = customerOf(step.customer);
      const body = step.how === 'direct' ? { how: 'direct' } : { how: 'attestation', partner: provider };
      return { customerId, elsewhere: control('POST', `customers/${customerId}/agreement`, body) };
    }
    case 'buy':
    case 'suspend':
    case 'unsync': {
      const own = state.subscriptions.filter(({ tenantId }) => tenantId === boreal);
      const subscription = pick(own, step.subscription * 7);
      if (subscription === undefined) return undefined;
      const { id, customerId } = subscription;
      const change =
        step.do === 'buy'
          ? { quantity: step.quantity }
          : step.do === 'suspend'
            ? { status: step.status }
            : { syncState: 'None' };
      return { customerId, elsewhere: control('PATCH', `subscriptions/${id}`, change) };
    }
    case 'wait':
      return { elsewhere: control('POST', 'clock', { advance: step.hours * 3_600_000 }) };
    case 'open': {
      const customers = relatedTo(direct, provider).filter(({ id }) =>
        state.subscriptions.some((one) =>
          moves(state, one.id, { customerId: id, partner: boreal, protocol: step.protocol }),
        ),
      );
      const known = step.known ? pick(customers, step.customer)?.id : undefined;
      return openAct(state, step, { customerId: known ?? customerOf(step.customer), provider, connections });
    }
    case 'answer':
      return answerAct(state, step, connections);
    default: {
      const never: never = step;
      return never;
    }
  }
}

const relatedTo = (customers: readonly Customer[], provider: string): readonly Customer[] =>
  customers.filter(({ links }) => links.some((link) => link.kind === 'indirect' && link.providerTenantId === provider));

/** Subscriptions of the customer by their places; sound ones are those that move by this protocol. */
function linesOf(
  state: State,
  customerId: string,
  wanted: { readonly lines: readonly number[]; readonly sound: boolean; readonly protocol: 'legacy' | 'newCommerce' },
): string[] {
  const { lines, sound, protocol } = wanted;
  const own = state.subscriptions.filter((one) => one.customerId === customerId && one.tenantId === boreal);
  const from = sound ? own.filter(({ id }) => moves(state, id, { customerId, partner: boreal, protocol })) : own;
  return [...new Set(lines.map((n) => pick(from, n)?.id ?? ''))].filter((id) => id !== '');
}

function openAct(
  state: State,
  { protocol, lines, sound }: Extract<Step, { do: 'open' }>,
  at: {
    readonly customerId: string;
    readonly provider: string;
    readonly connections: ReadonlyMap<string, PartnerCenterConnection>;
  },
): Act {
  const { customerId, provider, connections } = at;
  const subscriptionIds = linesOf(state, customerId, { lines, sound, protocol });
  const legal = openIsLegal(state, { protocol, customerId, partner: boreal, provider, subscriptionIds });
  const legacy = { customerId, providerTenantId: provider, subscriptionIds };
  const newCommerce = {
    customerId,
    sourceTenantId: boreal,
    sourceName: 'Boréal Cloud',
    customerEmail: 'admin@customer.example',
    partnerIdOnRecord: '5139005',
  };
  const call = (options: CallOptions) =>
    protocol === 'legacy'
      ? connectionOf(connections, boreal).protocol('legacy').open(legacy, options)
      : connectionOf(connections, provider).protocol('newCommerce').open(newCommerce, options);
  return { customerId, legal, call };
}

function answerAct(
  state: State,
  { answer, transfer: n, caller, lines, sound }: Extract<Step, { do: 'answer' }>,
  connections: ReadonlyMap<string, PartnerCenterConnection>,
): Act | undefined {
  const own = state.transfers.filter(({ sourceTenantId }) => sourceTenantId === boreal);
  const waiting = own.filter(({ status }) => status === 'Active' || status === 'Pending');
  const transfer = pick(sound && waiting.length > 0 ? waiting.toReversed() : own, n);
  if (transfer === undefined) return undefined;
  const name = isNewCommerce(transfer) ? 'newCommerce' : 'legacy';
  const tenantId = callerOf(transfer, answer, caller);
  const lineIds = linesOf(state, transfer.customerId, { lines, sound, protocol: name });
  const protocol = connectionOf(connections, tenantId).protocol(name);
  // No call of the new protocol says no.
  if (answer === 'reject' && protocol.reject === undefined) return undefined;
  const { customerId, sourceTenantId, targetTenantId } = transfer;
  const ref = { customerId, transferId: transfer.id, sourceTenantId, targetTenantId };
  const submitted = async () => {
    const own = await connectionOf(connections, sourceTenantId).subscriptions(customerId);
    return lineIds.map((subscriptionId) => ({
      subscriptionId,
      kind: own.find(({ id }) => id === subscriptionId)?.kind ?? 'unknown',
    }));
  };
  const calls = {
    accept: async (options: CallOptions) => protocol.accept(ref, await submitted(), options),
    reject: async (options: CallOptions) => protocol.reject?.(ref, options),
    cancel: (options: CallOptions) => protocol.cancel(ref, options),
  };
  return {
    customerId,
    legal: answerIsLegal(state, transfer, { answer, tenantId, lines: lineIds }),
    call: calls[answer],
  };
}

/** Who makes the call: the side whose it is, the other side, or a partner that has nothing to do with it. */
function callerOf(transfer: Transfer, answer: 'accept' | 'reject' | 'cancel', caller: string): string {
  if (caller === 'stranger') return alize;
  const opener = isNewCommerce(transfer) ? transfer.targetTenantId : transfer.sourceTenantId;
  const answerer = isNewCommerce(transfer) ? transfer.sourceTenantId : transfer.targetTenantId;
  return (answer === 'cancel') === (caller === 'rightful') ? opener : answerer;
}

function connectionOf(connections: ReadonlyMap<string, PartnerCenterConnection>, tenantId: string) {
  const connection = connections.get(tenantId);
  if (connection === undefined) throw new Error(`no connection of ${tenantId}`);
  return connection;
}

import { sortCandidates } from '../candidates';
import { knownAgreement } from '../domain/customer/agreement';
import { agreementSatisfied } from '../domain/customer/customer';
import type { Plan } from '../domain/customer/plan';
import { type ThingRef, thingId } from '../ids';
import { customerNow } from '../observe';
import { noticeView } from '../views/noticeView';
import type { PlanInput } from '../views/planInputs';
import { plansView } from '../views/plansView';
import { planView } from '../views/planView';
import { needsNewOrder } from '../views/subscriptionText';
import type { Viewer } from '../views/viewer';
import { loadCustomer, loadCustomerRow, loadProgramme } from './loadAggregates';
import type { Found, PresentDeps } from './present';

type Of<K extends ThingRef['kind']> = Extract<ThingRef, { kind: K }>;

/** CON-11: every subscription of the customer that cannot be transferred, with how far its plan got. */
export async function presentPlans(deps: PresentDeps, thing: Of<'plans'>, viewer: Viewer): Promise<Found | undefined> {
  const loaded = await load(deps, thing, viewer);
  if (loaded === undefined) return undefined;
  const { names, plans, cannotMove, seq, observation } = loaded;
  if (observation === undefined && plans.length === 0) return silent(thing, names.customerName, seq, viewer);
  const planned = new Set(plans.map((plan) => plan.subscriptionId));
  const rows = [...plans, ...cannotMove.filter((one) => !planned.has(one.subscriptionId))].map((one) => ({
    id: thingId({ ...thing, kind: 'plan', subscriptionId: one.subscriptionId }),
    name: one.name,
    kind: one.kind,
    quantity: one.quantity,
    ...('done' in one ? { plan: one } : {}),
  }));
  const input = { ...names, rows, customerId: thingId({ kind: 'customer', customerId: thing.customerId }) };
  return { shows: undefined, revision: seq, view: (context) => plansView(input, viewer, context) };
}

/** A.3-17: the plan for one of them, or the proposal of one. */
export async function presentPlan(deps: PresentDeps, thing: Of<'plan'>, viewer: Viewer): Promise<Found | undefined> {
  const loaded = await load(deps, thing, viewer);
  if (loaded === undefined) return undefined;
  const { names, plans, observation, seq, state } = loaded;
  const { customerId, provider, subscriptionId } = thing;
  const plan = plans.find((one) => one.subscriptionId === subscriptionId);
  const live = observation?.subscriptions.find((one) => one.id === subscriptionId);
  const about = plan ?? live;
  if (about === undefined)
    return observation === undefined ? silent(thing, names.customerName, seq, viewer) : undefined;
  const input: PlanInput = {
    id: thingId(thing),
    ...names,
    name: about.name,
    kind: about.kind,
    quantity: about.quantity,
    relationshipId: thingId({ kind: 'relationship', customerId, provider }),
    plansId: thingId({ kind: 'plans', customerId, provider }),
    ...(plan === undefined ? {} : { plan }),
    ...(observation === undefined
      ? {}
      : {
          listed: observation.partners.includes(plan?.provider ?? provider),
          agreementSatisfied: agreementSatisfied(
            knownAgreement(state, plan?.provider ?? provider, observation.agreement) ?? 'none',
          ),
          gone: live === undefined || live.status === 'deleted' || live.status === 'expired',
        }),
  };
  return { shows: plan, revision: seq, view: (context) => planView(input, viewer, context) };
}

async function load(deps: PresentDeps, thing: { customerId: string; provider: string }, viewer: Viewer) {
  const { tenantId } = viewer;
  const [row, programme, { state, seq }, observation] = await Promise.all([
    loadCustomerRow(deps.store, tenantId, thing.customerId),
    loadProgramme(deps.store, tenantId),
    loadCustomer(deps.store, tenantId, thing.customerId),
    customerNow(deps, tenantId, thing.customerId),
  ]);
  const partnership = programme.state.partnerships[thing.provider];
  if (row === undefined || partnership === undefined) return undefined;
  const plans: readonly Plan[] = Object.values(state.plans ?? {});
  const sorted = observation === undefined ? undefined : sortCandidates(observation, state, deps.policy);
  const cannotMove = (sorted?.cannotMove ?? []).filter((one) => needsNewOrder(one.reason));
  const names = { customerName: row.customer.name, providerName: partnership.name };
  return { names, plans, cannotMove, seq, observation, state };
}

function silent(thing: Of<'plan' | 'plans'>, title: string, revision: number, viewer: Viewer): Found {
  const retry = { what: thing.kind, id: thingId(thing) } as const;
  const notice = { title, tone: 'warning', key: 'notice.partnerCenterSilent', retry } as const;
  return { shows: undefined, revision, view: (context) => noticeView(notice, viewer, context) };
}

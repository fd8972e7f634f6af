import type { PersonRef } from '../actor';
import { type Decision, happens, nothingHappens, refused } from '../decision';
import { requireRole } from '../policy/requireRole';
import { refuse } from '../refusal';
import { checkVersion } from '../version';
import { knownAgreement } from './agreement';
import type { CustomerCommand } from './commands';
import { agreementSatisfied, type Customer } from './customer';
import type { CustomerEvent } from './events';
import type { SubscriptionKind } from './subscriptionLine';

/** What the partner records, in the order that never cuts the customer off; relationship and agreement come before (A.3-17). */
export const planSteps = ['ordered', 'working', 'canceled'] as const;
export type PlanStep = (typeof planSteps)[number];

/** The way out for one subscription that cannot be transferred (CON-11): ordered anew at the provider, the old one canceled. */
export interface Plan {
  readonly subscriptionId: string;
  readonly name: string;
  readonly kind: SubscriptionKind;
  readonly quantity: number;
  readonly provider: string;
  readonly providerName: string;
  readonly version: number;
  readonly openedBy: PersonRef;
  readonly openedAt: string;
  readonly done: Readonly<Partial<Record<PlanStep, { readonly by: PersonRef; readonly at: string }>>>;
  /** The partner chose to cancel before the customer works on the new offer, knowing what that means. */
  readonly canceledFirst?: true;
}

type Advance = Extract<CustomerCommand, { type: 'advancePlan' }>;
export type PlanEvent = Extract<CustomerEvent, { type: 'PlanOpened' | 'PlanAdvanced' }>;

export const isPlanDone = (plan: Plan): boolean => planSteps.every((step) => plan.done[step] !== undefined);

/** The step that is next in the proposed order; undefined once all are done. */
export const nextStep = (plan: Plan | undefined): PlanStep | undefined =>
  planSteps.find((step) => plan?.done[step] === undefined);

/**
 * CON-11, A.3-17: opens the plan, or records one of its steps. The proposed order is kept unless the partner says that it
 * cancels first; the provider cannot order before it has a relationship and the agreement (MOV-1, MCA-6).
 */
export function advancePlan(state: Customer, command: Advance): Decision<CustomerEvent> {
  const { actor, subscriptionId, step, facts, now: at } = command;
  const no = requireRole(command.policy, 'advancePlan', actor);
  if (no !== undefined) return refused(no);
  const by = { tenantId: actor.tenantId, userId: actor.userId };
  const plan = state.plans?.[subscriptionId];
  if (plan === undefined) {
    if (step !== 'open') return refused(refuse('CON-11', 'planNotOpen'));
    const { name, kind, quantity, providerName } = facts;
    const about = { subscriptionId, name, kind, quantity, provider: command.provider, providerName };
    return happens({ type: 'PlanOpened', plan: { ...about, version: 1, openedBy: by, openedAt: at, done: {} }, at });
  }
  if (step === 'open') return nothingHappens;
  const done = plan.done[step];
  if (done !== undefined) return refused(refuse('CON-11', 'planStepDone', done));
  const stale = checkVersion(plan.version, command.version);
  if (stale !== undefined) return refused(stale);
  if (step === 'ordered' && !facts.providerListed)
    return refused(refuse('MOV-1', 'providerNotListed', { about: plan.providerName }));
  const agreement = knownAgreement(state, plan.provider, facts.agreement) ?? 'none';
  if (step === 'ordered' && !agreementSatisfied(agreement))
    return refused(refuse('MCA-6', 'agreementMissing', { about: plan.providerName }));
  if (step === 'working' && plan.done.ordered === undefined) return refused(refuse('CON-11', 'planOrder'));
  const early = step === 'canceled' && plan.done.working === undefined;
  if (early && command.cancelFirst !== true) return refused(refuse('CON-11', 'planOrder'));
  return happens({
    type: 'PlanAdvanced',
    subscriptionId,
    step,
    by,
    at,
    ...(early ? { canceledFirst: true as const } : {}),
  });
}

export function evolvePlans(state: Customer, event: PlanEvent): Customer {
  const plans = state.plans ?? {};
  if (event.type === 'PlanOpened') return { ...state, plans: { ...plans, [event.plan.subscriptionId]: event.plan } };
  const plan = plans[event.subscriptionId];
  if (plan === undefined) return state;
  const done = { ...plan.done, [event.step]: { by: event.by, at: event.at } };
  const canceledFirst = event.canceledFirst === undefined ? {} : { canceledFirst: event.canceledFirst };
  const advanced = { ...plan, version: plan.version + 1, done, ...canceledFirst };
  return { ...state, plans: { ...plans, [event.subscriptionId]: advanced } };
}

import { isPlanDone, nextStep, type PlanStep, planSteps } from '../domain/customer/plan';
import { frame } from './frame';
import { type Link, link, linkRows, primary } from './links';
import { hasOneOf, roleNames, whoWhen } from './people';
import type { PlanInput } from './planInputs';
import { type Check, noted, passed, section, sections } from './sections';
import { baseText } from './subscriptionText';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

/** Steps of a plan: relationship, agreement, and the three that are recorded. */
const stepCount = 2 + planSteps.length;

/** CON-11, A.3-17: the way out for one subscription that cannot be transferred, step by step, and why in this order. */
export function planView(input: PlanInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const { plan } = input;
  const names = { customer: input.customerName, provider: input.providerName };
  const roles = context.policy.roles.advancePlan;
  const allowed = hasOneOf(viewer, roles);
  const done = plan !== undefined && isPlanDone(plan);
  const next = nextStep(plan);
  const ready = input.listed !== false && input.agreementSatisfied !== false;
  const canRecord = allowed && plan !== undefined && next !== undefined && (next !== 'ordered' || ready);
  const status = done ? 'done' : plan === undefined ? 'proposed' : 'underWay';
  return {
    template: 'plan',
    data: {
      id: input.id,
      version: plan?.version ?? 0,
      ...frame(words, viewer, context, {
        title: { key: 'plan.title', args: { name: input.name } },
        status: { key: `plan.${status}`, args: { done: doneCount(input), count: stepCount } },
        place: { key: 'plan.place', args: names },
        tone: done ? 'Good' : 'Accent',
        rules: true,
      }),
      sections: sections(
        section({
          heading: words.say('plan.what', { line: baseText(words, input) }),
          lines: [words.raw(`cannotMove.${input.kind}`)],
        }),
        section({ heading: words.say('plan.stepsHeading'), checks: checks(words, input, viewer, context) }),
        done
          ? undefined
          : section(
              { lines: [words.say('plan.why', names), words.say('plan.interruption', names), words.say('plan.fees')] },
              'warning',
            ),
        section({
          lines: [
            plan?.canceledFirst === true ? words.say('plan.canceledFirst') : undefined,
            done && input.gone === false ? words.say('plan.stillThere', names) : undefined,
            allowed ? undefined : words.say('common.readOnly', { roles: roleNames(words, roles, 'disjunction') }),
          ],
        }),
      ),
      begin: allowed && plan === undefined ? [{ title: words.label('button.planBegin') }] : [],
      advance: canRecord ? [{ title: words.label(`button.plan_${next}`, names), step: next }] : [],
      cancelFirst:
        allowed && plan !== undefined && plan.done.canceled === undefined && next !== 'canceled'
          ? [
              {
                title: words.label('button.planCancelFirst'),
                text: words.say('plan.cancelFirstAsk', names),
                send: words.label('button.planCanceledFirst'),
              },
            ]
          : [],
      linkRows: linkRows(links(words, input, allowed, canRecord)),
    },
  };
}

function checks(words: Words, input: PlanInput, viewer: Viewer, context: CardContext): readonly Check[] {
  const names = { customer: input.customerName, provider: input.providerName };
  const state = (known: boolean | undefined, key: string): Check =>
    known === true ? passed(words.say(`plan.${key}Yes`, names)) : noted(words.say(`plan.${key}No`, names));
  const recorded = (step: PlanStep): Check => {
    const did = input.plan?.done[step];
    if (did === undefined) return noted(words.say(`plan.step.${step}`, names));
    return passed(
      words.say('plan.stepDone', {
        step: words.raw(`plan.step.${step}`, names),
        whoWhen: whoWhen(words, viewer, context, did),
      }),
    );
  };
  return [
    state(input.listed, 'relationship'),
    state(input.agreementSatisfied, 'agreement'),
    ...planSteps.map((step) => recorded(step)),
  ];
}

/** How many of the steps are behind: what Partner Center shows counts like what was recorded. */
const doneCount = ({ plan, listed, agreementSatisfied }: PlanInput): number =>
  planSteps.filter((step) => plan?.done[step] !== undefined).length +
  [listed, agreementSatisfied].filter((one) => one === true).length;

function links(words: Words, input: PlanInput, allowed: boolean, canRecord: boolean): readonly Link[] {
  const extend = link(words, 'relationship', input.relationshipId, 'button.relationship', { name: input.providerName });
  const waits = allowed && input.plan !== undefined && input.listed === false;
  return [
    ...(waits ? [canRecord ? extend : primary(extend)] : []),
    link(words, 'plans', input.plansId, 'button.allPlans'),
  ];
}

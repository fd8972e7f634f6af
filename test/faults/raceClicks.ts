import type { TransferPointer } from '../../src/store/documents/pointerDocument';
import { boreal, lumen, meridian, nordwind, type SimulatedPerson } from '../support/people';
import type { RandomChoices } from '../support/randomFrom';
import { peopleOf } from './racePeople';

/** A press of a button: who, which, with what data. */
export interface Click {
  readonly person: SimulatedPerson;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** What is done at the same moment behind everybody's back: the license count of a subscription changes. */
  readonly drift?: { readonly subscriptionId: string; readonly quantity: number };
}

export interface Target {
  readonly pointer: string;
  readonly doc: TransferPointer;
}

/** What can be asked for: per customer the draft's id and the subscriptions that can move. */
export interface Draft {
  readonly id: string;
  readonly subscriptionIds: readonly string[];
}

const partnerVerbs = ['withdrawTransfer', 'undo', 'recreateTransfer', 'verifyAsPartner'] as const;
const weights = {
  acceptTransfer: 24,
  withdrawTransfer: 16,
  undo: 16,
  createTransfer: 18,
  rejectTransfer: 7,
  verifyAsProvider: 8,
  verifyAsPartner: 6,
  recreateTransfer: 3,
  askRecreate: 2,
};

/** In which states a person is offered the button. */
const goesWith = {
  acceptTransfer: ['active', 'held'],
  withdrawTransfer: ['active', 'held', 'answering'],
  undo: ['answering', 'sending'],
  rejectTransfer: ['active', 'held'],
  verifyAsProvider: ['finished'],
  verifyAsPartner: ['providerVerified'],
  recreateTransfer: ['active', 'held'],
  askRecreate: ['active', 'held'],
};

/** One more random click, on any of the requests there are or for a new one. */
export function randomClick(random: RandomChoices, targets: readonly Target[], drafts: readonly Draft[]): Click {
  const verb = targets.length === 0 ? 'createTransfer' : random.weighted(weights);
  if (verb === 'createTransfer') return creation(random, random.of(drafts));
  const fitting = targets.filter(({ doc }) => (goesWith[verb] as readonly string[]).includes(doc.projection.status));
  return clickOn(random, random.of(fitting.length > 0 && random.next() < 0.8 ? fitting : targets), verb);
}

/** Presses of several people on the same request at the same moment. */
export function clash(random: RandomChoices, target: Target): readonly Click[] {
  const { lines } = target.doc.projection;
  const drift = { subscriptionId: random.of(lines)?.subscriptionId ?? '', quantity: 1 + random.below(90) };
  switch (random.below(4)) {
    case 0:
      return [clickOn(random, target, 'withdrawTransfer'), clickOn(random, target, 'acceptTransfer')];
    case 1:
      return [{ ...clickOn(random, target, 'acceptTransfer'), drift }, clickOn(random, target, 'recreateTransfer')];
    case 2:
      return [clickOn(random, target, 'acceptTransfer'), clickOn(random, target, 'rejectTransfer')];
    default:
      return Array.from({ length: 3 }, () => clickOn(random, target, 'acceptTransfer'));
  }
}

/** Either side's agent presses it; sometimes somebody without the role, of the other side, or of an organization that has no part in it. */
export function clickOn(random: RandomChoices, { pointer, doc }: Target, verb: string): Click {
  const own = (partnerVerbs as readonly string[]).includes(verb) && (verb !== 'undo' || random.next() < 0.3);
  const luck = random.next();
  const tenants = luck < 0.05 ? [meridian, lumen] : luck < 0.1 ? [boreal, nordwind] : [own ? boreal : nordwind];
  const { version } = doc.projection;
  // A card from before, or from a replica that is ahead.
  const shown = random.next();
  const known = shown < 0.08 ? version - 1 : shown < 0.1 ? version + 1 : version;
  const inputs =
    verb === 'rejectTransfer'
      ? { reason: 'other', comment: 'not now' }
      : verb === 'verifyAsProvider'
        ? { allThere: 'true' }
        : {};
  return {
    person: someone(random, ...tenants),
    verb,
    data: { id: `transfer:${pointer}`, version: Math.max(0, known), ...inputs },
  };
}

/** Mostly somebody who may. */
function someone(random: RandomChoices, ...tenants: readonly string[]): SimulatedPerson {
  const all = peopleOf(...tenants);
  return random.of(random.next() < 0.75 ? all.filter(({ name }) => name.includes('admin')) : all);
}

function creation(random: RandomChoices, { id, subscriptionIds }: Draft): Click {
  const chosen = subscriptionIds.filter(() => random.next() < 0.4);
  const some = chosen.length === 0 ? subscriptionIds.slice(0, 1) : chosen;
  const person = someone(random, random.next() < 0.95 ? boreal : lumen);
  return { person, verb: 'createTransfer', data: { id, subscriptionIds: some.join() } };
}

import type { Transfer } from '../../../src/partnerCenter/partnerCenter';
import { alize, boreal, meridian, nordwind } from '../../../src/simulator/world/organizations';
import { customerId, subscriptionId } from '../../../src/simulator/world/worldIds';
import { createStage, type Stage } from '../../simulator/support/stage';
import { cancel, refOfTransfer, refusal, request, submit } from './support';

const adventure = customerId(4);
const relecloud = customerId(22);
const lines = {
  legacy: [subscriptionId(4, 1), subscriptionId(4, 2)],
  newCommerce: [4, 5].map((n) => subscriptionId(22, n)),
};
const submitted = [
  { subscriptionId: subscriptionId(22, 4), kind: 'reservation' },
  { subscriptionId: subscriptionId(22, 5), kind: 'term' },
] as const;

let stage: Stage;
beforeEach(async () => {
  stage = await createStage({ world: 'midway', ruleSet: 'current-2026', transferDelayMs: 3_600_000 });
});
afterEach(() => stage.close());

const later = () => stage.control('POST', '/_sim/clock', { advance: 'PT1H' });
const spoil = async (ids: readonly string[]) => {
  for (const id of ids) await stage.control('PATCH', `/_sim/subscriptions/${id}`, { syncState: 'None' });
};

const legacy = {
  open: () =>
    stage
      .connect(boreal)
      .protocol('legacy')
      .open({ customerId: adventure, providerTenantId: nordwind, subscriptionIds: lines.legacy }, {}),
  accept: (one: Transfer) => stage.connect(nordwind).protocol('legacy').accept(refOfTransfer(one), [], {}),
  reject: (one: Transfer) => stage.connect(nordwind).protocol('legacy').reject(refOfTransfer(one), {}),
  withdraw: (one: Transfer) => stage.connect(boreal).protocol('legacy').cancel(refOfTransfer(one), {}),
};

const newCommerce = {
  open: () => request(stage, relecloud),
  accept: (one: Transfer) => submit(stage, one, submitted),
  cancel: (one: Transfer) => cancel(stage, one),
};

type LegacyState = 'Active' | 'InProgress' | 'Complete' | 'PartiallyComplete' | 'Failed' | 'Reject' | 'Withdrawn';

/** Brings a new transfer into a state. */
const legacyStates: Readonly<Record<LegacyState, () => Promise<Transfer>>> = {
  Active: () => legacy.open(),
  InProgress: async () => {
    const made = await legacy.open();
    await legacy.accept(made);
    return made;
  },
  Complete: async () => {
    const made = await legacyStates.InProgress();
    await later();
    return made;
  },
  PartiallyComplete: async () => {
    await spoil(lines.legacy.slice(1));
    return legacyStates.Complete();
  },
  Failed: async () => {
    await spoil(lines.legacy);
    return legacyStates.Complete();
  },
  Reject: async () => {
    const made = await legacy.open();
    await legacy.reject(made);
    return made;
  },
  Withdrawn: async () => {
    const made = await legacy.open();
    await legacy.withdraw(made);
    return made;
  },
};

type NewCommerceState = 'Pending' | 'InProgress' | 'Complete' | 'PartiallyComplete' | 'Failed' | 'Cancel' | 'Expired';

const newCommerceStates: Readonly<Record<NewCommerceState, () => Promise<Transfer>>> = {
  Pending: () => newCommerce.open(),
  InProgress: async () => {
    const made = await newCommerce.open();
    await newCommerce.accept(made);
    return made;
  },
  Complete: async () => {
    const made = await newCommerceStates.InProgress();
    await later();
    return made;
  },
  PartiallyComplete: async () => {
    await spoil(lines.newCommerce.slice(1));
    return newCommerceStates.Complete();
  },
  Failed: async () => {
    await spoil(lines.newCommerce);
    return newCommerceStates.Complete();
  },
  Cancel: async () => {
    const made = await newCommerce.open();
    await newCommerce.cancel(made);
    return made;
  },
  Expired: async () => {
    const made = await newCommerce.open();
    await stage.control('POST', '/_sim/clock', { advance: 'P30D' });
    return made;
  },
};

const inProgress = /^409 90010[14]$/u;
const over = /^400 900102$/u;
const gone = /^404 900100$/u;
const taken = /^taken$/u;

describe('TRF-16: the life of a legacy request, as seen and as it may go on', () => {
  it.each([
    ['Active', 'active', { accept: taken, reject: taken, withdraw: taken }],
    ['InProgress', 'inProgress', { accept: inProgress, reject: inProgress, withdraw: inProgress }],
    ['Complete', 'complete', { accept: over, reject: over, withdraw: over }],
    ['PartiallyComplete', 'partlyComplete', { accept: over, reject: over, withdraw: over }],
    ['Failed', 'failed', { accept: over, reject: over, withdraw: over }],
    ['Reject', 'rejected', { accept: over, reject: over, withdraw: over }],
    ['Withdrawn', undefined, { accept: gone, reject: gone, withdraw: gone }],
  ] as const)('%s reads as %s', async (state, status, acts) => {
    const made = await legacyStates[state]();
    for (const side of [boreal, nordwind]) {
      expect((await stage.connect(side).transfer(adventure, made.id))?.status).toBe(status);
    }
    expect(await stage.connect(meridian).transfer(adventure, made.id)).toBeUndefined();
    for (const [act, expected] of Object.entries(acts) as [keyof typeof acts, RegExp][]) {
      const one = state === 'Active' ? await another(legacyStates.Active, made) : made;
      expect([act, await refusal(legacy[act](one))]).toEqual([act, expect.stringMatching(expected)]);
    }
  });
});

describe('TRF-16: the life of a new-commerce request, as seen and as it may go on', () => {
  it.each([
    ['Pending', 'active', { accept: taken, cancel: taken }],
    ['InProgress', 'inProgress', { accept: inProgress, cancel: inProgress }],
    ['Complete', 'complete', { accept: over, cancel: over }],
    ['PartiallyComplete', 'partlyComplete', { accept: over, cancel: over }],
    ['Failed', 'failed', { accept: over, cancel: over }],
    ['Cancel', 'withdrawn', { accept: over, cancel: over }],
    ['Expired', 'expired', { accept: over, cancel: over }],
  ] as const)('%s reads as %s', async (state, status, acts) => {
    const made = await newCommerceStates[state]();
    for (const side of [boreal, nordwind]) {
      expect((await stage.connect(side).transfer(relecloud, made.id))?.status).toBe(status);
    }
    expect(await refusal(stage.connect(alize).protocol('newCommerce').cancel(refOfTransfer(made), {}))).toBe(
      '404 900100',
    );
    for (const [act, expected] of Object.entries(acts) as [keyof typeof acts, RegExp][]) {
      const one = state === 'Pending' ? await another(newCommerceStates.Pending, made) : made;
      expect([act, await refusal(newCommerce[act](one))]).toEqual([act, expect.stringMatching(expected)]);
    }
  });
});

/** An open request is used up by each act: the world begins again for the next. */
async function another(open: () => Promise<Transfer>, first: Transfer): Promise<Transfer> {
  const { status } = (await stage.connect(boreal).transfer(first.customerId, first.id)) ?? {};
  if (status === 'active') return first;
  await stage.control('POST', '/_sim/reset', { world: 'midway' });
  return open();
}

it('CON-3: rejected, withdrawn and failed lines are free again; completed ones are not', async () => {
  const eligible = async () =>
    (await stage.connect(boreal).eligibility(adventure)).filter((one) => one.eligible).map((one) => one.subscriptionId);
  await legacyStates.Reject();
  expect(await eligible()).toEqual(lines.legacy);
  await legacyStates.Withdrawn();
  expect(await eligible()).toEqual(lines.legacy);
  await legacyStates.PartiallyComplete();
  expect(await eligible()).toEqual(lines.legacy.slice(1));
});

it('a partner agreement that is not signed stops a legacy acceptance: the reseller’s 900123, the own one 900124', async () => {
  const made = await legacy.open();
  await stage.control('PATCH', `/_sim/partners/${boreal}`, { mpaSigned: false });
  expect(await refusal(legacy.accept(made))).toBe('403 900123');
  await stage.control('PATCH', `/_sim/partners/${boreal}`, { mpaSigned: true });
  await stage.control('PATCH', `/_sim/partners/${nordwind}`, { mpaSigned: false });
  expect(await refusal(legacy.accept(made))).toBe('403 900124');
  await stage.control('PATCH', `/_sim/partners/${nordwind}`, { mpaSigned: true });
  expect(await refusal(legacy.accept(made))).toBe('taken');
});

it('without a transferType, or with none in it, a request is a legacy one', async () => {
  const body = {
    transferType: null,
    SourcePartnerTenantId: boreal.toUpperCase(),
    TargetPartnerTenantId: nordwind,
    LineItems: [{ SubscriptionId: lines.legacy[0] }],
  };
  const made = await stage.raw(boreal, 'POST', `/v1/customers/${adventure}/transfers`, { body });
  expect(made).toMatchObject({ status: 201, body: { status: 'Active' } });
  expect(made.body).not.toHaveProperty('transferType');
});

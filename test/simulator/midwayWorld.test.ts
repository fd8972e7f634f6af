import type { State } from '../../src/simulator/state';
import { ineligibility } from '../../src/simulator/transfers/eligibility';
import { freshWorld } from '../../src/simulator/world/freshWorld';
import { midwayWorld } from '../../src/simulator/world/midwayWorld';
import { alize, boreal, meridian, nordwind } from '../../src/simulator/world/organizations';
import { customerId, subscriptionId } from '../../src/simulator/world/worldIds';

const now = new Date('2026-11-24T15:00:00Z');
const world = midwayWorld('test', now);

const customer = (n: number) => {
  const found = world.customers.find(({ id }) => id === customerId(n));
  if (found === undefined) throw new Error(`no customer ${n}`);
  return found;
};
const transfer = (n: number) => world.transfers.find((one) => one.customerId === customerId(n));
const line = (id: string) => world.subscriptions.find((one) => one.id === id);
const related = (partner: string, provider: string, via: 'extension' | 'invitation', listed = true): number[] =>
  world.customers
    .filter(({ links }) =>
      links.some(
        (link) =>
          link.kind === 'indirect' &&
          link.resellerTenantId === partner &&
          link.providerTenantId === provider &&
          link.via === via &&
          link.listed === listed,
      ),
    )
    .map(({ id }) => Number(id.slice(-2)));
const isOpen = (one: State['transfers'][number]) => one.status === 'Active' || one.status === 'InProgress';
const everyId = (one: State['transfers'][number]) =>
  one.lines.flatMap(({ subscriptionId: id, addons }) => [id, ...addons.map((addon) => addon.subscriptionId)]);

describe('the starting point midway', () => {
  test('ENR-16, PRO-9: Boréal is enrolled and partnered with both providers, one after the other', () => {
    const partner = world.organizations.find(({ tenantId }) => tenantId === boreal);
    expect(partner?.enrollment.status).toBe('enrolled');
    const accepted = world.partnerships.filter((one) => one.partnerTenantId === boreal && one.status === 'accepted');
    expect(accepted.map((one) => one.providerTenantId)).toEqual([nordwind, meridian]);
    const steps = [partner?.enrollment.submittedAt, partner?.enrollment.enrolledAt, accepted[0]?.acceptedAt];
    expect([...steps].sort()).toEqual(steps);
  });

  test('EXT-1, EXT-14: who is extended to whom, and the one whose provider is not listed', () => {
    expect(related(boreal, nordwind, 'extension')).toEqual([
      2, 3, 4, 5, 6, 7, 10, 11, 12, 13, 16, 17, 18, 22, 23, 24, 26, 27, 29, 33, 34, 35,
    ]);
    expect(related(boreal, meridian, 'extension')).toEqual([30]);
    expect(related(boreal, nordwind, 'extension', false)).toEqual([36]);
    expect(related(boreal, nordwind, 'invitation')).toEqual([28, 37, 38]);
    expect(related(boreal, meridian, 'invitation')).toEqual([39]);
  });

  test('EXT-9, INV-12: an extension gives no delegated admin, an authorized invitation does', () => {
    const indirect = world.customers.flatMap(({ links }) => links.filter((link) => link.kind === 'indirect'));
    expect(indirect.filter((link) => link.delegatedAdmin !== (link.via !== 'extension'))).toEqual([]);
  });

  test('MCA-5: the provider has attested Litware’s agreement; for Fabrikam only the partner has', () => {
    const by = (n: number) => customer(n).agreements.map(({ tenantId }) => tenantId);
    expect(by(16)).toEqual([boreal, nordwind]);
    expect(by(2)).toEqual([boreal]);
    expect([3, 20, 25, 27].map((n) => [customer(n).signedDirectly, by(n)])).toEqual(Array(4).fill([false, []]));
  });

  test('CON-5, CON-6: customer 10’s open request holds 50 licenses while it has 55', () => {
    expect(transfer(10)).toMatchObject({ status: 'Active', lines: [{ quantity: 50 }] });
    expect(line(subscriptionId(10, 1))?.quantity).toBe(55);
  });

  test('CON-3: customer 11’s request has been open for six business days; its other line is free', () => {
    expect(transfer(11)).toMatchObject({ status: 'Active', createdAt: expect.stringMatching(/^2026-11-16T1[4-8]/u) });
    const reasons = [1, 2].map((n) => {
      const found = line(subscriptionId(11, n));
      return found && ineligibility(world, found)?.reason;
    });
    expect(reasons).toEqual([
      `subscription is already part of another transfer request id : ${transfer(11)?.id}`,
      undefined,
    ]);
  });

  test('TRF-14: customer 29’s request was rejected, and its subscriptions are free again', () => {
    expect(transfer(29)?.status).toBe('Reject');
    const lines = world.subscriptions.filter((one) => one.customerId === customerId(29) && !one.parentId);
    expect(lines.map((one) => ineligibility(world, one))).toEqual([undefined, undefined]);
  });

  test('CON-1, CON-2, VER-6, VER-7: what completed left suspended licenses and moved Azure under its own id', () => {
    expect([33, 34, 35].map((n) => transfer(n)?.status)).toEqual(['Complete', 'Complete', 'Complete']);
    expect(line(subscriptionId(33, 1))).toMatchObject({ status: 'suspended', tenantId: boreal });
    expect(line(subscriptionId(34, 2))).toMatchObject({ transferred: true });
    const arrived = world.subscriptions.filter(
      (one) => one.tenantId === nordwind && [33, 34, 35].some((n) => one.customerId === customerId(n)),
    );
    expect(arrived.map(({ offer, quantity }) => `${offer} ${quantity}`)).toEqual(['E3 150', 'BP 18', 'PAYG 1', 'BP 5']);
    const azure = arrived.find(({ offer }) => offer === 'PAYG');
    expect(azure?.azureId).toBe(line(subscriptionId(34, 2))?.azureId);
    expect(azure?.id).not.toBe(subscriptionId(34, 2));
  });

  test('TRF-12: Alizé has a request of its own with Nordwind, for a customer that Boréal sells to as well', () => {
    expect(transfer(41)).toMatchObject({ status: 'Active', sourceTenantId: alize, targetTenantId: nordwind });
    expect(transfer(41)?.lines.map((one) => line(one.subscriptionId)?.tenantId)).toEqual([alize]);
    expect(related(boreal, nordwind, 'extension')).not.toContain(41);
  });

  test('CON-3: every open request’s subscriptions exist at the source, and none is in two', () => {
    const open = world.transfers.filter(isOpen);
    for (const one of open) {
      for (const id of everyId(one)) expect(line(id)).toMatchObject({ tenantId: one.sourceTenantId });
    }
    const ids = open.flatMap(everyId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(0);
  });

  test('no two things have one id, and nothing lies in the future', () => {
    for (const things of [world.subscriptions, world.transfers, world.customers, world.audit]) {
      expect(new Set(things.map(({ id }) => id)).size).toBe(things.length);
    }
    const instants = JSON.stringify(world).match(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/gu) ?? [];
    expect(instants.filter((instant) => instant > now.toISOString())).toEqual([]);
  });

  test('the same seed and clock make the same world; another seed makes other ids', () => {
    expect(midwayWorld('test', now)).toEqual(world);
    const ids = ({ transfers }: State) => transfers.map(({ id }) => id);
    expect(ids(midwayWorld('other', now))).not.toEqual(ids(world));
  });

  test('everyone else is where fresh has them', () => {
    const fresh = freshWorld('test', now);
    for (const n of [1, 8, 9, 14, 15, 19, 20, 21, 25, 31, 32, 37, 39, 40, 42]) {
      expect(customer(n)).toEqual(fresh.customers.find(({ id }) => id === customerId(n)));
    }
  });
});

import { DirectoryUnavailable } from '../../src/directory/directory';
import { noCustomer } from '../../src/domain/customer/customer';
import { noProgramme, type Programme } from '../../src/domain/programme/programme';
import { everythingByApi } from '../../src/partnerCenter/operations';
import { type PartnerCenterConnection, PartnerCenterError } from '../../src/partnerCenter/partnerCenter';
import { unanswered } from '../../src/partnerCenter/verdicts';
import { aTransfer, effect, relayHarness } from '../support/relayHarness';

const ref = { pk: 'partner', id: 'programme' };
const by = { tenantId: 'partner', userId: 'camille' };
const at = '2026-10-05T11:00:00.000Z';
const accepting: Programme = {
  ...noProgramme,
  opened: true,
  enrollment: { status: 'enrolled', version: 3, by, at },
  partnerships: { provider: { status: 'accepting', version: 1, name: 'Nordwind', by, at } },
};
const noAnswer = () => {
  throw new PartnerCenterError('no answer', { answered: false, verdict: unanswered });
};
const customer = { pk: 'partner', id: 'customer:c' };
const connectionTo = (fake: object): PartnerCenterConnection =>
  ({ operations: everythingByApi, ...fake }) as PartnerCenterConnection;

describe('outages', () => {
  test('design 7: an outage of an hour parks nothing, raises an alert, is retried at least every minute, and the effect happens once', async () => {
    let up = false;
    const acceptances: string[] = [];
    const connection = connectionTo({
      partners: async () => (up ? [] : noAnswer()),
      portal: {
        partnershipInvitations: async () => [],
        acceptPartnership: async (provider: string) => {
          if (!up) noAnswer();
          acceptances.push(provider);
        },
      },
    });
    const relay = relayHarness({ connection: () => connection });
    await relay.given(ref, accepting, [effect('a', { kind: 'acceptPartnership', provider: 'provider' })]);
    for (let minute = 0; minute < 60; minute += 1) {
      await relay.sweep();
      relay.pass(60_000);
    }
    const [waiting] = (await relay.doc(ref)).outbox;
    expect(waiting?.parked).toBeUndefined();
    expect(waiting?.failures).toBe(60);
    expect(Date.parse(waiting?.notBefore ?? '') - Date.parse(relay.now())).toBeLessThanOrEqual(60_000);
    expect(relay.alerts).toHaveLength(2);
    up = true;
    await relay.sweep();
    await relay.sweep();
    expect(acceptances).toEqual(['provider']);
    expect((await relay.doc(ref)).state).toMatchObject({ partnerships: { provider: { status: 'accepted' } } });
  });

  test('design 7: a directory that is down for long keeps a card waiting, and does not park it', async () => {
    let up = false;
    const directory = {
      rolesOf: async () => {
        if (!up) throw new DirectoryUnavailable(new Error('down'));
        return { roles: ['globalAdmin' as const], readAt: at, guest: false, found: true };
      },
    };
    const woken: string[] = [];
    const relay = relayHarness({ directory, wakeCards: (cards) => woken.push(...cards.map((card) => card.id)) });
    await relay.store.create('people', {
      pk: 'partner',
      id: 'camille',
      type: 'person',
      v: 1,
      name: 'Camille',
      conversation: {},
    });
    await relay.given(ref, accepting, [
      effect('p', {
        kind: 'publish',
        subject: { kind: 'enrollment' },
        sides: ['partner'],
        tell: [{ audience: { to: 'partner', roles: 'globalAdmins' }, turn: true }],
      }),
    ]);
    for (let minute = 0; minute < 30; minute += 1) {
      await relay.sweep();
      relay.pass(60_000);
    }
    up = true;
    await relay.sweep();
    expect(woken).toEqual(['enrollment|camille']);
    expect((await relay.doc(ref)).outbox).toEqual([]);
  });

  test('design 6: an effect that fails by the program’s own fault is parked with an alert, and the rest of the document goes on', async () => {
    let accepted = 0;
    const connection = connectionTo({
      partners: async () => [],
      portal: {
        partnershipInvitations: async () => {
          throw new TypeError('a mistake in the program');
        },
        acceptPartnership: async () => {
          accepted += 1;
        },
      },
    });
    const relay = relayHarness({ connection: () => connection });
    await relay.given(ref, accepting, [
      effect('w', { kind: 'watchPartnerships' }),
      effect('a', { kind: 'acceptPartnership', provider: 'provider' }),
    ]);
    for (let tries = 0; tries < 12; tries += 1) {
      await relay.sweep();
      relay.pass(60_000);
    }
    const parked = (await relay.doc(ref)).outbox.filter((item) => item.parked !== undefined);
    expect(parked.map((item) => item.id)).toContain('w');
    expect(relay.alerts.length).toBeGreaterThan(0);
    expect(accepted).toBe(1);
  });

  test('design 6: a parked watch watches nothing, so the one that comes after it stays', async () => {
    let looks = 0;
    const connection = connectionTo({
      transfer: async () => {
        looks += 1;
        return { status: 'active' };
      },
      subscriptions: async () => [],
    });
    const relay = relayHarness({ connection: () => connection });
    const active = aTransfer({ status: 'active', transferId: 't' });
    const watch = { kind: 'watchTransfer', n: 1, stage: 'active' } as const;
    await relay.given(customer, { ...noCustomer, transfers: { '1': active }, lastTransfer: 1 }, [
      { ...effect('w1', watch), parked: { at, reason: 'failed too often' } },
      effect('w2', watch),
    ]);
    await relay.sweep();
    expect(looks).toBe(1);
    expect((await relay.doc(customer)).outbox.map((item) => item.id)).toEqual(['w1', 'w2']);
  });
});

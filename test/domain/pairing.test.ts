import type { Actor } from '../../src/domain/actor';
import { type Customer, noCustomer } from '../../src/domain/customer/customer';
import { decideCustomer } from '../../src/domain/customer/decide';
import { customerEffects } from '../../src/domain/customer/effects';
import { evolveCustomer } from '../../src/domain/customer/evolve';
import { seed2021 as policy } from '../../src/domain/policy/seed2021';
import { decideProgramme } from '../../src/domain/programme/decide';
import { programmeEffects } from '../../src/domain/programme/effects';
import type { ProgrammeEvent } from '../../src/domain/programme/events';
import { evolveProgramme } from '../../src/domain/programme/evolve';
import { isPaired } from '../../src/domain/programme/pairing';
import { noProgramme } from '../../src/domain/programme/programme';
import type { Role } from '../../src/domain/roles';
import { specification } from '../support/given';
import { aTransfer } from '../support/relayHarness';

const given = specification({ initial: noProgramme, decide: decideProgramme, evolve: evolveProgramme });
const now = '2026-10-07T14:00:00.000Z';
const expiresAt = '2026-10-14T14:00:00.000Z';
const provider = 'provider';
const of = (tenantId: string, ...roles: readonly Role[]): Actor => ({ tenantId, userId: 'u', roles, rolesReadAt: now });
const camille = of('partner', 'globalAdmin');
const tom = of(provider, 'adminAgent');
const by = { tenantId: provider, userId: 'u' };

const accepted: readonly ProgrammeEvent[] = [
  { type: 'PartnershipInvited', provider, name: 'Nordwind', at: now },
  { type: 'PartnershipAccepted', provider, at: now },
];
const offered: ProgrammeEvent = {
  type: 'PairingOffered',
  provider,
  by: { tenantId: 'partner', userId: 'u' },
  at: now,
  codeId: 'first',
  expiresAt,
};
const paired: ProgrammeEvent = { type: 'ProviderPaired', provider, at: now, by };

const offer = { type: 'offerPairing', now, actor: camille, policy, provider, codeId: 'first', expiresAt } as const;
const confirm = { type: 'confirmPairing', now, actor: tom, policy, codeId: 'first' } as const;
const end = { type: 'endPairing', now, actor: tom, policy, provider } as const;

describe('linking a provider', () => {
  test('a code is asked for once the partnership is accepted, by whoever leads the transition', () => {
    given(...accepted)
      .when(offer)
      .happens('PairingOffered');
    given().when(offer).isRefused('PRO-9', 'partnershipNotAccepted');
    given(...accepted)
      .when({ ...offer, actor: of('partner', 'salesAgent') })
      .isRefused('PRO-9', 'roleNeeded', { roles: ['globalAdmin', 'adminAgent'] });
    given(...accepted, offered, paired)
      .when(offer)
      .isRefused('product', 'alreadyPaired');
  });

  test('the Admin agent of the provider confirms it, once; asking for a code tells the provider nothing', () => {
    const state = given(...accepted, offered)
      .when(confirm)
      .happens('ProviderPaired');
    expect(isPaired(state, provider)).toBe(true);
    expect(programmeEffects(paired)).toContainEqual({ kind: 'spreadPairing', provider });
    expect(programmeEffects(offered)).toEqual([]);
    given(...accepted, offered)
      .when({ ...confirm, actor: of(provider, 'salesAgent') })
      .isRefused('ROL-5', 'roleNeeded', { roles: ['adminAgent'] });
  });

  test.each([
    ['of another code', given(...accepted, offered), { ...confirm, codeId: 'second' }],
    ['used', given(...accepted, offered, paired), confirm],
    ['expired', given(...accepted, offered), { ...confirm, now: expiresAt }],
    ['replaced by a new one', given(...accepted, offered, { ...offered, codeId: 'second' }), confirm],
    ['of another provider', given(...accepted, offered), { ...confirm, actor: of('other', 'adminAgent') }],
    [
      'of a partnership that ended since',
      given(...accepted, offered, { type: 'PartnershipEnded', provider, at: now }),
      confirm,
    ],
    [
      'used before the link ended',
      given(...accepted, offered, paired, { type: 'PairingEnded', provider, at: now, by }),
      confirm,
    ],
  ] as const)('a code %s gets one and the same answer', (_what, state, command) => {
    state.when(command).isRefused('product', 'pairingCodeUnknown', { field: 'code' });
  });

  test('either side ends it for itself, on the card of now', () => {
    const linked = given(...accepted, offered, paired);
    expect(isPaired(linked.when(end).happens('PairingEnded'), provider)).toBe(false);
    linked.when({ ...end, actor: camille }).happens('PairingEnded');
    linked.when({ ...end, version: 1 }).isRefused('product', 'stale');
    linked.when({ ...end, actor: of(provider, 'salesAgent') }).isRefused('PRO-9', 'roleNeeded');
    given(...accepted)
      .when(end)
      .isRefused('product', 'notPaired');
  });

  test('where accepting links the two, it does so once: a link that was ended stays ended', () => {
    const note = { type: 'notePartnershipAccepted', now, provider, pairs: true } as const;
    given({ type: 'PartnershipInvited', provider, name: 'Nordwind', at: now })
      .when(note)
      .happens('PartnershipAccepted', 'ProviderPaired');
    given(...accepted)
      .when(note)
      .happens('ProviderPaired');
    given(...accepted, paired)
      .when(note)
      .changesNothing();
    given(...accepted, paired, { type: 'PairingEnded', provider, at: now, by })
      .when(note)
      .changesNothing();
    given(...accepted)
      .when({ type: 'notePartnershipAccepted', now, provider })
      .changesNothing();
  });
});

describe('what of one customer a provider sees once it is linked', () => {
  const note = { type: 'noteLinking', now, provider, linked: true, version: 2 } as const;
  const customers = specification({ initial: noCustomer, decide: decideCustomer, evolve: evolveCustomer });
  const having = (change: Partial<Customer>): Customer => ({ ...noCustomer, ...change });
  const active = aTransfer({ status: 'active', transferId: 't' });
  const effectsOf = (state: Customer, linked: boolean) => {
    const decision = decideCustomer(state, { ...note, linked });
    if ('refused' in decision) throw new Error('refused');
    return decision.events.flatMap((event) => customerEffects(event, evolveCustomer(state, event)));
  };

  test('a customer with nothing for the provider notes nothing', () => {
    customers().when(note).changesNothing();
    expect(effectsOf(having({ transfers: { 1: { ...active, provider: 'other' } } }), true)).toEqual([]);
  });

  test('what is its turn comes as its turn, and what is not over is shown', () => {
    const inProgress = aTransfer({ status: 'inProgress', transferId: 't2', acceptedAt: now });
    const effects = effectsOf(having({ transfers: { 1: active, 2: { ...inProgress, n: 2 } } }), true);
    expect(effects).toEqual([
      {
        kind: 'publish',
        subject: { kind: 'transfer', n: 1 },
        sides: ['provider'],
        tell: [{ audience: { to: 'providerQueue', provider }, turn: true }],
      },
      { kind: 'publish', subject: { kind: 'transfer', n: 2 }, sides: ['provider'], tell: [] },
    ]);
  });

  test('what is over, or the partner’s own business still, is not shown', () => {
    const rejected = aTransfer({ status: 'rejected', transferId: 't', at: now });
    const creating = aTransfer({ status: 'creating' });
    expect(effectsOf(having({ transfers: { 1: rejected, 2: { ...creating, n: 2 } } }), true)).toEqual([]);
  });

  test('when the link ends everything is taken back, what is over as well', () => {
    const rejected = aTransfer({ status: 'rejected', transferId: 't', at: now });
    const effects = effectsOf(having({ transfers: { 1: active, 2: { ...rejected, n: 2 } } }), false);
    expect(effects.map((effect) => 'subject' in effect && effect.subject)).toEqual([
      { kind: 'transfer', n: 1 },
      { kind: 'transfer', n: 2 },
    ]);
    expect(effects.every((effect) => 'tell' in effect && effect.tell.length === 0)).toBe(true);
  });

  test('one change of the link is noted once', () => {
    const state = having({ transfers: { 1: active } });
    const decision = decideCustomer(state, note);
    const after = 'events' in decision ? decision.events.reduce(evolveCustomer, state) : state;
    expect(decideCustomer(after, note)).toEqual({ events: [] });
    expect(decideCustomer(after, { ...note, linked: false, version: 3 })).toMatchObject({
      events: [{ type: 'ProviderUnlinked' }],
    });
  });
});

import type { AggregateRef } from '../../../src/aggregateDraft';
import { customerRef } from '../../../src/aggregates';
import type { CustomerCommand } from '../../../src/domain/customer/commands';
import { policyPacks } from '../../../src/domain/policy/packs';
import type { Role } from '../../../src/domain/roles';
import { agreementPointer, deterministicId, thingId, transferPointer } from '../../../src/ids';
import type { Lived } from './oracle';
import { humans, partners, providers } from './people';

/** What happens to one customer within the year, and what its people are waited for meanwhile. */
export interface Life {
  readonly ref: AggregateRef;
  readonly provider: string;
  readonly events: readonly { readonly at: string; readonly command: CustomerCommand }[];
  readonly waits: readonly Lived[];
}

/** The same numbers for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const agents: readonly Role[] = ['adminAgent', 'salesAgent'];
const line = { subscriptionId: 's1', name: 'E3', kind: 'license' as const, quantity: 5, addons: [] };

/** Events fall on odd seconds, so that none coincides with a reminder. */
const oddSecond = (ms: number): string => new Date(Math.floor(ms / 60_000) * 60_000 + 17_123).toISOString();

type Open = Omit<Lived, 'ended' | 'since'>;

/** A customer's requests one after the other, each with its answers and checks after some hours, days, weeks, or never. */
export function lifeOf(n: number, random: () => number, start: string, end: string): Life {
  const pick = <T>(all: readonly [T, ...T[]] | readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const partner = pick(partners);
  const provider = pick(providers);
  const customerId = deterministicId('clock', n);
  const ref = customerRef(partner, customerId);
  const events: { at: string; command: CustomerCommand }[] = [];
  const waits: Lived[] = [];
  let time = Date.parse(start) + random() * 120 * dayMs;
  const over = () => oddSecond(time) >= end;
  /** Some time passes: hours, days or weeks. */
  const pass = () => {
    const roll = random();
    time += (roll < 0.25 ? 8 * hourMs : roll < 0.7 ? 7 * dayMs : 45 * dayMs) * random() + 5 * 60_000;
  };
  const happens = (command: (now: string) => CustomerCommand): string => {
    const at = oddSecond(time);
    if (at < end) events.push({ at, command: command(at) });
    return at;
  };
  /** Waits from then on, for some time. `until`: not longer than this. */
  const wait = (open: Open, since: string, until = Number.POSITIVE_INFINITY) => {
    pass();
    time = Math.min(time, until);
    waits.push({ ...open, since, ...(over() ? {} : { ended: oddSecond(time) }) });
  };
  const own = humans.filter((human) => human.tenantId === partner && human.roles.some((role) => agents.includes(role)));
  const requester = pick(own);
  const actor = (tenantId: string) => ({ tenantId, userId: 'actor', roles: agents, rolesReadAt: start });
  const asked = { tenantId: partner, who: { userId: requester.userId } };
  const names = { providerName: 'Provider', partnerName: 'Partner', customerName: `Customer ${n}` };

  if (random() < 0.3) {
    const since = happens((now) => ({ type: 'askAgreement', provider, why: 'none', ...names, now }));
    const pointer = agreementPointer(partner, customerId, provider);
    wait(
      {
        subject: thingId({ kind: 'agreement', pointer }),
        actingTenant: provider,
        actingSide: 'provider',
        turn: 'queue',
        colleagues: agents,
        requester: { tenantId: partner, who: agents, subject: thingId({ kind: 'relationship', customerId, provider }) },
      },
      since,
    );
    happens((now) => ({ type: 'noteAgreement', provider, agreement: 'throughProvider', now }));
  }

  for (let request = 1; !over(); request += 1) {
    pass();
    const newCommerce = random() < 0.35;
    const policy = newCommerce ? 'current-2026' : pick(['seed-2021', 'current-2026'] as const);
    const pack = policyPacks[policy];
    if (pack === undefined) throw new Error(`no pack ${policy}`);
    const subject = thingId({ kind: 'transfer', pointer: transferPointer(partner, customerId, request) });
    const transferId = `t${n}-${request}`;
    const waiting = { ...asked, subject };
    const queue = { tenantId: provider, who: 'queue' as const, subject };
    const base = { provider, ...names, policy, partner, requestedBy: { tenantId: partner, userId: requester.userId } };
    const lapse = policy === 'current-2026' ? time + 30 * dayMs : undefined;
    const since = happens((now) =>
      newCommerce
        ? { type: 'adoptRequest', transferId, request: { ...base, opening: { kinds: [] }, requestedAt: now }, now }
        : { type: 'adoptTransfer', transferId, request: { ...base, lines: [line], requestedAt: now }, now },
    );
    const expiresAt = lapse === undefined ? {} : { expiresAt: new Date(Date.parse(since) + 30 * dayMs).toISOString() };
    // The rules of 2026 let Admin agents alone answer and verify at the provider.
    const answerers: readonly Role[] = policy === 'current-2026' ? ['adminAgent'] : agents;
    const atProvider = {
      subject,
      actingTenant: provider,
      actingSide: 'provider',
      turn: 'queue',
      colleagues: answerers,
    } as const;
    const atPartner = { subject, actingTenant: partner, actingSide: 'partner', requester: queue } as const;
    const byRequester = { userId: requester.userId };
    wait(
      newCommerce
        ? { ...atPartner, turn: byRequester, colleagues: ['adminAgent'], ...expiresAt }
        : { ...atProvider, requester: waiting, ...expiresAt },
      since,
      // Partner Center is asked once a day, so that it has lapsed is noticed some hours later.
      lapse === undefined ? undefined : lapse + 5 * hourMs,
    );
    if (lapse !== undefined && time >= lapse) {
      happens((now) => ({ type: 'noteAnsweredOutside', n: request, answer: 'withdraw', lapsed: true, now }));
      continue;
    }
    const answer = random() < 0.75 ? 'accept' : 'reject';
    happens((now) => ({ type: 'noteAnsweredOutside', n: request, answer, now }));
    if (answer === 'reject') continue;
    time += 5 * 60_000;
    const outcomes = [{ subscriptionId: 's1', outcome: 'complete' as const }];
    let moved = happens((now) => ({
      type: 'noteTransferFinished',
      n: request,
      result: 'complete',
      outcomes,
      lines: [line],
      now,
    }));
    if (random() < 0.25) {
      wait({ ...atProvider, requester: waiting }, moved);
      const said = { type: 'verifyAsProvider', n: request, policy: pack, allThere: false, missing: 'E3' } as const;
      moved = happens((now) => ({ ...said, actor: actor(provider), now }));
      wait({ ...atPartner, turn: byRequester, colleagues: agents }, moved);
      const reply = { type: 'answerMissing', n: request, policy: pack, comment: 'it is there' } as const;
      moved = happens((now) => ({ ...reply, actor: actor(partner), now }));
    }
    wait({ ...atProvider, requester: waiting }, moved);
    const there = { type: 'verifyAsProvider', n: request, policy: pack, allThere: true, missing: '' } as const;
    const verified = happens((now) => ({ ...there, actor: actor(provider), now }));
    wait({ ...atPartner, turn: agents, colleagues: agents }, verified);
    const checked = { type: 'verifyAsPartner', n: request, policy: pack, sources: { s1: 'suspended' } } as const;
    happens((now) => ({ ...checked, actor: actor(partner), now }));
  }
  return { ref, provider, events, waits: waits.filter(({ since }) => since < end) };
}

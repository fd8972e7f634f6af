import type { Customer } from '../../src/domain/customer/customer';
import type { Transfer, TransferStage } from '../../src/domain/customer/transfer';
import { seed2021 } from '../../src/domain/policy/seed2021';
import type { Programme } from '../../src/domain/programme/programme';
import { type ExecuteDeps, execute } from '../../src/execute';
import { noFailPoint } from '../../src/failPoint';
import type { Log } from '../../src/log';
import type { HandlerContext } from '../../src/relay/handler';
import { createRelay, type Relay } from '../../src/relay/relay';
import type { AggregateDocument, OutboxItem } from '../../src/store/documents/aggregateDocument';
import { createSqliteStore } from '../../src/store/sqlite/sqliteStore';
import type { Store } from '../../src/store/store';
import { until } from './chat';

/** The relay of one instance on a store in memory, with a clock that the test moves. */
export interface RelayHarness {
  readonly store: Store;
  readonly alerts: readonly string[];
  readonly deps: ExecuteDeps;
  now(): string;
  pass(ms: number): void;
  /** A document with these effects waiting. */
  given(ref: { pk: string; id: string }, state: Programme | Customer, outbox: readonly OutboxItem[]): Promise<void>;
  doc(ref: { pk: string; id: string }): Promise<AggregateDocument>;
  /** Everything that is due now is worked by this instance, or by another one with a name of its own. */
  sweep(owner?: string): Promise<void>;
}

export function relayHarness(context: Partial<HandlerContext>): RelayHarness {
  let time = Date.parse('2026-10-05T12:00:00.000Z');
  const clock = { now: () => new Date(time) };
  const store = createSqliteStore({ file: ':memory:', now: clock.now });
  const alerts: string[] = [];
  const refs: { pk: string; id: string }[] = [];
  const log: Log = {
    debug() {},
    info() {},
    warn() {},
    error: (_fields: object, message: string) => alerts.push(message),
  };
  const deps: ExecuteDeps = { store, clock, owner: 'one', leaseMs: 20_000, failPoint: noFailPoint, nudge() {} };
  return {
    store,
    alerts,
    deps,
    now: () => clock.now().toISOString(),
    pass: (ms) => {
      time += ms;
    },
    async given(ref, state, outbox) {
      refs.push(ref);
      await store.create<AggregateDocument>('records', {
        ...ref,
        type: ref.id === 'programme' ? 'programme' : 'customer',
        v: 1,
        state,
        seq: 1,
        head: '',
        commit: 'given',
        outbox,
        due: clock.now().toISOString(),
      });
    },
    async doc(ref) {
      const loaded = await store.read<AggregateDocument>('records', ref.pk, ref.id);
      if (loaded === undefined) throw new Error(`no document ${ref.id}`);
      return loaded.doc;
    },
    async sweep(owner = 'one') {
      const relay: Relay = createRelay(
        { ...deps, owner },
        {
          store,
          clock,
          log,
          directory: {
            rolesOf: async () => ({
              roles: ['globalAdmin', 'adminAgent', 'salesAgent'],
              readAt: '',
              guest: false,
              found: true,
            }),
          },
          policy: seed2021,
          organization: () => undefined,
          connection: () => undefined,
          decide: (aggregate, at, commands) =>
            execute({ ...deps, owner, nudge: (one) => relay.nudge(one) }, aggregate, at, commands),
          wakeCards() {},
          pairing: { byAcceptance: () => true, reaches: async () => true },
          poll: { ms: 1000, maxMs: 3000, afterDayMs: 3_600_000, afterWeekMs: 86_400_000 },
          ...context,
        },
      );
      await relay.sweep();
      // A document that is worked carries its worker's claim.
      await until(
        async () => {
          const docs = await Promise.all(refs.map((ref) => store.read<AggregateDocument>('records', ref.pk, ref.id)));
          return docs.some((one) => one?.doc.claim?.owner === owner) ? undefined : true;
        },
        () => 'the relay to be done',
        5000,
      );
      await relay.stop();
    },
  };
}

/** An effect that was never tried. */
export const effect = (id: string, work: OutboxItem['work']): OutboxItem => ({ id, work, attempt: 0, failures: 0 });

/** A request of one subscription at some stage. */
export const aTransfer = (stage: TransferStage): Transfer => ({
  n: 1,
  version: 1,
  provider: 'provider',
  providerName: 'Nordwind',
  partnerName: 'Boréal',
  customerName: 'Contoso',
  lines: [{ subscriptionId: 's1', name: 'E3', kind: 'license', quantity: 5, addons: [] }],
  requestedBy: { tenantId: 'partner', userId: 'camille' },
  requestedAt: '2026-10-05T11:00:00.000Z',
  policy: 'seed-2021',
  ...stage,
});

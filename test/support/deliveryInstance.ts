import { BotAdapter } from '../../src/bot/adapter';
import { systemClock } from '../../src/clock';
import { noFailPoint } from '../../src/failPoint';
import type { Log } from '../../src/log';
import { createNotifier, type Notifier, type NotifierDeps } from '../../src/notify/notifier';
import { createTeamsCardSender } from '../../src/notify/teamsCardSender';
import { createStoreSendGate } from '../../src/sendRate/storeSendGate';
import { type SendLimits, teamsLimits } from '../../src/sendRate/teamsLimits';
import { createSqliteStore } from '../../src/store/sqlite/sqliteStore';
import type { Store } from '../../src/store/store';

export const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} };

export interface DeliveryInstance {
  readonly store: Store;
  readonly notifier: Notifier;
  /** Looks for work now, and at every interval. */
  begin(): void;
  stop(): Promise<void>;
}

export interface DeliveryInstanceOptions {
  /** The file that the instances share. */
  readonly file: string;
  readonly owner: string;
  readonly tenants: readonly string[];
  readonly sweepMs: number;
  readonly limits?: SendLimits;
  readonly change?: Partial<NotifierDeps>;
}

/** What delivers cards in one instance of the bot, down to the HTTP calls; only what stands on the cards is made up. */
export function startDelivery(options: DeliveryInstanceOptions): DeliveryInstance {
  const { file, owner, tenants, sweepMs, limits = teamsLimits, change = {} } = options;
  const store = createSqliteStore({ file, now: () => new Date() });
  const gate = createStoreSendGate({ store, owner, limits });
  const adapter = new BotAdapter({ appId: '', appPassword: '', appTenantId: '' }, quiet, gate);
  const notifier = createNotifier({
    store,
    clock: systemClock,
    log: quiet,
    owner,
    leaseMs: 20_000,
    failPoint: noFailPoint,
    sender: createTeamsCardSender(adapter, true),
    gate,
    tenants: () => tenants,
    viewerOf: async ({ pk, id, name }) => ({
      tenantId: pk,
      userId: id,
      name,
      language: 'en',
      timeZone: 'UTC',
      roles: [],
      side: 'partner',
    }),
    earliest: async (_person, at) => at,
    stillWaits: async () => true,
    present: async (subject) => ({
      card: {
        type: 'AdaptiveCard',
        version: '1.5',
        fallbackText: subject,
        body: [{ type: 'TextBlock', text: subject }],
      },
      revision: 1,
    }),
    shrunk: () => ({ type: 'AdaptiveCard', version: '1.5', fallbackText: '', body: [] }),
    ...change,
  });
  const sweep = () => void notifier.sweep().catch(() => undefined);
  let sweeper: NodeJS.Timeout | undefined;
  return {
    store,
    notifier,
    begin() {
      sweep();
      sweeper = setInterval(sweep, sweepMs);
    },
    async stop() {
      clearInterval(sweeper);
      await notifier.stop();
      await store.close();
    },
  };
}

import { createDigests } from '../../../src/digest/digests';
import { seed2021 } from '../../../src/domain/policy/seed2021';
import { type ExecuteDeps, execute } from '../../../src/execute';
import { noFailPoint } from '../../../src/failPoint';
import type { Log } from '../../../src/log';
import { createEarliestMessage } from '../../../src/notify/holdBack';
import { createNotifier, type Notifier, type NotifierDeps } from '../../../src/notify/notifier';
import type { Organization } from '../../../src/organizations';
import type { HandlerContext } from '../../../src/relay/handler';
import { createRelay, type Relay } from '../../../src/relay/relay';
import { stillWaits } from '../../../src/reminders/waitsIn';
import type { PersonDocument } from '../../../src/store/documents/personDocument';
import { createSqliteStore } from '../../../src/store/sqlite/sqliteStore';
import type { Store } from '../../../src/store/store';
import { createOpenGate } from '../openGate';
import { lineOf } from './oracle';
import * as everybody from './people';

const forever = '9999-01-01T00:00:00.000Z';

/** Who lives in the world, and what their cards look like; without it the whole cast and cards that only name themselves. */
export interface Cast {
  readonly humans: readonly everybody.Human[];
  readonly organizations: readonly Organization[];
  readonly present: (deps: ExecuteDeps) => NotifierDeps['present'];
}

const justNamed: NotifierDeps['present'] = async (subject, _viewer, moment) => ({
  card: { subject, ...(moment?.reminder === undefined ? {} : { reminder: moment.reminder.what }) },
  revision: 1,
});

/** Two instances of relay and notifier on one store and one clock, which only the test moves. Nobody sleeps. */
export async function createReminderWorld(startAt: string, cast: Partial<Cast> = {}) {
  const { humans, organizations } = { ...everybody, ...cast };
  let time = Date.parse(startAt);
  const clock = { now: () => new Date(time) };
  let calls = 0;
  const store = counted(createSqliteStore({ file: ':memory:', now: clock.now }), () => {
    calls += 1;
  });
  for (const { tenantId, userId, timeZone, settings } of humans) {
    await store.create<PersonDocument>('people', {
      pk: tenantId,
      id: userId,
      type: 'person',
      v: 1,
      name: userId,
      timeZone,
      ...(settings === undefined ? {} : { settings }),
      // As of whoever the app was just added for.
      due: new Date(0).toISOString(),
      conversation: {
        conversationId: 'c',
        serviceUrl: 'https://x',
        channelId: 'msteams',
        botId: 'b',
        channelUserId: 'u',
      },
    });
  }
  const reminders: string[] = [];
  const digests: string[] = [];
  const digestCards: { readonly line: string; readonly card: object }[] = [];
  let others = 0;
  let posted = 0;
  const failures: unknown[] = [];
  const log: Log = {
    debug() {},
    info() {},
    warn: (fields) => failures.push(fields),
    error: (fields) => failures.push(fields),
  };
  const organization = (tenantId: string) => organizations.find((one) => one.tenantId === tenantId);
  const earliest = createEarliestMessage(organization);
  const instances = ['one', 'two'].map((owner) => {
    const deps: ExecuteDeps = {
      store,
      clock,
      owner,
      leaseMs: 20_000,
      failPoint: noFailPoint,
      nudge: (ref) => relay.nudge(ref),
    };
    const notifier: Notifier = createNotifier({
      ...deps,
      log,
      gate: createOpenGate(),
      tenants: () => organizations.map(({ tenantId }) => tenantId),
      sender: {
        post: async (person, card) => {
          const line = lineOf(clock.now().toISOString(), person.pk, person.id, subjectOf(card));
          if ('reminder' in card) reminders.push(line);
          else if (subjectOf(card) === 'digest') {
            digests.push(line);
            digestCards.push({ line, card });
          } else others += 1;
          posted += 1;
          return { kind: 'sent', activityId: `m${posted}` };
        },
        update: async (_person, activityId) => ({ kind: 'sent', activityId }),
        recreate: async () => ({ kind: 'undeliverable', reason: 'ConversationNotFound' }),
      },
      viewerOf: async ({ pk, id }) => ({
        tenantId: pk,
        userId: id,
        name: id,
        language: 'en',
        timeZone: 'UTC',
        roles: [],
        side: organization(pk)?.side ?? 'partner',
      }),
      present: cast.present?.(deps) ?? justNamed,
      stillWaits: (reminder) => stillWaits(store, reminder),
      earliest,
      shrunk: () => ({ shrunk: true }),
    });
    const context: HandlerContext = {
      store,
      clock,
      log,
      directory: {
        rolesOf: async ({ tenantId, userId }) => ({
          roles: humans.find((one) => one.tenantId === tenantId && one.userId === userId)?.roles ?? [],
          readAt: '',
          guest: false,
          found: true,
        }),
      },
      policy: seed2021,
      organization,
      connection: () => undefined,
      decide: (aggregate, ref, commands) => execute(deps, aggregate, ref, commands),
      wakeCards: (cards) => notifier.wake(cards),
      pairing: { byAcceptance: () => true, reaches: async () => true },
      poll: { ms: 1000, maxMs: 3000, afterDayMs: 3_600_000, afterWeekMs: 86_400_000 },
    };
    const relay: Relay = createRelay(deps, context);
    return { deps, relay, notifier, digests: createDigests(context) };
  });
  const [first] = instances;
  if (first === undefined) throw new Error('no instance');

  /** Everything is in memory, so what asks the store no more has nothing left to do. */
  async function quiet(): Promise<void> {
    for (let still = 0, before = calls; still < 4; ) {
      await new Promise((resolve) => setImmediate(resolve));
      still = before === calls ? still + 1 : 0;
      before = calls;
    }
  }

  return {
    deps: first.deps,
    reminders,
    digests,
    digestCards,
    failures,
    others: () => others,
    moveTo: (instant: string) => {
      time = Date.parse(instant);
    },
    /** The earliest instant at which anything has to happen, from the index on `due`. */
    async nextDue(): Promise<string | undefined> {
      const containers = ['records', 'cards', 'people'] as const;
      const due = await Promise.all(containers.map((container) => store.due(container, forever, 1)));
      return due
        .flat()
        .map((one) => one.due)
        .sort()[0];
    },
    /** Both instances sweep at the same time, until neither finds anything more to do. */
    async sweep(): Promise<void> {
      await quiet();
      await Promise.all(instances.flatMap((one) => [one.relay.sweep(), one.notifier.sweep(), one.digests.sweep()]));
      await quiet();
      await Promise.all(instances.map(({ notifier }) => notifier.sweep()));
      await quiet();
    },
    async stop(): Promise<void> {
      await Promise.all(instances.flatMap((one) => [one.relay.stop(), one.notifier.stop(), one.digests.stop()]));
      await store.close();
    },
  };
}

const subjectOf = (card: object): string => ('subject' in card ? String(card.subject) : '');

/** The store, telling of each call when it begins and when it is answered. */
function counted(store: Store, called: () => void): Store {
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...args: unknown[]) => {
        called();
        try {
          return await Reflect.apply(method, target, args);
        } finally {
          called();
        }
      };
    },
  });
}

import { randomUUID } from 'node:crypto';
import { createDialogs } from '../dialogs/dialogs';
import { toProgramme } from './access/toProgramme';
import { watchAccess } from './access/watchAccess';
import { BotAdapter } from './bot/adapter';
import { createCustomerChoices } from './bot/customerChoices';
import { createDialogStorage, DialogPosition } from './bot/dialogStorage';
import { identify } from './bot/identify';
import { noteSecurityEvent } from './bot/securityLog';
import { teamsBot } from './bot/teamsBot';
import { type Clock, systemClock } from './clock';
import type { Config } from './config';
import { reportText } from './connection/reportText';
import { createDigests } from './digest/digests';
import { createDirectory } from './directory/directory';
import { roleHolders } from './directory/roleHolders';
import { type ExecuteDeps, execute } from './execute';
import { type FailPoint, noFailPoint } from './failPoint';
import { startServer } from './http/server';
import { exportDownload } from './ledger/export/exportDownload';
import { createExportDownloads } from './ledger/export/exportDownloads';
import { openSigner } from './ledger/signing/openSigner';
import { createLog, type LogTarget } from './log';
import { invitationMail } from './mail/invitationMail';
import { createMailDownloads } from './mail/mailDownloads';
import { askedMoment } from './notify/askColleague';
import { createEarliestMessage } from './notify/holdBack';
import { insteadMoment } from './notify/insteadOf';
import { createNotifier, type Notifier } from './notify/notifier';
import { createTeamsCardSender } from './notify/teamsCardSender';
import { createConnections } from './partnerCenter/connections';
import { rateLimits, simulatorLimits } from './partnerCenter/rateLimits';
import { loadPolicy } from './policy';
import { type PresentDeps, present } from './present/present';
import { createStoreRateBudget } from './rateBudget/storeRateBudget';
import { createRehearsalConnections } from './rehearsal/rehearsalConnections';
import { withRehearsals } from './rehearsal/rehearsalDirectory';
import { rehearsalOrganizations } from './rehearsal/rehearsalOrganizations';
import type { HandlerContext } from './relay/handler';
import { createPairing } from './relay/pairing';
import { createRelay, type Relay } from './relay/relay';
import { stillWaits } from './reminders/waitsIn';
import { openSecretStore } from './secrets/openSecretStore';
import { createStoreSendGate } from './sendRate/storeSendGate';
import { localLimits, teamsLimits } from './sendRate/teamsLimits';
import { openStore } from './store/openStore';
import type { Store } from './store/store';
import { patienceLeft } from './turnBudget';
import { renderFor } from './views/renderFor';
import { shrunkView } from './views/shrunkView';
import { createWorkflow } from './workflow';

export interface App {
  readonly port: number;
  /** Stops taking work, finishes what is in hand, closes the store. */
  stop(): Promise<void>;
}

/** Replaceable in tests: time, where to stop as a crash would, a store that watches what is asked of it, where the log goes. */
export interface AppOptions {
  readonly clock?: Clock;
  readonly failPoint?: FailPoint;
  readonly aroundStore?: (store: Store) => Store;
  readonly logTo?: LogTarget;
}

const asItIs = (store: Store): Store => store;

/** Wires everything and starts it; the only composition there is, for production, local runs and tests alike. */
export async function createApp(config: Config, options: AppOptions = {}): Promise<App> {
  const { clock = systemClock, failPoint = noFailPoint, aroundStore = asItIs } = options;
  const log = createLog(config.logLevel, options.logTo);
  const policy = loadPolicy(config.policy);
  const store = aroundStore(await openStore(config.store, () => clock.now()));
  const rehearsals = rehearsalOrganizations(config.organizations);
  const organizations = new Map([...config.organizations, ...rehearsals].map((one) => [one.tenantId, one]));
  const organization = (tenantId: string) => organizations.get(tenantId);
  const real = createConnections(config.organizations, {
    clock,
    secrets: openSecretStore(config.secrets),
    graph: config.directory,
    report: (tenantId, report) => log.warn({ tenantId, ...report }, reportText(report)),
    calls: (tenantId) => {
      // A simulator counts for itself, and takes more calls a minute than Microsoft does.
      const limits = organization(tenantId)?.connection?.portal ? simulatorLimits : rateLimits;
      return { budget: createStoreRateBudget({ store, tenantId, limits }), patienceMs: patienceLeft };
    },
  });
  const rehearsed = createRehearsalConnections(store, clock, rehearsals);
  // The two sets share no tenant, so nothing of a rehearsal can reach a real connection.
  const watched = new Map(
    config.organizations.flatMap(({ tenantId, side }) => {
      const own = side === 'partner' ? real.connection(tenantId) : undefined;
      return own === undefined
        ? []
        : [
            [
              tenantId,
              watchAccess(
                own,
                toProgramme(() => running, store, clock),
              ),
            ] as const,
          ];
    }),
  );
  const connection = (tenantId: string) =>
    rehearsed.get(tenantId) ?? watched.get(tenantId) ?? real.connection(tenantId);
  const realDirectory = createDirectory({
    baseUrl: real.graphUrl,
    tokenSource: real.graphTokens,
    now: () => clock.now(),
  });
  const directory = withRehearsals(realDirectory, organization);
  const identification = { directory, organization };
  const holdersOf: PresentDeps['holdersOf'] = (tenantId, roles) => roleHolders({ store, directory }, tenantId, roles);
  const address = { publicUrl: config.publicUrl };
  const mailDownloads = createMailDownloads({ store, clock, baseUrl: () => address.publicUrl });
  const exportDownloads = createExportDownloads({ store, clock, baseUrl: () => address.publicUrl });
  const ledgerSigner = openSigner(config.ledgerKey);
  const presentation: PresentDeps = {
    store,
    clock,
    connection,
    organization,
    holdersOf,
    local: config.local,
    policy,
    mailDownloads,
    ledgerExports: { downloads: exportDownloads, signer: ledgerSigner },
  };
  const owner = randomUUID();
  const gate = createStoreSendGate({ store, owner, limits: config.local ? localLimits : teamsLimits });
  const adapter = new BotAdapter(config.bot, log, gate);

  let relay: Relay | undefined;
  const running: ExecuteDeps = {
    store,
    clock,
    owner,
    leaseMs: config.relay.leaseMs,
    failPoint,
    nudge: (ref) => relay?.nudge(ref),
  };
  const notifier: Notifier = createNotifier({
    store,
    clock,
    log,
    owner,
    leaseMs: config.relay.leaseMs,
    failPoint,
    sender: createTeamsCardSender(adapter, config.local),
    gate,
    tenants: () => [...organizations.keys()],
    viewerOf: async (person) => (await identify(identification, person))?.viewer,
    present: async (subject, viewer, moment, insteadOf) => {
      const said =
        moment ??
        (await askedMoment(store, viewer, subject)) ??
        (await insteadMoment({ store, clock }, viewer, insteadOf));
      return present(presentation, subject, viewer, said);
    },
    stillWaits: (reminder) => stillWaits(store, reminder),
    earliest: createEarliestMessage(organization),
    shrunk: (_subject, viewer, card) => renderFor(viewer, shrunkView({ title: titleOf(card) }, viewer)),
  });
  const context: HandlerContext = {
    store,
    clock,
    log,
    directory,
    policy,
    organization,
    connection,
    decide: (aggregate, ref, commands) => execute(running, aggregate, ref, commands),
    wakeCards: (cards) => notifier.wake(cards),
    // In a rehearsal the person plays all sides.
    pairing: createPairing(
      store,
      (tenantId) => config.pairing === 'acceptance' || organization(tenantId)?.rehearsalOf !== undefined,
    ),
    poll: {
      ms: config.relay.pollMs,
      maxMs: config.relay.pollMaxMs,
      afterDayMs: config.relay.pollAfterDayMs,
      afterWeekMs: config.relay.pollAfterWeekMs,
    },
  };
  relay = createRelay(running, context);
  const digests = createDigests(context);
  const workflow = createWorkflow({
    ...running,
    connection,
    organization,
    holdersOf,
    undoMs: config.undoMs,
    enrollmentUndoMs: config.enrollmentUndoMs,
  });
  const dialogPosition = new DialogPosition(createDialogStorage(store, clock));
  const dialogs = createDialogs(
    dialogPosition.createProperty('dialogs'),
    createCustomerChoices(presentation, identification),
  );
  const bot = {
    workflow,
    presentation,
    identification,
    notifier,
    gate,
    dialogs,
    dialogPosition,
    log,
    local: config.local,
  };
  const server = await startServer(
    {
      log,
      receive: (authHeader, activity) => adapter.receive(authHeader, activity, (turn) => teamsBot(bot, turn)),
      ready: () => store.ping(),
      mail: (token) => invitationMail({ store, clock, downloads: mailDownloads }, token),
      ledger: (token, file) =>
        exportDownload(
          {
            store,
            clock,
            log,
            downloads: exportDownloads,
            signer: ledgerSigner,
            organization,
            noted: (ref) => noteSecurityEvent(workflow, ref, 'ledgerExport'),
          },
          token,
          file,
        ),
    },
    config.port,
    // Without authentication nobody but this machine may talk to the bot.
    config.local ? '127.0.0.1' : '0.0.0.0',
  );
  // The chat windows of a local run are on this machine.
  if (config.local) address.publicUrl ??= `http://127.0.0.1:${server.port}`;
  const failed = (error: unknown) => log.error({ err: error }, 'sweep failed');
  const sweepers = [
    startSweeping(config.relay.sweepMs, [relay, notifier], failed),
    startSweeping(digestsEveryMs, [digests], failed),
  ];
  log.info({ port: server.port, store: config.store.kind, policy: config.policy, owner }, 'passerelle is running');
  return {
    port: server.port,
    async stop() {
      for (const sweeper of sweepers) clearInterval(sweeper);
      // Together: a turn under way may need as long as a call of the relay.
      await Promise.all([server.close(), relay?.stop(), notifier.stop(), digests.stop()]);
      // What those turns decided is handed back as well.
      await relay?.stop();
      await store.close();
    },
  };
}

/** A digest is for an hour of the week: a minute more or less is no matter, and idle instances ask less often. */
const digestsEveryMs = 60_000;

/** Work left by a crash or by another instance is found here; at start at once, then at every interval. */
function startSweeping(
  everyMs: number,
  workers: readonly { sweep(): Promise<void> }[],
  failed: (error: unknown) => void,
): NodeJS.Timeout {
  const sweep = () => {
    for (const worker of workers) worker.sweep().catch(failed);
  };
  sweep();
  return setInterval(sweep, everyMs);
}

/** The text that a card is announced with: what it is about and where that stands. */
function titleOf(card: object): string {
  return 'fallbackText' in card && typeof card.fallbackText === 'string'
    ? (card.fallbackText.split('. ')[0] ?? '')
    : '';
}

import { BotAdapter, type ResourceResponse, TurnContext } from 'botbuilder';
import type { Activity } from 'botframework-schema';
import { createDialogs } from '../../dialogs/dialogs';
import type { BotDeps } from '../../src/bot/botDeps';
import { createCustomerChoices } from '../../src/bot/customerChoices';
import { createDialogStorage, DialogPosition } from '../../src/bot/dialogStorage';
import { teamsBot } from '../../src/bot/teamsBot';
import type { Clock } from '../../src/clock';
import type { Directory } from '../../src/directory/directory';
import type { PolicyPack } from '../../src/domain/policy/policyPack';
import { noFailPoint } from '../../src/failPoint';
import { createLog } from '../../src/log';
import { createMailDownloads } from '../../src/mail/mailDownloads';
import type { Notifier } from '../../src/notify/notifier';
import type { Organization } from '../../src/organizations';
import type { PartnerCenterConnection } from '../../src/partnerCenter/partnerCenter';
import type { PresentDeps } from '../../src/present/present';
import type { Store } from '../../src/store/store';
import { createWorkflow } from '../../src/workflow';
import { aClick } from '../support/inbound';
import { createOpenGate } from '../support/openGate';
import type { SimulatedPerson } from '../support/people';

/** What an answer to a pressed button holds. */
export interface Answer {
  readonly status: number;
  readonly statusCode: number;
  readonly card: unknown;
}

export interface TurnDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly policy: PolicyPack;
  readonly organizations: ReadonlyMap<string, Organization>;
  readonly directory: Directory;
  readonly connection: (tenantId: string) => PartnerCenterConnection | undefined;
}

/** Collects what a turn sends. */
class Collecting extends BotAdapter {
  readonly sent: Partial<Activity>[] = [];

  async sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    this.sent.push(...activities);
    return activities.map((_activity, index) => ({ id: String(index) }));
  }
  async updateActivity(): Promise<void> {}
  async deleteActivity(): Promise<void> {}
  async continueConversation(): Promise<void> {}
}

/** The bot's own turns, with nothing behind the store: decisions are saved and no effect is done. */
export function turnsOn({ store, clock, policy, organizations, directory, connection }: TurnDeps) {
  const organization = (tenantId: string) => organizations.get(tenantId);
  const identification = { directory, organization };
  const holdersOf = async () => [];
  const running = { store, clock, owner: 'matrix', leaseMs: 20_000, failPoint: noFailPoint, nudge() {} };
  const presentation: PresentDeps = {
    store,
    clock,
    connection,
    organization,
    holdersOf,
    local: true,
    policy,
    mailDownloads: createMailDownloads({ store, clock, baseUrl: () => undefined }),
  };
  const dialogPosition = new DialogPosition(createDialogStorage(store, clock));
  const deps: BotDeps = {
    workflow: createWorkflow({
      ...running,
      connection,
      organization,
      holdersOf,
      undoMs: 30_000,
      enrollmentUndoMs: 600_000,
    }),
    presentation,
    identification,
    notifier: silent,
    dialogs: createDialogs(
      dialogPosition.createProperty('dialogs'),
      createCustomerChoices(presentation, identification),
    ),
    dialogPosition,
    gate: createOpenGate(),
    log: createLog('silent'),
    local: true,
  };
  return {
    async press(person: SimulatedPerson, verb: string, data: unknown): Promise<Answer> {
      const adapter = new Collecting();
      const activity = aClick(person, 'http://127.0.0.1:1', verb, data) as unknown as Activity;
      await teamsBot(deps, new TurnContext(adapter, activity));
      const [answer] = adapter.sent.filter(({ type }) => type === 'invokeResponse');
      if (answer === undefined) throw new Error(`${verb} was not answered`);
      const { status, body } = answer.value as { status: number; body: { statusCode: number; value: unknown } };
      return { status, statusCode: body.statusCode, card: body.value };
    },
  };
}

/** Whose message shows what is the notifier's business and not looked at here. */
const silent = new Proxy({}, { get: () => async () => undefined }) as Notifier;

import { CloudAdapter, type ResourceResponse, type TurnContext } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import type { Activity, ConversationParameters, ConversationReference } from 'botframework-schema';
import type { Log } from '../log';
import type { SendGate } from '../sendRate/sendGate';
import { answerThrough } from './answerThrough';
import { PasserelleAuthentication } from './connectorClients';

/** What the HTTP layer answers; `body` only where the protocol wants one. */
export interface Received {
  readonly status: number;
  readonly body?: unknown;
}

/** CloudAdapter with answers that give nothing away: a bare 401 or 503 where the SDK would send its error text. */
export class BotAdapter extends CloudAdapter {
  readonly #appId: string;
  readonly #log: Log;
  readonly #gate: SendGate;

  constructor(
    bot: { readonly appId: string; readonly appPassword: string; readonly appTenantId: string },
    log: Log,
    gate: SendGate,
  ) {
    super(
      new PasserelleAuthentication(
        bot.appId === ''
          ? {}
          : {
              MicrosoftAppId: bot.appId,
              MicrosoftAppPassword: bot.appPassword,
              MicrosoftAppTenantId: bot.appTenantId,
              MicrosoftAppType: 'SingleTenant',
            },
      ),
    );
    this.#appId = bot.appId;
    this.#log = log;
    this.#gate = gate;
  }

  /** What a turn answers counts against Teams' limits, and goes before what nobody waits for. */
  override sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    return answerThrough(this.#gate, context, activities, () => super.sendActivities(context, activities));
  }

  /** Authenticates an activity and runs one turn. Nothing of ours runs when authentication fails. */
  async receive(
    authHeader: string,
    activity: Activity,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<Received> {
    let entered = false;
    try {
      const response = await this.processActivity(authHeader, activity, async (context) => {
        entered = true;
        await turn(context);
      });
      return { status: response?.status ?? 200, ...(response?.body === undefined ? {} : { body: response.body }) };
    } catch (error) {
      if (entered) {
        this.#log.error({ err: error, type: activity.type }, 'turn failed');
        return { status: 500 };
      }
      const unreachable = !(error instanceof AuthenticationError) && isNetworkFailure(error);
      this.#log.warn({ unreachable }, 'activity refused: not authenticated');
      return { status: unreachable ? 503 : 401 };
    }
  }

  /** Opens the personal chat with somebody anew; answers its id. */
  async openChat(serviceUrl: string, channelId: string, parameters: ConversationParameters): Promise<string> {
    let id = '';
    await this.createConversationAsync(this.#appId, channelId, serviceUrl, '', parameters, async ({ activity }) => {
      id = activity.conversation.id;
    });
    return id;
  }

  /** Runs `logic` in an existing conversation without a message from it. */
  async proactively(
    reference: Partial<ConversationReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    await this.continueConversationAsync(this.#appId, reference, logic);
  }
}

function isNetworkFailure(error: unknown): boolean {
  const text = error instanceof Error ? `${error.name} ${error.message}` : '';
  return /ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|network|fetch failed|AggregateError/i.test(text);
}

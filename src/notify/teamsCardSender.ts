import type { ConversationParameters, ConversationReference } from 'botframework-schema';
import type { BotAdapter } from '../bot/adapter';
import { cardMessage } from '../bot/cardMessage';
import { isAllowedServiceUrl } from '../bot/serviceUrl';
import type { PersonDocument } from '../store/documents/personDocument';
import type { CardSender, SendVerdict } from './cardSender';
import { classify } from './classify';

/** Posts and updates through the Bot Connector, in the person's own tenant and conversation. */
export function createTeamsCardSender(adapter: BotAdapter, local: boolean): CardSender {
  const send = async (
    person: PersonDocument,
    operation: 'post' | 'update',
    act: (context: import('botbuilder').TurnContext) => Promise<string | undefined>,
  ): Promise<SendVerdict> => {
    const reference = referenceOf(person);
    if (reference === undefined) return { kind: 'undeliverable', reason: 'notInstalled' };
    if (!isAllowedServiceUrl(reference.serviceUrl ?? '', local)) return { kind: 'undeliverable', reason: 'serviceUrl' };
    try {
      let activityId: string | undefined;
      await adapter.proactively(reference, async (context) => {
        activityId = await act(context);
      });
      return { kind: 'sent', activityId: activityId ?? '' };
    } catch (error) {
      return classify(error, operation);
    }
  };
  return {
    async recreate(person) {
      const { conversation } = person;
      if (conversation === undefined) return { kind: 'undeliverable', reason: 'notInstalled' };
      const { serviceUrl, channelId, botId, channelUserId } = conversation;
      if (!isAllowedServiceUrl(serviceUrl, local)) return { kind: 'undeliverable', reason: 'serviceUrl' };
      try {
        const conversationId = await adapter.openChat(serviceUrl, channelId, {
          isGroup: false,
          bot: { id: botId, name: 'Passerelle' },
          members: [{ id: channelUserId, name: person.name, aadObjectId: person.id }],
          tenantId: person.pk,
          channelData: { tenant: { id: person.pk } },
        } as ConversationParameters);
        return { kind: 'created', conversationId };
      } catch (error) {
        // A chat that was opened twice is one chat: nothing is shown, so nothing is unknown.
        return classify(error, 'update');
      }
    },
    post: (person, card, summary) =>
      send(person, 'post', async (context) => (await context.sendActivity(cardMessage(card, summary)))?.id),
    update: (person, activityId, card, summary) =>
      send(person, 'update', async (context) => {
        await context.updateActivity({ ...cardMessage(card, summary), id: activityId });
        return activityId;
      }),
  };
}

function referenceOf(person: PersonDocument): Partial<ConversationReference> | undefined {
  const { conversation } = person;
  if (conversation === undefined) return undefined;
  return {
    channelId: conversation.channelId,
    serviceUrl: conversation.serviceUrl,
    bot: { id: conversation.botId, name: 'Passerelle' },
    user: { id: conversation.channelUserId, name: person.name, aadObjectId: person.id },
    conversation: {
      id: conversation.conversationId,
      name: '',
      isGroup: false,
      conversationType: 'personal',
      tenantId: person.pk,
    },
  };
}

import type { Activity } from 'botframework-schema';
import type { PersonRef } from '../domain/actor';
import type { PersonDocument } from '../store/documents/personDocument';
import { isAllowedServiceUrl } from './serviceUrl';

/** Who sent an activity and where, read from the authenticated activity. Never from card data. */
export interface Sender extends PersonRef {
  readonly name: string;
  readonly timeZone?: string;
  readonly conversationId: string;
  /** True in a one-to-one chat; cards that ask for something are shown only there. */
  readonly personal: boolean;
  readonly conversation: NonNullable<PersonDocument['conversation']>;
}

/** What to remember of the sender: where to reach them only from a personal chat. */
export function reachable({ tenantId, userId, name, timeZone, personal, conversation }: Sender) {
  return {
    tenantId,
    userId,
    name,
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(personal ? { conversation } : {}),
  };
}

/** Whether there may be something to bring to them that they missed; who is muted is left alone. */
export const isBack = ({ catchUp, settings }: PersonDocument): boolean => catchUp === true && settings?.muted !== true;

export const refOf = ({ pk: tenantId, id: userId }: PersonDocument): PersonRef => ({ tenantId, userId });

interface TeamsChannelData {
  readonly tenant?: { readonly id?: string };
}

/** Undefined when the activity does not say who and from which tenant, or says two different tenants. */
export function senderOf(activity: Activity, local: boolean): Sender | undefined {
  const channelTenant = (activity.channelData as TeamsChannelData | undefined)?.tenant?.id;
  const conversationTenant = activity.conversation?.tenantId;
  const tenantId = (channelTenant ?? conversationTenant)?.toLowerCase();
  const userId = activity.from?.aadObjectId?.toLowerCase();
  if (tenantId === undefined || userId === undefined) return undefined;
  if (conversationTenant !== undefined && conversationTenant.toLowerCase() !== tenantId) return undefined;
  if (activity.channelId !== 'msteams' && !(local && activity.channelId === 'emulator')) return undefined;
  if (!isAllowedServiceUrl(activity.serviceUrl ?? '', local)) return undefined;
  const timeZone = activity.localTimezone ?? timeZoneOf(activity);
  return {
    tenantId,
    userId,
    name: activity.from.name ?? '',
    ...(timeZone === undefined ? {} : { timeZone }),
    conversationId: activity.conversation.id,
    personal:
      activity.conversation.conversationType === undefined || activity.conversation.conversationType === 'personal',
    conversation: {
      conversationId: activity.conversation.id,
      serviceUrl: activity.serviceUrl,
      channelId: activity.channelId,
      botId: activity.recipient?.id ?? '',
      channelUserId: activity.from.id,
    },
  };
}

function timeZoneOf(activity: Activity): string | undefined {
  const info = activity.entities?.find((entity) => entity.type === 'clientInfo') as { timezone?: unknown } | undefined;
  return typeof info?.timezone === 'string' && info.timezone !== '' ? info.timezone : undefined;
}

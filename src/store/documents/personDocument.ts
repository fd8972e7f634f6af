import type { PersonSettings } from '../../settings/settings';
import type { StoredDocument } from '../store';

export type { PersonSettings };

/** A person who has talked to the bot: how to reach them and what they prefer. `pk` is their tenant, `id` their Entra id. */
export interface PersonDocument extends StoredDocument {
  readonly type: 'person';
  readonly name: string;
  /** Chosen by the person; absent until then. */
  readonly language?: 'en' | 'fr';
  /** IANA time zone last seen on an activity. */
  readonly timeZone?: string;
  /** What the person chose on the settings card; absent: nothing yet. */
  readonly settings?: PersonSettings;
  /** What this person types goes to the rehearsal of their organization, not to the real book. */
  readonly rehearsing?: true;
  /**
   * The week (its Friday, YYYY-MM-DD) that was looked at last for a digest, and from when on (ISO 8601 UTC) the next one
   * tells. `due` is when the next week is to be looked at. Absent: not counted in yet.
   */
  readonly digest?: { readonly week: string; readonly since: string };
  /** Teams takes no message for this person (any more): why, and since when. Until they speak or install the app again. */
  readonly unreachable?: { readonly reason: string; readonly since: string };
  /** They can be reached again, and what they missed until then is still to be brought to them. */
  readonly catchUp?: true;
  /** Where the personal chat is; absent when the app was removed or never installed. */
  readonly conversation?: {
    readonly conversationId: string;
    readonly serviceUrl: string;
    readonly channelId: string;
    /** The bot's id in that conversation. */
    readonly botId: string;
    /** The person's channel id (29:...). */
    readonly channelUserId: string;
  };
}

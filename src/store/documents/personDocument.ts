import type { StoredDocument } from '../store';

/** When and how a person wants to be told. Days are YYYY-MM-DD and clock times HH:mm, both in the person's time zone. */
export interface PersonSettings {
  /** IANA time zone, chosen; without it the one last seen on an activity counts. */
  readonly timeZone?: string;
  /** No message comes by itself in these hours; they may go over midnight. */
  readonly quietHours?: { readonly from: string; readonly to: string };
  /** No new messages at all: cards change in place, and everything stays in the lists. */
  readonly muted?: true;
  /** First and last day of an absence: turns go to the delegate too. */
  readonly away?: { readonly from: string; readonly until: string };
  /** Entra id of a colleague in the same tenant. */
  readonly delegate?: string;
  /** Whether a provider's person is told of new requests; nothing said: the queue decides. */
  readonly queue?: 'on' | 'off';
}

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

/** So many calls in any time of `ms`. */
export interface CallWindow {
  readonly calls: number;
  readonly ms: number;
}

/** What a bot may send. */
export interface SendLimits {
  /** Calls a second in one tenant, by all instances together. */
  readonly perTenantSecond: number;
  /** Calls to one conversation by this instance. */
  readonly perChat: readonly CallWindow[];
}

/**
 * As documented ("Rate limiting for bots", Microsoft Teams): 50 requests per second per app and tenant; per bot and
 * conversation 7 in 1 s, 8 in 2 s, 60 in 30 s and 1800 in 3600 s. A sent message, an update, and a look at the roster count.
 */
export const documentedLimits: SendLimits = {
  perTenantSecond: 50,
  perChat: [
    { calls: 7, ms: 1_000 },
    { calls: 8, ms: 2_000 },
    { calls: 60, ms: 30_000 },
    { calls: 1800, ms: 3_600_000 },
  ],
};

/**
 * What an instance keeps to. The tenant's calls are shared through the store. A conversation's are not, since a write
 * for each message would cost more than it saves: each instance takes half, so two may write to one person at a time
 * whatever they do, and more than two are told by Retry-After.
 */
export const teamsLimits: SendLimits = {
  ...documentedLimits,
  perChat: documentedLimits.perChat.map(({ calls, ms }) => ({ calls: Math.floor(calls / 2), ms })),
};

/** Chats on this machine count nothing, and nobody wants to wait for them. */
export const localLimits: SendLimits = { perTenantSecond: 5_000, perChat: [] };

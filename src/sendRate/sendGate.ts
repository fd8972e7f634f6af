/** One person's conversation, by who they are: nothing about it has to be read before it is waited for. */
export interface ChatRef {
  readonly tenantId: string;
  readonly chat: string;
}

/** `answer`: somebody typed or pressed and waits; it goes before everything that nobody waits for. */
export type Urgency = 'answer' | 'news';

/** Leave to make one call. Exactly one of `over` and `unused` is called, once. */
export interface Pass {
  /** Waits for the moment from which the call may leave; a few milliseconds at most. It leaves right after. */
  ready(): Promise<void>;
  /** The answer is here, or is not waited for any more. */
  over(): void;
  unused(): void;
}

/** Lets calls to the Bot Connector pass within Teams' limits. What waits here holds no claim and no lock. */
export interface SendGate {
  /** Undefined when it did not come to it within `patienceMs`, or the instance stops. */
  enter(ref: ChatRef, urgency: Urgency, patienceMs?: number): Promise<Pass | undefined>;
  /** Teams answered 429. */
  throttled(ref: ChatRef, afterMs: number): void;
  /** Nobody passes any more, and whoever waits is told so. */
  stop(): void;
}

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
  /** No digest on Fridays; nothing said: one comes. */
  readonly digest?: 'off';
}

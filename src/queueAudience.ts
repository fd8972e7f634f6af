/** Somebody at a provider who has the app, as far as it matters for who is told of new requests. */
export interface QueueMember {
  /** What they said themselves: `queue on` or `queue off`. */
  readonly queue?: 'on' | 'off' | undefined;
  /** They hold a role that may answer a request. */
  readonly mayAnswer: boolean;
  /** A message would reach them now: they are neither muted nor away. */
  readonly listens: boolean;
}

/**
 * Who is told of new requests: those who said `queue on`. As long as none of them may answer and listens, also everybody
 * who may answer and did not say `queue off`, so that no request waits unseen because one person is away.
 */
export function toldOfQueue<M extends QueueMember>(members: readonly M[]): readonly M[] {
  const on = members.filter(({ queue }) => queue === 'on');
  if (on.some(({ mayAnswer, listens }) => mayAnswer && listens)) return on;
  return members.filter(({ queue, mayAnswer }) => queue === 'on' || (mayAnswer && queue !== 'off'));
}

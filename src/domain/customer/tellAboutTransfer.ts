import type { Audience, Effect, Side, Tell } from '../effects';

/** The request's card on these sides, and who is told besides those who have it. */
export const showTransfer = (n: number, sides: readonly Side[], tell: readonly Tell[] = []): Effect => ({
  kind: 'publish',
  subject: { kind: 'transfer', n },
  sides,
  tell,
});

export const turnOf = (audience: Audience): Tell => ({ audience, turn: true });
export const informing = (audience: Audience): Tell => ({ audience, turn: false });

/** Whether a card still has the button that was pressed: the same verb about the same version of the thing. */
export function stillOffers(card: unknown, verb: string, pressed: unknown): boolean {
  if (Array.isArray(card)) return card.some((one) => stillOffers(one, verb, pressed));
  if (card === null || typeof card !== 'object') return false;
  const own = 'verb' in card && card.verb === verb && 'data' in card && versionIn(card.data) === versionIn(pressed);
  return own || Object.values(card).some((one) => stillOffers(one, verb, pressed));
}

/** Inputs and cards may carry it as text. */
const versionIn = (data: unknown): string | undefined =>
  typeof data === 'object' && data !== null && 'version' in data ? String(data.version) : undefined;

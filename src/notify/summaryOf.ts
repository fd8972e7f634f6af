/** The text that stands for a card in a notification and in clients that cannot show it. */
export const summaryOf = (card: object): string =>
  'fallbackText' in card && typeof card.fallbackText === 'string' ? card.fallbackText : 'Passerelle';

/** An instant with seven fractional digits, as the service writes creation and operation times. */
export const sevenDigits = (instant: string): string => instant.replace(/\.(\d{3})Z$/u, '.$10000Z');

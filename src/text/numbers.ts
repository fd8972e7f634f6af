import type { Language } from '../views/viewer';
import { localeOf } from './text';

/** A whole number, grouped as the language groups it. */
export const numberText = (language: Language, value: number): string =>
  new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 0 }).format(value);

/** An amount in US dollars, the currency named by its code: `212,000 USD`, `212 000 USD`. */
export const dollars = (language: Language, value: number): string => `${numberText(language, value)}\u00a0USD`;

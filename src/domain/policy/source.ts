import type { FactSource } from './policyPack';

/** Sentences of the source article. */
export const article = (rule: string, ...sentences: number[]): FactSource => ({ kind: 'article', rule, sentences });

/** A page of Microsoft that is newer than the article. */
export const page = (rule: string, address: string, date: string): FactSource => ({
  kind: 'page',
  rule,
  page: address,
  date,
});

/** Read from a copy of a page or from a third party: to be checked before anybody relies on it. */
export const unconfirmed = (rule: string, address: string, date: string): FactSource => ({
  kind: 'page',
  rule,
  page: address,
  date,
  unconfirmed: true,
});

/** Passerelle's own choice. */
export const ownChoice = (rule: string, why: string): FactSource => ({ kind: 'product', rule, why });

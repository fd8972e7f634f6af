import { z } from 'zod';
import type { State } from './state';

/**
 * Where the documentation contradicts itself or is silent, a client should bear either reading: these say which one is
 * played. The overrides at the end turn one rule of the rule set on or off.
 */
export const switchSchema = z.strictObject({
  /** `code` of the standard error: every sample shows a number, the documented type is text. */
  errorCodes: z.enum(['number', 'text']),
  /** Subscription ids come back in upper case at times, but never in the text of errors and reasons. */
  subscriptionIds: z.enum(['lower', 'upper']),
  /** In the sample of creation every item has the id 0, and partner names and partnerIdOnRecord are missing. */
  createdTransfers: z.enum(['full', 'asInSample']),
  /** What a legacy transfer becomes when every group of it failed: no page says. */
  allFailed: z.enum(['Failed', 'PartiallyComplete']),
  /** The published request limits, per partner and per partner and customer. */
  rateLimits: z.boolean(),
  /** In place of the published numbers, so that a limit can be met without 500 calls. */
  requestsPerMinute: z.number().int().min(1).max(100_000).optional(),
  newCommerce: z.boolean().optional(),
  partnerAttestation: z.boolean().optional(),
});

export type Switches = z.infer<typeof switchSchema>;

export const usualSwitches: Switches = {
  errorCodes: 'number',
  subscriptionIds: 'lower',
  createdTransfers: 'full',
  allFailed: 'Failed',
  rateLimits: false,
};

/** An answer of Partner Center as the switches want it to look. */
export function dress(body: unknown, state: State): unknown {
  const { errorCodes, subscriptionIds } = state.switches;
  let dressed = body;
  if (errorCodes === 'text') dressed = withTextCode(dressed);
  if (subscriptionIds === 'upper') {
    const ids = new Set(state.subscriptions.map(({ id }) => id));
    dressed = inUpperCase(dressed, ids);
  }
  return dressed;
}

function withTextCode(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('code' in body) || !('source' in body)) return body;
  return { ...body, code: String(body.code) };
}

/** Ids that stand alone in a property; links and sentences keep theirs. */
function inUpperCase(value: unknown, ids: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return ids.has(value) ? value.toUpperCase() : value;
  if (Array.isArray(value)) return value.map((one) => inUpperCase(one, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inUpperCase(one, ids)]));
}

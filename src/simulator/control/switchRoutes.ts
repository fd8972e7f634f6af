import { z } from 'zod';
import type { Answer } from '../answers';
import type { Call, Route } from '../call';
import { ruleSetNames, rulesOf } from '../rules/ruleSet';
import { switchSchema, usualSwitches } from '../switches';
import { readControl } from './controlBody';

/** `null` takes an override back. */
const changeSchema = switchSchema
  .extend({
    requestsPerMinute: z.number().int().min(1).max(100_000).nullable(),
    newCommerce: z.boolean().nullable(),
    partnerAttestation: z.boolean().nullable(),
    rules: z.enum(ruleSetNames),
  })
  .partial();

/** The rules in force and the readings that are played, without a new beginning. */
export const switchRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/_sim/switches',
    guard: 'open',
    handle: ({ state }) => ({ status: 200, body: shown(state) }),
  },
  { method: 'PATCH', path: '/_sim/switches', guard: 'open', handle: change },
  {
    method: 'DELETE',
    path: '/_sim/switches',
    guard: 'open',
    handle: ({ state }) => {
      state.switches = { ...usualSwitches };
      return { status: 204 };
    },
  },
];

function change({ state, body }: Call): Answer {
  const { rules, ...changed } = readControl(changeSchema, body);
  if (rules !== undefined) state.ruleSet = rules;
  const merged = Object.entries({ ...state.switches, ...changed }).filter(([, value]) => value !== null);
  state.switches = switchSchema.parse(Object.fromEntries(merged));
  return { status: 200, body: shown(state) };
}

function shown(state: Call['state']) {
  const { name, mfaRequired, newCommerce, partnerAttestation } = rulesOf(state);
  return { ...state.switches, rules: name, inForce: { mfaRequired, newCommerce, partnerAttestation } };
}

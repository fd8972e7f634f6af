import { Duration } from 'luxon';
import { z } from 'zod';
import type { Answer } from '../answers';
import type { Call, Route } from '../call';
import { ruleSetNames, rulesOf } from '../rules/ruleSet';
import { offers } from '../world/offers';
import { startingPoints, worldNames } from '../world/startingPoints';
import { controlRefusal, readControl } from './controlBody';

const faultSchema = z.strictObject({
  match: z.string().min(1).max(200),
  status: z.number().int().min(400).max(599).optional(),
  code: z.number().int().nonnegative().optional(),
  retryAfter: z.number().nonnegative().optional(),
  latencyMs: z.number().nonnegative().max(120_000).optional(),
  dropBeforeCommit: z.boolean().optional(),
  dropAfterCommit: z.boolean().optional(),
  body: z.enum(['malformed', 'truncated', 'empty', 'html']).optional(),
  dripMs: z.number().nonnegative().max(120_000).optional(),
  /** Up to the 48 hours by which news of subscriptions may be late. */
  staleMs: z
    .number()
    .nonnegative()
    .max(48 * 3_600_000)
    .optional(),
  times: z.number().int().min(1).max(1000).default(1),
});

const mostFaults = 100;

const resetSchema = z.strictObject({
  world: z.enum(worldNames).default('fresh'),
  rules: z.enum(ruleSetNames).optional(),
  seed: z.string().min(1).max(200).optional(),
});

/** The stage itself: reset, faults, clock, and what the simulator has seen. */
export const stageRoutes: readonly Route[] = [
  { method: 'POST', path: '/_sim/reset', guard: 'open', handle: reset },
  {
    method: 'POST',
    path: '/_sim/faults',
    guard: 'open',
    handle: ({ state, body }) => {
      const fault = readControl(faultSchema, body);
      if (state.faults.length >= mostFaults) throw controlRefusal(409, `No more than ${mostFaults} faults can wait.`);
      state.faults.push(fault);
      return { status: 201, body: fault };
    },
  },
  {
    method: 'DELETE',
    path: '/_sim/faults',
    guard: 'open',
    handle: ({ state }) => {
      state.faults = [];
      return { status: 204 };
    },
  },
  { method: 'POST', path: '/_sim/clock', guard: 'open', handle: advanceClock },
  {
    method: 'GET',
    path: '/_sim/requests',
    guard: 'open',
    handle: ({ recordedCalls }) => ({ status: 200, body: recordedCalls() }),
  },
  { method: 'GET', path: '/_sim/state', guard: 'open', handle: showState },
];

/**
 * A new world in place of the old one; calls, answers, counts and the clock are forgotten with it. Unless others are
 * named, the rules in force stay, and the seed is the one that this process was started with.
 */
function reset({ state, body, now, settings }: Call): Answer {
  const { world, rules, seed } = readControl(resetSchema, body);
  const realNow = new Date(now.getTime() - state.clockOffsetMs);
  const ruleSet = rules ?? state.ruleSet;
  const begun = startingPoints[world](seed ?? settings.seed, realNow, ruleSet);
  return { status: 200, body: { world, rules: ruleSet }, replaceState: begun };
}

/** `advance` is milliseconds or an ISO 8601 duration such as `P1D`. Time only goes forward. */
function advanceClock({ state, body, now }: Call): Answer {
  const { advance } = readControl(z.object({ advance: z.union([z.number(), z.string()]) }), body);
  const milliseconds = typeof advance === 'number' ? advance : Duration.fromISO(advance).toMillis();
  if (!Number.isFinite(milliseconds) || milliseconds < 0 || milliseconds > 10 * 366 * 86_400_000) {
    throw controlRefusal(400, 'advance: milliseconds, or a duration such as PT1H or P7D, up to ten years.');
  }
  state.clockOffsetMs += milliseconds;
  return { status: 200, body: { now: new Date(now.getTime() + milliseconds).toISOString() } };
}

function showState({ state, now, settings }: Call): Answer {
  const organizations = state.organizations.map(({ clientSecret: _, ...rest }) => rest);
  const rules = rulesOf(state);
  return { status: 200, body: { now: now.toISOString(), settings, offers, rules, ...state, organizations } };
}

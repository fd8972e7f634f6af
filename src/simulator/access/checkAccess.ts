import { refuse } from '../answers';
import type { Caller, Route } from '../call';
import { type RuleSet, rulesOf } from '../rules/ruleSet';
import type { State } from '../state';
import { changesTransfer, limitOf, rightOf } from './rights';

/**
 * Refuses a call that its caller may not make although its token is good: the API access of the tenant is over (403
 * 2032), its standing in the program stops the call (403 900149, 800039), the person lacks the role (403 900150), or a
 * transfer is tried in the sandbox (400 900127).
 */
export function checkAccess(state: State, route: Route, caller: Caller, body: unknown): void {
  if (route.guard === 'open' || route.guard === 'graph') return;
  const rules = rulesOf(state);
  const key = `${route.method} ${route.path}`;
  checkProgram(state, rules, caller, key);
  if (!caller.appOnly) checkRole(rules, caller, { key, body });
  const sandbox = state.organizations.some(({ tenantId, sandbox }) => tenantId === caller.tenantId && sandbox);
  if (sandbox && changesTransfer(key)) {
    throw refuse(400, 900127, 'The operation is not supported in this environment.');
  }
}

function checkProgram(state: State, rules: RuleSet, caller: Caller, key: string): void {
  const organization = state.organizations.find(({ tenantId }) => tenantId === caller.tenantId);
  const status = organization?.programStatus ?? 'active';
  const limits = rules.limits[status];
  if (limits.includes('everything') && key.includes(' /v1/')) {
    throw refuse(403, 2032, 'Access denied.', 'API access ends with the program');
  }
  const limit = limitOf(key);
  if (limit === undefined || !limits.includes(limit)) return;
  const assumption = 'which calls a program status stops, and with which code';
  if (limit === 'transfer') throw refuse(403, 900149, 'Direct bill program status is not active.', assumption);
  throw refuse(403, 800039, 'The reseller program status is not active.', assumption);
}

function checkRole(rules: RuleSet, caller: Caller, call: { key: string; body: unknown }): void {
  const right = rightOf(call.key, call.body);
  if (right === undefined) return;
  const line = rules.roleLines[right];
  if (caller.roles.some((role) => line.roles.includes(role))) return;
  const text = 'The role of the account does not have the right to perform this operation.';
  throw refuse(403, 900150, text, line.invented ? 'roles of a call whose page states none' : undefined);
}

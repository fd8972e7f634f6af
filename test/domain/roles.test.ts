import type { Act } from '../../src/domain/policy/policyPack';
import { requireRole } from '../../src/domain/policy/requireRole';
import { seed2021 } from '../../src/domain/policy/seed2021';
import { allRoles, type Role } from '../../src/domain/roles';

/** The catalogue's roles under the rules of June 2021: these and no others, and a refusal names them. */
function expectOnly(rule: string, allowed: readonly Role[], ...acts: readonly Act[]): void {
  for (const act of acts) {
    for (const role of allRoles) {
      const actor = { tenantId: 't', userId: 'u', roles: [role], rolesReadAt: '2026-10-07T14:00:00.000Z' };
      const refusal = requireRole(seed2021, act, actor);
      if (allowed.includes(role)) expect(refusal).toBeUndefined();
      else expect(refusal).toMatchObject({ rule, reason: 'roleNeeded', roles: allowed });
    }
  }
}

test('ROL-1: only the Global admin enrolls and accepts the reseller agreement', () =>
  expectOnly('ROL-1', ['globalAdmin'], 'submitEnrollment', 'acceptResellerAgreement'));
test('ROL-2: only the Global admin accepts a partnership', () =>
  expectOnly('ROL-2', ['globalAdmin'], 'acceptPartnership'));
test('ROL-3: only the Admin agent records consents and extends', () =>
  expectOnly('ROL-3', ['adminAgent'], 'recordConsent', 'extendRelationship'));
test('ROL-4: only the Admin agent creates, withdraws and recreates a request; a Sales agent does not', () =>
  expectOnly('ROL-4', ['adminAgent'], 'createTransfer', 'withdrawTransfer', 'recreateTransfer'));
test('ROL-5: the provider’s Admin or Sales agent answers', () =>
  expectOnly('ROL-5', ['adminAgent', 'salesAgent'], 'answerTransfer'));
test('ROL-6: the partner’s Admin or Sales agent makes the last check', () =>
  expectOnly('ROL-6', ['adminAgent', 'salesAgent'], 'verifyAsPartner'));
test('VER-2: the partner’s Admin agent records what the provider confirmed in an e-mail', () =>
  expectOnly('VER-2', ['adminAgent'], 'confirmByEmail'));
test('ROL-7: whoever may answer at the provider may verify there', () =>
  expectOnly('ROL-7', ['adminAgent', 'salesAgent'], 'verifyAsProvider'));

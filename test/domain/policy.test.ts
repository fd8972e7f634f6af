import { noCustomer } from '../../src/domain/customer/customer';
import { decideCustomer } from '../../src/domain/customer/decide';
import type { TransferCandidate, TransferFacts } from '../../src/domain/customer/facts';
import { current2026 } from '../../src/domain/policy/current2026';
import { policyPacks } from '../../src/domain/policy/packs';
import type { PolicyPack } from '../../src/domain/policy/policyPack';
import { seed2021 } from '../../src/domain/policy/seed2021';
import { strategyOf, transferExpiresAt } from '../../src/domain/policy/transferTerms';
import { decideProgramme } from '../../src/domain/programme/decide';
import { noProgramme } from '../../src/domain/programme/programme';
import type { Role } from '../../src/domain/roles';
import { factPaths, loadPolicy, problemsOf } from '../../src/policy';

const now = '2026-10-07T14:00:00.000Z';
const actor = (...roles: readonly Role[]) => ({ tenantId: 'b', userId: 'camille', roles, rolesReadAt: now });

/** The answer of the same enrollment request under a pack. */
function enroll(policy: PolicyPack, anniversaryMonth: number, directBillStatus?: 'active' | 'restricted') {
  const decision = decideProgramme(noProgramme, {
    type: 'submitEnrollment',
    now,
    actor: actor('globalAdmin'),
    version: 1,
    policy,
    facts: {
      profileCurrent: true,
      mpnCurrent: true,
      anniversaryMonth,
      phrase: 'inscrire boreal',
      ...(directBillStatus === undefined ? {} : { directBillStatus }),
    },
    confirmation: 'inscrire boreal',
    primaryContact: 'c@b.example',
    until: now,
  });
  return 'refused' in decision ? `${decision.refused.rule} ${decision.refused.reason}` : 'submitted';
}

const candidate = (subscriptionId: string, kind: TransferCandidate['kind']): TransferCandidate => ({
  subscriptionId,
  name: subscriptionId,
  kind,
  quantity: 1,
  eligible: true,
  addons: [],
});

/** The answer of the same transfer request, for subscriptions that Partner Center calls eligible, under a pack. */
function create(policy: PolicyPack, candidates: readonly TransferCandidate[], role: Role = 'adminAgent') {
  const facts: TransferFacts = {
    enrolled: true,
    providerListed: true,
    agreement: 'direct',
    candidates,
    providerName: 'Nordwind',
    partnerName: 'Boréal',
    customerName: 'Contoso',
  };
  const subscriptionIds = candidates.map((one) => one.subscriptionId);
  const decision = decideCustomer(noCustomer, {
    type: 'createTransfer',
    now,
    actor: actor(role),
    policy,
    facts,
    provider: 'd',
    subscriptionIds,
  });
  return 'refused' in decision ? `${decision.refused.rule} ${decision.refused.reason}` : 'requested';
}

describe.each(Object.values(policyPacks))('the pack $name', (pack) => {
  test('is valid, and every fact names its source', () => {
    expect(problemsOf(pack)).toEqual([]);
    expect(Object.keys(pack.sources).sort()).toEqual([...factPaths(pack)].sort());
  });
  test('loads by its name', () => {
    expect(loadPolicy(pack.name)).toBe(pack);
  });
});

test('a pack with a wrong value or a fact without a source is named with its faults', () => {
  const { enrollmentMonths: _months, ...sources } = seed2021.sources;
  const faulty = { ...seed2021, enrollmentMonths: [13], sources };
  expect(problemsOf(faulty)).toEqual([expect.stringMatching(/^enrollmentMonths\.0/), 'enrollmentMonths: no source']);
  expect(() => loadPolicy('constructor')).toThrow('no policy pack');
});

test('ENR-7: an anniversary in March waits under the rules of 2021 and is open under those of 2026', () => {
  expect(enroll(seed2021, 3)).toBe('ENR-7 notOpenYet');
  expect(enroll(seed2021, 9)).toBe('submitted');
  expect(enroll(seed2021, 12)).toBe('submitted');
  expect(enroll(current2026, 3)).toBe('submitted');
});

test('GEN-5: an Active direct bill account enrolls under the rules of 2021; those of 2026 want it Restricted first', () => {
  expect(enroll(seed2021, 10, 'active')).toBe('submitted');
  expect(enroll(current2026, 10, 'active')).toBe('GEN-5 notRestricted');
  expect(enroll(current2026, 10, 'restricted')).toBe('submitted');
  expect(enroll(current2026, 10)).toBe('submitted');
});

test('GEN-4: the threshold is USD 300,000 in 2021 and USD 1,000,000 in 2026', () => {
  expect([seed2021.revenueThresholdUsd, current2026.revenueThresholdUsd]).toEqual([300_000, 1_000_000]);
});

test('CON-8, CON-9: an Azure plan cannot move under the rules of 2021 and moves by new commerce under those of 2026', () => {
  const plan = [candidate('plan', 'azurePlan')];
  expect(create(seed2021, plan)).toBe('CON-9 notEligible');
  expect(create(current2026, plan)).toBe('CON-9 movesByNewCommerce');
  expect(strategyOf(seed2021, 'azurePlan')).toBe('none');
  expect(strategyOf(current2026, 'azurePlan')).toBe('newCommerce');
});

test('CON-8: license-based subscriptions and Azure pay-as-you-go move by the partner’s request under both', () => {
  const both = [candidate('m365', 'license'), candidate('azure', 'azurePayg')];
  expect(create(seed2021, both)).toBe('requested');
  expect(create(current2026, both)).toBe('requested');
});

test('TRF-7: the rules of 2026 know a limit of 25 subscriptions a request, those of 2021 none', () => {
  const many = Array.from({ length: 26 }, (_, n) => candidate(`s${n}`, 'license'));
  expect(create(seed2021, many)).toBe('requested');
  expect(create(current2026, many)).toBe('TRF-7 tooManyLines');
  expect(create(current2026, many.slice(1))).toBe('requested');
});

test('TRF-7: a request too large to be kept is refused whatever the rules say, add-ons counted', () => {
  const many = (count: number, addons: number) =>
    Array.from({ length: count }, (_, n) => ({
      ...candidate(`s${n}`, 'license'),
      addons: Array.from({ length: addons }, (_one, k) => ({ subscriptionId: `a${n}-${k}`, name: 'a', quantity: 1 })),
    }));
  expect(create(seed2021, many(75, 0))).toBe('requested');
  expect(create(seed2021, many(76, 0))).toBe('product requestTooLarge');
  expect(create(seed2021, many(25, 2))).toBe('requested');
  expect(create(seed2021, many(26, 2))).toBe('product requestTooLarge');
});

test('TRF-12: an open request lapses after 30 days under the rules of 2026 and never under those of 2021', () => {
  expect(transferExpiresAt(seed2021, now)).toBeUndefined();
  expect(transferExpiresAt(current2026, now)).toBe('2026-11-06T14:00:00.000Z');
});

test('MCA-1, MCA-2: the old agreement ended on January 31, 2020, and every customer signs the new one from the next day', () => {
  expect([seed2021.providerAttests, current2026.providerAttests]).toEqual([true, false]);
  expect([seed2021.cloudAgreementUntil, seed2021.mcaFrom]).toEqual(['2020-01-31', '2020-02-01']);
});

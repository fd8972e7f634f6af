import { z } from 'zod';
import { policyPacks } from './domain/policy/packs';
import { acts, linkNames, type PolicyPack } from './domain/policy/policyPack';
import { allRoles } from './domain/roles';

const isoDay = z.iso.date();
const ruleId = z.string().regex(/^[A-Z]{3}-\d{1,2}$/);
const httpsAddress = z.url({ protocol: /^https$/ });
const byLanguage = { en: httpsAddress, fr: httpsAddress };
const packLink = z.strictObject({
  ...byLanguage,
  asOf: isoDay,
  retired: z.strictObject({ on: isoDay, ...byLanguage }).optional(),
});
const whole = z.number().int().positive();
const source = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('article'),
    rule: ruleId,
    sentences: z.array(z.number().int().min(103).max(333)).min(1),
  }),
  z.strictObject({
    kind: z.literal('page'),
    rule: ruleId,
    page: httpsAddress,
    date: isoDay,
    unconfirmed: z.literal(true).optional(),
  }),
  z.strictObject({ kind: z.literal('product'), rule: ruleId, why: z.string().min(10) }),
]);

const packSchema = z.strictObject({
  name: z.string().regex(/^[a-z]+-\d{4}$/),
  asOf: isoDay,
  roles: z.strictObject(Object.fromEntries(acts.map((act) => [act, z.array(z.enum(allRoles)).min(1)]))),
  enrollmentMonths: z.array(z.number().int().min(1).max(12)).min(1).or(z.undefined()),
  enrollmentNeedsRestricted: z.boolean(),
  rollback: z.enum(['none', 'newTenant']),
  revenueThresholdUsd: whole,
  approvalBusinessDays: whole,
  incentiveDays: whole,
  providerAttests: z.boolean(),
  cloudAgreementUntil: isoDay,
  mcaFrom: isoDay,
  delegatedAdmin: z.enum(['dap', 'gdap']),
  invitationLinkHosts: z.array(z.hostname()).min(1),
  transferableKinds: z.partialRecord(
    z.enum(['license', 'azurePayg', 'azurePlan', 'reservation', 'term', 'saas', 'trial', 'unknown']),
    z.enum(['legacy', 'newCommerce']),
  ),
  transferExpiryDays: whole.or(z.undefined()),
  reminders: z.strictObject({
    turn: whole,
    colleagues: whole,
    requester: whole,
    repeat: whole,
    beforeExpiry: whole,
  }),
  transferMaxLines: whole.or(z.undefined()),
  links: z.strictObject(Object.fromEntries(linkNames.map((name) => [name, packLink]))),
  changedRules: z.array(ruleId),
  sources: z.record(z.string(), source),
});

/** The paths of all facts of a pack: each must name its source. */
export function factPaths(pack: PolicyPack): readonly string[] {
  const whose = new Set(['name', 'asOf', 'changedRules', 'sources']);
  return Object.entries(pack).flatMap(([key, value]) => {
    if (whose.has(key)) return [];
    return key === 'roles' || key === 'links' ? Object.keys(value).map((inner) => `${key}.${inner}`) : [key];
  });
}

/** What is wrong with a pack: a value of the wrong kind, or a fact without a source. Empty when nothing is. */
export function problemsOf(pack: PolicyPack): readonly string[] {
  const parsed = packSchema.safeParse(pack);
  const shape = parsed.success ? [] : parsed.error.issues.map((one) => `${one.path.join('.')}: ${one.message}`);
  const unsourced = factPaths(pack).filter((path) => pack.sources[path] === undefined);
  return [...shape, ...unsourced.map((path) => `${path}: no source`)];
}

/** The pack of that name, validated. A name that does not exist or a faulty pack keeps the process from starting. */
export function loadPolicy(name: string): PolicyPack {
  const pack = Object.hasOwn(policyPacks, name) ? policyPacks[name] : undefined;
  if (pack === undefined) throw new Error(`There is no policy pack ${name}`);
  const problems = problemsOf(pack);
  if (problems.length > 0) throw new Error(`Policy pack ${name}: ${problems.join('; ')}`);
  return pack;
}

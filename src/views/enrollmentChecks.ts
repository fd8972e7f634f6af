import type { PolicyPack } from '../domain/policy/policyPack';
import { isWindowOpen } from '../domain/programme/enrollment';
import { anniversaryMonth } from '../enrollmentFacts';
import { monthDay, monthRange } from '../text/dates';
import { dollars } from '../text/numbers';
import type { EnrollmentChecks, EnrollmentInput } from './enrollmentInputs';
import { hasOneOf, personText, roleNames } from './people';
import { type Check, failed, noted, passed } from './sections';
import type { CardContext, Viewer } from './viewer';
import type { Words } from './words';

/** ENR-7: the anniversary date falls in the window, or nothing tells it and the portal decides. */
export const windowIsOpen = (checks: EnrollmentChecks, { policy }: CardContext): boolean =>
  isWindowOpen(
    { anniversaryMonth: anniversaryMonth(checks.anniversary), openedEarly: checks.openedEarly === true },
    policy,
  );

/** Nothing that can be read says no; what no interface tells, the person looks up in the portal. */
export const mayEnroll = (checks: EnrollmentChecks, context: CardContext): boolean =>
  checks.profileCurrent !== false && checks.mpnCurrent !== false && windowIsOpen(checks, context);

/** ENR-1, ENR-2, ENR-3, ENR-7, GEN-4: each precondition green, or explained with what to do and where. */
export function checkLines(
  words: Words,
  input: EnrollmentInput,
  checks: EnrollmentChecks,
  viewer: Viewer,
  context: CardContext,
): readonly (Check | undefined)[] {
  const organization = checks.organizationName;
  const judge = (yes: boolean | undefined, key: string, args = {}): Check => {
    if (yes === undefined) return noted(words.say(`enrollment.${key}Unknown`, args));
    return yes ? passed(words.say(`enrollment.${key}Yes`, args)) : failed(words.say(`enrollment.${key}No`, args));
  };
  const allowed = hasOneOf(viewer, context.policy.roles.submitEnrollment);
  return [
    judge(allowed, 'role', { organization, roles: roleNames(words, viewer.roles, 'conjunction') }),
    judge(checks.profileCurrent, 'profile'),
    judge(checks.mpnCurrent, 'mpn', { mpnId: checks.mpnId }),
    windowLine(words, checks, context),
    restrictedLine(words, checks, context),
    revenueLine(words, input, viewer, context),
  ];
}

function windowLine(words: Words, checks: EnrollmentChecks, context: CardContext): Check | undefined {
  const { language } = words.reader;
  const date = monthDay(language, checks.anniversary);
  const known = anniversaryMonth(checks.anniversary) !== undefined;
  const { enrollmentMonths } = context.policy;
  if (enrollmentMonths === undefined)
    return known ? passed(words.say('enrollment.anniversaryAny', { date })) : undefined;
  const months = monthRange(language, enrollmentMonths);
  if (checks.openedEarly === true && known) return passed(words.say('enrollment.anniversaryEarly', { date }));
  if (!known) return noted(words.say('enrollment.anniversaryUnknown', { months }));
  return windowIsOpen(checks, context)
    ? passed(words.say('enrollment.anniversaryYes', { date, months }))
    : failed(words.say('enrollment.anniversaryNo', { date, months }));
}

/** GEN-5: newer rules ask that the account is Restricted first; Microsoft's notice says so, nothing else does. */
function restrictedLine(words: Words, { restricted }: EnrollmentChecks, { policy }: CardContext): Check | undefined {
  if (!policy.enrollmentNeedsRestricted) return undefined;
  return restricted === true
    ? passed(words.say('enrollment.restrictedYes'))
    : noted(words.say('enrollment.restrictedUnknown'));
}

/** GEN-4: no interface tells the revenue; it is said by whom it was stated, or that it is not known. */
function revenueLine(words: Words, input: EnrollmentInput, viewer: Viewer, context: CardContext): Check {
  const { language } = words.reader;
  const threshold = thresholdOf(words, context.policy);
  const { revenue, checks } = input;
  if (revenue !== undefined) {
    return noted(
      words.say('enrollment.revenueStatedBy', {
        revenue: dollars(language, revenue.usd),
        threshold,
        name: personText(words, viewer, context, revenue.by),
        when: words.when(revenue.at),
      }),
    );
  }
  return noted(
    checks?.revenueUsd === undefined
      ? words.say('enrollment.revenueUnknown', { threshold })
      : words.say('enrollment.revenue', { revenue: dollars(language, checks.revenueUsd), threshold }),
  );
}

export const thresholdOf = (words: Words, { revenueThresholdUsd }: PolicyPack): string =>
  dollars(words.reader.language, revenueThresholdUsd);

import { isEnrollmentMonth } from '../domain/policy/enrollmentWindow';
import { monthDay, monthRange } from '../text/dates';
import { dollars } from '../text/numbers';
import { problemText } from './explanationText';
import { fieldError, frame } from './frame';
import type { EnrollmentChecks, EnrollmentInput } from './inputs';
import { link } from './links';
import { rollbackText } from './packText';
import { hasOneOf, roleNames } from './people';
import { type Check, failed, type Item, noted, passed, section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

/** ENR-1 to ENR-7, ENR-18, ENR-19: checks, what becomes final, and the ceremony; no way to submit while a check says no. */
export function enrollmentFormView(input: EnrollmentInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const { enrollment, checks } = input;
  const allowed = hasOneOf(viewer, context.policy.roles.submitEnrollment);
  const open = checks !== undefined && isOpen(checks, context);
  const problem = enrollment.status === 'notStarted' ? enrollment.problem : undefined;
  const status = checks === undefined ? 'unreadableStatus' : !open ? 'notReady' : allowed ? 'ready' : 'needsRole';
  return {
    template: 'enrollmentForm',
    ...(allowed ? {} : { needs: context.policy.roles.submitEnrollment }),
    data: {
      id: input.id,
      version: enrollment.version,
      ...frame(words, viewer, context, {
        title: { key: 'enrollment.formTitle' },
        status: { key: `enrollment.${status}` },
        tone: status === 'ready' ? 'Good' : 'Warning',
        rules: true,
      }),
      sections: sections(
        section({ lines: [problemText(words, 'enrollment.problem', problem)] }, 'warning'),
        checks === undefined
          ? section({ lines: [words.say('enrollment.unreadable')] })
          : section({
              heading: words.say('enrollment.checksHeading'),
              checks: checkLines(words, checks, viewer, context, allowed),
              lines: [words.say('enrollment.sameTenant')],
            }),
        section(
          {
            heading: words.say('enrollment.impactHeading'),
            lines: [rollbackText(words, context.policy), words.say('enrollment.evaluate')],
          },
          'attention',
        ),
        section({
          lines: [
            words.say('enrollment.stays'),
            words.say('enrollment.indirect'),
            words.say('enrollment.approvalTakes', { days: context.policy.approvalBusinessDays }),
          ],
        }),
      ),
      form: open && allowed ? [form(words, checks, input.typed, fieldError('confirmation', viewer, context))] : [],
      links: [
        ...(open ? [] : [link(words, 'enrollment', '', 'button.checkAgain')]),
        link(words, 'status', '', 'button.notNow'),
      ],
    },
  };
}

function isOpen(checks: EnrollmentChecks, { policy }: CardContext): boolean {
  return checks.profileCurrent && checks.mpnCurrent && isEnrollmentMonth(policy, monthOf(checks.anniversary));
}

const monthOf = (anniversary: string): number => Number(anniversary.slice(2, 4));

function checkLines(
  words: Words,
  checks: EnrollmentChecks,
  viewer: Viewer,
  { policy }: CardContext,
  allowed: boolean,
): readonly Check[] {
  const { language } = viewer;
  const organization = checks.organizationName;
  const date = monthDay(language, checks.anniversary);
  const threshold = dollars(language, policy.revenueThresholdUsd);
  const judge = (yes: boolean, key: string, args = {}): Check =>
    yes ? passed(words.say(`enrollment.${key}Yes`, args)) : failed(words.say(`enrollment.${key}No`, args));
  return [
    judge(allowed, 'role', { organization, roles: roleNames(words, viewer.roles, 'conjunction') }),
    judge(checks.profileCurrent, 'profile'),
    judge(checks.mpnCurrent, 'mpn', { mpnId: checks.mpnId }),
    policy.enrollmentMonths === undefined
      ? passed(words.say('enrollment.anniversaryAny', { date }))
      : judge(isEnrollmentMonth(policy, monthOf(checks.anniversary)), 'anniversary', {
          date,
          months: monthRange(language, policy.enrollmentMonths),
        }),
    ...(policy.enrollmentNeedsRestricted ? [noted(words.say('enrollment.restrictedUnknown'))] : []),
    noted(
      checks.revenueUsd === undefined
        ? words.say('enrollment.revenueUnknown', { threshold })
        : words.say('enrollment.revenue', { revenue: dollars(language, checks.revenueUsd), threshold }),
    ),
  ];
}

function form(words: Words, checks: EnrollmentChecks, typed: EnrollmentInput['typed'], errors: readonly Item[]) {
  const { phrase } = checks;
  return {
    title: words.label('button.enroll'),
    contactLabel: words.label('enrollment.contactLabel'),
    contact: typed?.primaryContact ?? checks.primaryContact,
    phraseLabel: words.label('enrollment.phraseLabel', { phrase }),
    phrase,
    phraseError: words.label('enrollment.phraseError', { phrase }),
    confirmation: typed?.confirmation ?? '',
    errors,
  };
}

import { monthDay, monthRange } from '../text/dates';
import { checkLines, mayEnroll, thresholdOf, windowIsOpen } from './enrollmentChecks';
import type { EnrollmentChecks, EnrollmentInput } from './enrollmentInputs';
import { problemText } from './explanationText';
import { fieldError, frame } from './frame';
import { link } from './links';
import { packLink, rollbackText } from './packText';
import { hasOneOf } from './people';
import { items, type Section, section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

/** ENR-1 to ENR-9, ENR-18, ENR-19: checks, details, what becomes final, and the ceremony; no submit while a check says no. */
export function enrollmentFormView(input: EnrollmentInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const { enrollment, checks } = input;
  const allowed = hasOneOf(viewer, context.policy.roles.submitEnrollment);
  const open = checks !== undefined && mayEnroll(checks, context);
  const waits = checks !== undefined && !windowIsOpen(checks, context);
  const problem = enrollment.status === 'notStarted' ? enrollment.problem : undefined;
  const ready = input.portal === true ? 'readyAsFar' : 'ready';
  const status = checks === undefined ? 'unreadableStatus' : !open ? 'notReady' : allowed ? ready : 'needsRole';
  const waiting = input.waiting === true;
  return {
    template: 'enrollmentForm',
    ...(allowed ? {} : { needs: context.policy.roles.submitEnrollment }),
    data: {
      id: input.id,
      version: enrollment.version,
      ...frame(words, viewer, context, {
        title: { key: 'enrollment.formTitle' },
        status: { key: `enrollment.${status}` },
        tone: status === ready ? 'Good' : 'Warning',
        rules: true,
      }),
      sections: sections(
        section({ lines: [problemText(words, 'enrollment.problem', problem)] }, 'warning'),
        section(
          { lines: [checks?.restricted === true ? words.say('enrollment.restrictedNotice') : undefined] },
          'warning',
        ),
        checks === undefined
          ? section({ lines: [words.say('enrollment.unreadable')] })
          : section({
              heading: words.say('enrollment.checksHeading'),
              checks: checkLines(words, input, checks, viewer, context),
              lines: [
                profileSaysNo(checks) || input.portal === true
                  ? packLink(words, context.policy, 'partnerCenter')
                  : undefined,
                words.say('enrollment.existingTenant'),
                words.say('enrollment.sameTenant'),
              ],
            }),
        checks !== undefined && waits ? notOpen(words, checks, waiting, context) : undefined,
        checks === undefined || waits ? undefined : details(words, checks),
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
            open && input.portal === true ? words.say('enrollment.formInPortal') : undefined,
          ],
        }),
      ),
      form: open && allowed ? [form(words, input, checks, viewer, context)] : [],
      notify: waits && !waiting ? [{ title: words.label('button.notifyMe') }] : [],
      stop: waits && waiting ? [{ title: words.label('button.stopAsking') }] : [],
      about: [about(words, context)],
      more: hasOneOf(viewer, context.policy.roles.stateRevenue) ? [link(words, 'revenue', '', 'button.revenue')] : [],
      links: [
        ...(open ? [] : [link(words, 'enrollment', '', 'button.checkAgain')]),
        ...(waits ? [] : [link(words, 'status', '', 'button.notNow')]),
      ],
    },
  };
}

/** ENR-1, ENR-2: something is to be updated in Partner Center first. */
const profileSaysNo = ({ profileCurrent, mpnCurrent }: EnrollmentChecks): boolean =>
  profileCurrent === false || mpnCurrent === false;

/** ENR-4: what the enrollment form will say; the primary contact is edited here. */
function details(words: Words, checks: EnrollmentChecks): Section {
  const { organizationName, mpnId } = checks;
  return section({
    heading: words.say('enrollment.detailsHeading'),
    lines: [
      words.say('enrollment.detailsOrganization', { organization: organizationName }),
      mpnId === '' ? undefined : words.say('enrollment.detailsMpn', { mpnId }),
      checks.primaryContact === ''
        ? undefined
        : words.say('enrollment.detailsContact', { mail: checks.primaryContact }),
      words.say('enrollment.detailsReview'),
    ],
  });
}

/** ENR-8, ENR-9: why it is not open, and the list of those who want to hear. */
function notOpen(words: Words, checks: EnrollmentChecks, waiting: boolean, { policy }: CardContext): Section {
  const { language } = words.reader;
  return section(
    {
      heading: words.say('enrollment.notOpenHeading'),
      lines: [
        words.say('enrollment.notOpenWhy', {
          date: monthDay(language, checks.anniversary),
          months: monthRange(language, policy.enrollmentMonths ?? []),
        }),
        words.say(waiting ? 'enrollment.notOpenWaiting' : 'enrollment.notOpenLater'),
      ],
    },
    'emphasis',
  );
}

/** GEN-1 to GEN-4, GEN-6 to GEN-9. */
function about(words: Words, { policy }: CardContext) {
  const pages = ['directRequirements', 'restrictedCapabilities', 'becomingReseller', 'stepByStep'] as const;
  return {
    title: words.label('enrollment.aboutTitle'),
    lines: items([
      words.say('enrollment.aboutDecided'),
      words.say('enrollment.aboutUndecided'),
      words.say('enrollment.aboutRevenue', { threshold: thresholdOf(words, policy) }),
      ...pages.map((page) => packLink(words, policy, page)),
    ]),
  };
}

function form(
  words: Words,
  { typed, portal }: EnrollmentInput,
  checks: EnrollmentChecks,
  viewer: Viewer,
  context: CardContext,
) {
  const { phrase } = checks;
  return {
    title: words.label(portal === true ? 'button.confirmEnrollment' : 'button.enroll'),
    contactLabel: words.label('enrollment.contactLabel'),
    contact: typed?.primaryContact ?? checks.primaryContact,
    contactErrors: fieldError('primaryContact', viewer, context),
    phraseLabel: words.label('enrollment.phraseLabel', { phrase }),
    phrase,
    phraseError: words.label('enrollment.phraseError', { phrase }),
    confirmation: typed?.confirmation ?? '',
    errors: fieldError('confirmation', viewer, context),
  };
}

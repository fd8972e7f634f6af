import type { EnrollmentInput } from './enrollmentInputs';
import { button, type Stage, type Under } from './enrollmentProgress';
import { problemText } from './explanationText';
import { link } from './links';
import { packLink, rollbackText } from './packText';
import { hasOneOf, personText } from './people';
import { section, sections } from './sections';
import type { CardContext, Viewer } from './viewer';
import type { Words } from './words';

/** ENR-12, ENR-14 to ENR-16, ENR-18: sign in again, accept the agreement; the warning stands a second time (A.3-12). */
export function approvedStage(
  words: Words,
  input: EnrollmentInput,
  state: Extract<Under, { status: 'approved' }>,
  viewer: Viewer,
  context: CardContext,
): Stage {
  const when = words.when(state.at);
  const portal = input.portal === true;
  const may = hasOneOf(viewer, context.policy.roles.acceptResellerAgreement);
  return {
    status: { key: 'enrollment.approved' },
    tone: 'Accent',
    sections: sections(
      section({ lines: [problemText(words, 'enrollment.problem', state.problem)] }, 'warning'),
      section({
        lines: [
          state.statedBy === undefined
            ? words.say('enrollment.approvedWhen', { when })
            : words.say('enrollment.statedApproved', {
                name: personText(words, viewer, context, state.statedBy),
                when,
              }),
          state.primaryContact === ''
            ? undefined
            : words.say('enrollment.approvedMail', { mail: state.primaryContact }),
          words.say('enrollment.approvedWhy'),
          words.say('enrollment.approvedSignIn'),
          portal ? packLink(words, context.policy, 'partnerCenter') : undefined,
          may ? words.say(portal ? 'enrollment.approvedInPortal' : 'enrollment.approvedHere') : undefined,
        ],
      }),
      section({ lines: [rollbackText(words, context.policy)] }, 'attention'),
    ),
    ...(portal
      ? { stateAgreed: button(words, may, 'button.stateAgreed', 'positive') }
      : { accept: button(words, may, 'button.acceptAgreement', 'positive') }),
    links: [link(words, 'status', '', 'button.status')],
  };
}

import type { Enrollment } from '../domain/programme/programme';
import { approvedStage } from './approvedStage';
import { enrolledStage } from './enrolledStage';
import type { EnrollmentInput } from './enrollmentInputs';
import { type Link, link } from './links';
import { packLink, rollbackText } from './packText';
import { hasOneOf, personText, samePerson, whoWhen } from './people';
import { type Section, section, sections } from './sections';
import { submittedStage } from './submittedStage';
import type { CardContext, Viewer } from './viewer';
import type { Phrase, Words } from './words';

type Buttons = readonly { readonly title: string; readonly style: 'default' | 'positive' }[];

/** What one stage of the enrollment shows; absent buttons are not offered in it. */
export interface Stage {
  readonly status: Phrase;
  readonly tone: 'Default' | 'Good' | 'Warning' | 'Attention' | 'Accent';
  readonly sections: readonly Section[];
  readonly undo?: Buttons;
  readonly accept?: Buttons;
  readonly stateSent?: Buttons;
  readonly stateApproved?: Buttons;
  readonly stateDeclined?: Buttons;
  readonly stateAgreed?: Buttons;
  readonly reopen?: Buttons;
  readonly links?: readonly Link[];
  readonly hint?: string;
}

export type Under = Exclude<Enrollment, { status: 'notStarted' }>;

/** One button, or none for whoever lacks the role. */
export const button = (words: Words, may: boolean, key: string, style: 'default' | 'positive' = 'default'): Buttons =>
  may ? [{ title: words.label(key), style }] : [];

/** The stages behind the door, each with who does what next. */
export function enrollmentProgress(words: Words, input: EnrollmentInput, viewer: Viewer, context: CardContext): Stage {
  const state = input.enrollment as Under;
  const lines = (...all: readonly (string | undefined)[]) => sections(section({ lines: all }));
  const status = [link(words, 'status', '', 'button.status')];
  const may = hasOneOf(viewer, context.policy.roles.submitEnrollment);
  const named = (who: Parameters<typeof personText>[3]) => personText(words, viewer, context, who);
  switch (state.status) {
    case 'submitting': {
      const time = words.timeWithSeconds(state.until);
      const mine = samePerson(state.by, viewer);
      const asked = mine
        ? words.say('enrollment.submittingActor', { when: words.when(state.at) })
        : words.say('enrollment.submittingOther', { name: named(state.by), when: words.when(state.at) });
      return {
        status: { key: 'enrollment.submitting', args: { time } },
        tone: 'Warning',
        sections: lines(
          asked,
          words.say('enrollment.noticeTo', { mail: state.primaryContact }),
          words.say('enrollment.submittingStop', { time }),
        ),
        undo: button(words, mine || may, 'button.undo'),
      };
    }
    case 'sending':
      return {
        status: { key: 'enrollment.sending' },
        tone: 'Accent',
        sections: lines(words.say('enrollment.sendingMore')),
      };
    case 'inPortal':
      return {
        status: { key: 'enrollment.inPortal' },
        tone: 'Accent',
        sections: sections(
          section({
            lines: [
              words.say('enrollment.inPortalFrom', { who: named(state.by), when: words.when(state.at) }),
              words.say('enrollment.inPortalSteps', { mail: state.primaryContact }),
              packLink(words, context.policy, 'partnerCenter'),
              words.say('enrollment.inPortalStop'),
            ],
          }),
          section({ lines: [rollbackText(words, context.policy)] }, 'attention'),
        ),
        stateSent: button(words, may, 'button.stateSent', 'positive'),
        undo: button(words, may, 'button.notNow'),
      };
    case 'submitted':
      return submittedStage(words, input, state, viewer, context);
    case 'declined':
      return {
        status: { key: 'enrollment.declined' },
        tone: 'Attention',
        sections: lines(
          state.statedBy === undefined
            ? words.say('enrollment.declinedWhat', { when: words.when(state.at) })
            : words.say('enrollment.statedDeclined', { name: named(state.statedBy), when: words.when(state.at) }),
          words.say('enrollment.declinedNext'),
          packLink(words, context.policy, 'partnerCenter'),
          words.say('enrollment.declinedAgain'),
        ),
        reopen: button(words, may, 'button.reopen'),
        links: status,
      };
    case 'approved':
      return approvedStage(words, input, state, viewer, context);
    case 'acceptingAgreement':
      return {
        status: { key: 'enrollment.acceptingAgreement' },
        tone: 'Accent',
        sections: lines(
          words.say('enrollment.acceptingBy', { whoWhen: whoWhen(words, viewer, context, state) }),
          words.say('enrollment.sendingMore'),
        ),
      };
    case 'enrolled':
      return enrolledStage(words, input, state, viewer, context);
    default: {
      const never: never = state;
      return never;
    }
  }
}

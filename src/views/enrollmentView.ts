import { enrollmentFormView } from './enrollmentFormView';
import type { EnrollmentInput } from './enrollmentInputs';
import { enrollmentProgress } from './enrollmentProgress';
import { frame } from './frame';
import { hasOneOf } from './people';
import type { CardContext, CardView, Viewer } from './viewer';
import { wordsFor } from './words';

/** The enrollment in every stage: the door of no return first, then what happens behind it. */
export function enrollmentView(input: EnrollmentInput, viewer: Viewer, context: CardContext): CardView {
  if (input.enrollment.status === 'notStarted') return enrollmentFormView(input, viewer, context);
  const words = wordsFor(viewer, context.now);
  const stage = enrollmentProgress(words, input, viewer, context);
  const organization = input.checks?.organizationName;
  const agreeing = context.policy.roles.acceptResellerAgreement;
  return {
    template: 'enrollment',
    ...(input.enrollment.status === 'approved' && !hasOneOf(viewer, agreeing) ? { needs: agreeing } : {}),
    data: {
      id: input.id,
      version: input.enrollment.version,
      ...frame(words, viewer, context, {
        title:
          organization === undefined
            ? { key: 'enrollment.titleShort' }
            : { key: 'enrollment.title', args: { organization } },
        status: stage.status,
        tone: stage.tone,
        rules: true,
        ...(stage.hint === undefined ? {} : { hint: stage.hint }),
      }),
      sections: stage.sections,
      undo: stage.undo ?? [],
      accept: stage.accept ?? [],
      stateSent: stage.stateSent ?? [],
      stateApproved: stage.stateApproved ?? [],
      stateDeclined: stage.stateDeclined ?? [],
      stateAgreed: stage.stateAgreed ?? [],
      reopen: stage.reopen ?? [],
      links: stage.links ?? [],
    },
  };
}

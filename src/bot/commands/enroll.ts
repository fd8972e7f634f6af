import { EnrollmentDialog } from '../../../dialogs/dialogs';
import { loadProgramme } from '../../present/loadAggregates';
import { showSubject } from '../say';
import { awaitAnswer, type Handler } from './handler';

export const enroll: Handler = async (asked) => {
  const { deps, context, who } = asked;
  await showSubject(deps, context, who.viewer, 'enrollment');
  const { state } = await loadProgramme(deps.workflow.store, who.actor.tenantId);
  if (state.enrollment.status === 'notStarted' && who.actor.roles.includes('globalAdmin')) {
    await awaitAnswer(asked, EnrollmentDialog.id);
  }
};

import { findVerb } from '../../actions/verbs';
import { listTransfers } from '../../present/lists';
import { loadProgramme } from '../../present/loadAggregates';
import { runAct } from '../runAct';
import { say, showSubject } from '../say';
import type { Handler } from './handler';

/** Stops what this person's side has under way and not sent yet. */
export const undo: Handler = async ({ deps, context, who }) => {
  const { state } = await loadProgramme(deps.workflow.store, who.actor.tenantId);
  const transfers = await listTransfers(deps.workflow.store, who.actor.tenantId);
  const id =
    state.enrollment.status === 'submitting'
      ? 'enrollment'
      : transfers.find((row) => row.transfer.status === 'answering')?.id;
  const verb = findVerb('undo');
  if (id === undefined || verb === undefined) {
    await say(deps, context, who.viewer, { key: 'notice.nothingToUndo' });
    return;
  }
  const { subject, moment } = await runAct(deps, who, verb, { id });
  await showSubject(deps, context, who.viewer, subject, moment);
};

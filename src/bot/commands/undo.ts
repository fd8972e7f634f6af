import { findVerb } from '../../actions/verbs';
import type { Enrollment } from '../../domain/programme/programme';
import { foldName } from '../../foldName';
import { listTransfers } from '../../present/lists';
import { loadProgramme } from '../../present/loadAggregates';
import { runAct } from '../runAct';
import { say, showSubject } from '../say';
import type { Handler } from './handler';

/** Stops what this person's side has under way and not sent yet; a name says which when there are several. */
export const undo: Handler = async ({ deps, context, who, argument }) => {
  const { viewer, actor } = who;
  const wanted = foldName(argument);
  const { state } = await loadProgramme(deps.workflow.store, actor.tenantId);
  const answering = (await listTransfers(deps.workflow.store, actor.tenantId))
    .filter(({ transfer }) => transfer.status === 'answering' && transfer.by.tenantId === actor.tenantId)
    .filter(({ transfer: { customerName, n } }) => {
      const name = foldName(customerName);
      return name.startsWith(wanted) || `${name}-${n}` === wanted;
    });
  const waiting = [
    ...(wanted === '' && canStop(state.enrollment) ? ['enrollment'] : []),
    ...answering.map(({ id }) => id),
  ];
  const [id] = waiting;
  const verb = findVerb('undo');
  if (id === undefined || verb === undefined) return say(deps, context, viewer, { key: 'notice.nothingToUndo' });
  if (waiting.length > 1) return showSubject(deps, context, viewer, 'transfers');
  const { subject, moment } = await runAct(deps, who, verb, { id });
  await showSubject(deps, context, viewer, subject, moment);
};

/** Inside its undo window, or confirmed here and not yet done in the portal. */
const canStop = ({ status }: Enrollment): boolean => status === 'submitting' || status === 'inPortal';

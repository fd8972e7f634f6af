import { z } from 'zod';
import { forgetConversation, setRehearsing } from '../people';
import { copyBook } from '../rehearsal/copyBook';
import { forgetRehearsal } from '../rehearsal/forgetRehearsal';
import { partNames, partsToPlay, playPart } from '../rehearsal/playPart';
import { rehearsalTenantOf } from '../rehearsal/rehearsalOrganizations';
import { unknownThing } from './unknownThing';
import { type Act, type ActResult, defineVerb, optionalText, reference } from './verb';

const subject = 'rehearsal';

/** CON-12: the sandbox cannot run transfers, so the whole process is rehearsed on a copy of the partner's own book. */
export const startRehearsal = defineVerb(z.object(reference), async (act) => {
  const { workflow, actor, viewer } = act;
  const tenantId = rehearsalTenantOf(actor.tenantId);
  const { name } = workflow.organization(tenantId) ?? {};
  if (name === undefined || viewer.side !== 'partner') return unknownThing;
  await setRehearsing(workflow.store, actor, true);
  copyInBackground(act, actor.tenantId, tenantId);
  return { subject, viewer: { ...viewer, tenantId, rehearsal: true } };
});

/** Leaves the rehearsal; what was rehearsed stays for the next time. */
export const stopRehearsal = defineVerb(z.object(reference), async ({ workflow, actor, viewer }) => {
  const real = workflow.organization(actor.tenantId)?.rehearsalOf;
  if (real === undefined) return unknownThing;
  await setRehearsing(workflow.store, { ...actor, tenantId: real }, false);
  await forgetConversation(workflow.store, actor);
  const { rehearsal: _left, ...back } = viewer;
  const stopped = { kind: 'text', tone: 'good', key: 'rehearsal.stopped' } as const;
  return { subject: 'home', viewer: { ...back, tenantId: real }, moment: { notice: stopped } };
});

/** Forgets what was rehearsed and copies the book again. */
export const restartRehearsal = defineVerb(z.object(reference), async (act): Promise<ActResult> => {
  const { workflow, actor } = act;
  const real = workflow.organization(actor.tenantId)?.rehearsalOf;
  if (real === undefined) return unknownThing;
  await forgetRehearsal(workflow.store, actor.tenantId);
  copyInBackground(act, real, actor.tenantId);
  return { subject, moment: { notice: { kind: 'text', tone: 'good', key: 'rehearsal.startedOver' } } };
});

/** Plays what Microsoft or the provider would do. The choice is a name and an id, checked against what can be played now. */
export const playRehearsal = defineVerb(
  z.object({ ...reference, part: optionalText }),
  async ({ workflow, actor, policy }, { part }): Promise<ActResult> => {
    if (workflow.organization(actor.tenantId)?.rehearsalOf === undefined) return unknownThing;
    const [name = '', ...rest] = part.split(' ');
    const chosen = (await partsToPlay(workflow, actor.tenantId)).find(
      (one) => one.id === rest.join(' ') && one.name === partNames.find((known) => known === name),
    );
    if (chosen === undefined) {
      return { subject, moment: { notice: { kind: 'text', tone: 'info', key: 'rehearsal.nothingChosen' } } };
    }
    await playPart(workflow, { ...actor, policy }, chosen);
    return { subject, moment: { notice: { kind: 'text', tone: 'good', key: 'rehearsal.played' } } };
  },
);

/** A big book takes longer than an answer may; a copy cut short goes on at the next start. */
function copyInBackground({ workflow }: Act, real: string, rehearsal: string): void {
  copyBook(workflow, real, rehearsal)
    .then(() => workflow.onProgramme(rehearsal, { type: 'openProgramme', now: workflow.now() }))
    .catch(() => undefined);
}

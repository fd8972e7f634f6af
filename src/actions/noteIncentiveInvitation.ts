import { z } from 'zod';
import { dayIn } from '../businessTime';
import { loadProgramme } from '../present/loadAggregates';
import { defineVerb, optionalText, reference } from './verb';

const subject = 'incentives';

/** INC-1, INC-3: the invitation arrived in the mailbox of the MPN account; nothing but a person can tell. */
export const noteIncentiveInvitation = defineVerb(
  z.object({ ...reference, receivedOn: optionalText }),
  async ({ workflow, actor, policy }, data) => {
    const now = workflow.now();
    const timeZone = workflow.organization(actor.tenantId)?.timeZone ?? 'UTC';
    const today = dayIn(now, timeZone);
    const { incentives } = (await loadProgramme(workflow.store, actor.tenantId)).state;
    const receivedOn = data.receivedOn === '' ? today : data.receivedOn;
    const { refusal } = await workflow.onProgramme(actor.tenantId, {
      type: 'noteIncentiveInvitation',
      now,
      actor,
      policy,
      receivedOn,
      today,
      ...(incentives === undefined ? {} : { enrolledOn: dayIn(incentives.from, timeZone) }),
    });
    return refusal === undefined
      ? { subject, changed: true, moment: { notice: { kind: 'text', tone: 'good', key: 'notice.invitationNoted' } } }
      : { subject, moment: { typed: { receivedOn }, notice: { kind: 'refusal', refusal } } };
  },
);

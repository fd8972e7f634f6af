import { pairingSubject } from '../../actions/pairing';
import { findVerb } from '../../actions/verbs';
import { thingId } from '../../ids';
import { loadProgramme } from '../../present/loadAggregates';
import { runAct } from '../runAct';
import { showSubject } from '../say';
import type { Asked, Handler } from './handler';

/** `pair CODE` links a provider with a partner; without a code its card. A partner sees where it gets one. */
export const pair: Handler = async (asked) => {
  const { deps, context, who, argument } = asked;
  if (who.viewer.side === 'partner') return showPartnership(asked);
  const verb = findVerb('confirmPairing');
  if (argument === '' || verb === undefined) return showSubject(deps, context, who.viewer, pairingSubject);
  const data = { id: pairingSubject, code: argument };
  const { subject, moment } = await runAct(deps, who, verb, data);
  await showSubject(deps, context, who.viewer, subject, moment);
};

/** The one accepted partnership that is not linked, or the list. */
async function showPartnership({ deps, context, who: { viewer } }: Asked): Promise<void> {
  const { state } = await loadProgramme(deps.workflow.store, viewer.tenantId);
  const accepted = Object.entries(state.partnerships).filter(([, { status }]) => status === 'accepted');
  const open = accepted.filter(([provider]) => state.pairings?.[provider]?.linked === undefined);
  const [only, ...others] = open.length > 0 ? open : accepted;
  const subject =
    only === undefined || others.length > 0 ? 'providers' : thingId({ kind: 'partnership', provider: only[0] });
  await showSubject(deps, context, viewer, subject);
}

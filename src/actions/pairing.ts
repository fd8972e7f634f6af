import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { requireRole } from '../domain/policy/requireRole';
import { refuse } from '../domain/refusal';
import { parseThingId } from '../ids';
import { countPairingAttempt } from '../onboarding/pairingAttempts';
import {
  findPairingCode,
  keepPairingCode,
  newPairingCode,
  pairingCodeMs,
  readPairingCode,
} from '../onboarding/pairingCode';
import { loadProgramme } from '../present/loadAggregates';
import { findPointer } from '../present/pointers';
import { answered } from './answered';
import { unknownThing } from './unknownThing';
import { type Act, type ActResult, defineVerb, optionalText, reference, versionOf } from './verb';

/** The card of a provider's links, on which a code is typed. */
export const pairingSubject = 'pairing';

/** The partner asks for a code, which is shown this once and takes the place of the one before. */
export const offerPairing = defineVerb(z.object(reference), async ({ workflow, actor, policy }, data) => {
  const thing = parseThingId(data.id);
  if (thing?.kind !== 'partnership') return unknownThing;
  const { provider } = thing;
  if (workflow.organization(provider)?.side !== 'provider')
    return answered(data.id, refuse('product', 'providerNotServed'));
  const codeId = randomUUID();
  const expiresAt = workflow.after(pairingCodeMs);
  const { refusal } = await workflow.onProgramme(actor.tenantId, {
    type: 'offerPairing',
    now: workflow.now(),
    actor,
    policy,
    provider,
    codeId,
    expiresAt,
    ...versionOf(data),
  });
  if (refusal !== undefined) return answered(data.id, refusal);
  const code = newPairingCode();
  await keepPairingCode(workflow.store, code, { provider, partnerTenant: actor.tenantId, codeId, expiresAt });
  // Nothing else of the card changed: its message is left alone, or the code would be gone a moment later.
  return { subject: data.id, moment: { pairingCode: code } };
});

/** The provider's side links the two tenants. Whatever is wrong with a code, the answer is the same. */
export const confirmPairing = defineVerb(z.object({ ...reference, code: optionalText }), async (act, { code }) => {
  const { workflow, actor, policy } = act;
  if (workflow.organization(actor.tenantId)?.side !== 'provider') return unknownThing;
  const no = requireRole(policy, 'confirmPairing', actor);
  if (no !== undefined) return answered(pairingSubject, no);
  if (code.trim() === '') return refusedWith(code, refuse('product', 'pairingCodeMissing', { field: 'code' }));
  if (await countPairingAttempt(workflow, actor)) {
    const refusal = refuse('product', 'pairingTooOften', { field: 'code' });
    return { ...refusedWith(code, refusal), security: 'pairingCode' };
  }
  const { refusal, partnerTenant = '' } = await link(act, code);
  if (refusal !== undefined) return { ...refusedWith(code, refusal), security: 'pairingCode' };
  const partner = workflow.organization(partnerTenant)?.name ?? '';
  return {
    subject: pairingSubject,
    changed: true,
    moment: { notice: { kind: 'text', tone: 'good', key: 'pairing.done', args: { partner } } },
  };
});

const refusedWith = (code: string, refusal: ReturnType<typeof refuse>): ActResult =>
  answered(pairingSubject, refusal, { answers: { code } });

async function link({ workflow, actor, policy }: Act, typed: string) {
  const code = readPairingCode(typed);
  const found = code === undefined ? undefined : await findPairingCode(workflow.store, actor.tenantId, code);
  if (found === undefined) {
    // As long as it takes to look at a code that there is.
    await loadProgramme(workflow.store, actor.tenantId);
    return { refusal: refuse('product', 'pairingCodeUnknown', { field: 'code' }) };
  }
  const { partnerTenant, codeId } = found;
  const now = workflow.now();
  const { refusal } = await workflow.onProgramme(partnerTenant, { type: 'confirmPairing', now, actor, policy, codeId });
  return { refusal, partnerTenant };
}

/** Either side ends the link: the partner on the partnership's card, the provider on that of its links. */
export const endPairing = defineVerb(z.object(reference), async ({ workflow, actor, policy }, data) => {
  const thing = parseThingId(data.id);
  const command = { type: 'endPairing' as const, now: workflow.now(), actor, policy, ...versionOf(data) };
  if (thing?.kind === 'partnership') {
    const { provider } = thing;
    const { refusal } = await workflow.onProgramme(actor.tenantId, { ...command, provider });
    return answered(data.id, refusal);
  }
  const pointer =
    thing?.kind === 'link' ? await findPointer(workflow, actor.tenantId, 'link', thing.pointer) : undefined;
  if (pointer === undefined) return unknownThing;
  const provider = actor.tenantId;
  const { refusal } = await workflow.onProgramme(pointer.partnerTenant, { ...command, provider });
  if (refusal !== undefined) return answered(pairingSubject, refusal);
  const args = { partner: pointer.projection.partnerName };
  return {
    subject: pairingSubject,
    changed: true,
    moment: { ended: data.id, notice: { kind: 'text', tone: 'info', key: 'pairing.endedNow', args } },
  };
});

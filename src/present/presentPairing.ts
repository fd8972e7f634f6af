import { pairingWith } from '../domain/programme/pairing';
import type { Programme } from '../domain/programme/programme';
import { type ThingRef, thingId } from '../ids';
import type { PairingCardInput, PartnershipInput } from '../views/providerInputs';
import { severedView } from '../views/severedView';
import type { Viewer } from '../views/viewer';
import { findSevered, listPointers } from './pointers';
import type { Found, Moment, PresentDeps } from './present';

/** The provider's links, from its own partition. One that was ended just now may still stand there. */
export async function pairingInput(deps: PresentDeps, viewer: Viewer, moment: Moment): Promise<PairingCardInput> {
  const found = await listPointers(deps.store, viewer.tenantId, 'link');
  const links = found
    .map(({ pointer, doc: { projection } }) => ({
      id: thingId({ kind: 'link', pointer }),
      partner: projection.partnerName,
      version: projection.version,
      at: projection.at,
    }))
    .filter(({ id }) => id !== moment.ended)
    .sort((a, b) => a.partner.localeCompare(b.partner));
  const typed = moment.answers?.code;
  return { links, ...(typed === undefined ? {} : { typed }) };
}

/** What stands where something of a partner stood before its link with the viewer's organization ended. */
export async function presentSevered(deps: PresentDeps, thing: ThingRef, viewer: Viewer): Promise<Found | undefined> {
  if (thing.kind !== 'transfer' && thing.kind !== 'agreement' && thing.kind !== 'tenantRequest') return undefined;
  const left = await findSevered(deps, viewer.tenantId, thing.kind, thing.pointer);
  if (left === undefined) return undefined;
  const input = { partner: deps.organization(left.partnerTenant)?.name ?? '', at: left.severedAt };
  return { shows: left.severedAt, revision: left.revision, view: (context) => severedView(input, viewer, context) };
}

/** How the partner stands with one provider; `shown`: the code, this once. */
export function pairingOf(
  deps: Pick<PresentDeps, 'organization'>,
  state: Programme,
  provider: string,
  shown: string | undefined,
): NonNullable<PartnershipInput['pairing']> {
  const served = deps.organization(provider)?.side === 'provider';
  return { ...pairingWith(state, provider), served, ...(shown === undefined ? {} : { shown }) };
}

import { isPaired } from '../domain/programme/pairing';
import { loadProgramme } from '../present/loadAggregates';
import type { Store } from '../store/store';
import type { Pairing } from './handler';

/**
 * Reads the link anew each time it is asked: one that ended a moment ago reaches nobody any more. `byAcceptance` is what
 * this installation, or a rehearsal, takes for a link.
 */
export const createPairing = (store: Store, byAcceptance: Pairing['byAcceptance']): Pairing => ({
  byAcceptance,
  reaches: async (partnerTenant, tenantId) =>
    partnerTenant === tenantId || isPaired((await loadProgramme(store, partnerTenant)).state, tenantId),
});

import { refuse } from '../../src/domain/refusal';
import { pairingView } from '../../src/views/pairingView';
import { partnershipView } from '../../src/views/partnershipView';
import type { PartnershipInput } from '../../src/views/providerInputs';
import { severedView } from '../../src/views/severedView';
import type { CardView, Viewer } from '../../src/views/viewer';
import { camille, contextFor, hostileName, nordwind, tom } from './fixtures';

type Cases = readonly (readonly [string, (viewer: Viewer) => CardView])[];

const at = '2026-10-14T17:30:00Z';
const code = { id: 'c', by: camille, at, expiresAt: '2026-10-21T17:30:00Z' };

const accepted = (
  pairing: Omit<NonNullable<PartnershipInput['pairing']>, 'served'>,
  served = true,
): PartnershipInput => ({
  id: 'partnership:x',
  provider: nordwind,
  enrolled: true,
  partnership: { status: 'accepted', version: 2, name: 'Nordwind Distribution', by: camille, at },
  pairing: { ...pairing, served },
});

const partnership = (input: PartnershipInput) => (viewer: Viewer) => partnershipView(input, viewer, contextFor(viewer));

/** An accepted partnership before, with and after its link. */
export const partnerPairingCases: Cases = [
  ['partnership not linked', partnership(accepted({ version: 1 }))],
  ['partnership not served', partnership(accepted({ version: 1 }, false))],
  ['partnership code shown', partnership(accepted({ version: 1, code, shown: 'K7RD-2MXP-9TQW' }))],
  ['partnership code out', partnership(accepted({ version: 1, code }))],
  ['partnership linked', partnership(accepted({ version: 2, linked: { at, by: tom } }))],
  ['partnership link ended by the provider', partnership(accepted({ version: 3, ended: { at, by: tom } }))],
  ['partnership link ended by a colleague', partnership(accepted({ version: 3, ended: { at, by: camille } }))],
];

const links = ['Boréal Cloud', hostileName].map((partner, n) => ({ id: `link:${n}`, partner, version: 2, at }));

/** The provider's side of it. */
export const providerPairingCases: Cases = [
  ['links, none', (v) => pairingView({ links: [] }, v, contextFor(v))],
  ['links', (v) => pairingView({ links }, v, contextFor(v))],
  [
    'links, wrong code',
    (v) =>
      pairingView({ links: [], typed: 'K7RD 2MXP' }, v, {
        ...contextFor(v),
        notice: { kind: 'refusal', refusal: refuse('product', 'pairingCodeUnknown', { field: 'code' }) },
      }),
  ],
  [
    'links, done',
    (v) =>
      pairingView({ links }, v, {
        ...contextFor(v),
        notice: { kind: 'text', tone: 'good', key: 'pairing.done', args: { partner: 'Boréal Cloud' } },
      }),
  ],
  ['link severed', (v) => severedView({ partner: 'Boréal Cloud', at }, v, contextFor(v))],
];

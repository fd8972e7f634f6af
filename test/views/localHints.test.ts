import { agreementView } from '../../src/views/agreementView';
import { relationshipView } from '../../src/views/relationshipView';
import { transferView } from '../../src/views/transferView';
import type { CardView } from '../../src/views/viewer';
import { asCamille, asTom, contextFor } from './fixtures';
import { read } from './reading';
import { agreementRequests, relationships, transfers } from './states';

/** The button of the simulator's console that a card names, if any. */
function named(view: CardView): string | undefined {
  const hint = read(view)
    .text.split('\n')
    .find((line) => line.includes('simulator’s console'));
  return /\*(?<button>[^*]+)\*/u.exec(hint ?? '')?.groups?.button;
}

const camille = asCamille();
const tom = asTom();
const transfer = (status: string) => {
  const found = transfers.find((one) => one.status === status);
  if (found === undefined) throw new Error(`no transfer is ${status}`);
  return found;
};
const asked = (status: string, side: 'partner' | 'provider', local: boolean) => {
  const viewer = side === 'partner' ? camille : tom;
  return transferView({ id: 'transfer:x', transfer: transfer(status) }, viewer, contextFor(viewer, { local }));
};

describe('local runs: a card that waits for somebody who is away names the button of the console', () => {
  test('TRF-13: the partner’s card while the provider has to answer; not the provider’s own card', () => {
    expect(named(asked('active', 'partner', true))).toBe('Accept transfer');
    expect(named(asked('active', 'provider', true))).toBeUndefined();
    expect(named(asked('inProgress', 'partner', true))).toBe('Advance 1 hour');
    expect(named(asked('active', 'partner', false))).toBeUndefined();
  });

  test('EXT-14, MCA-3: while the provider is not listed, and while the agreement is missing', () => {
    const card = (status: string, local = true, agreement: 'none' | 'direct' = 'none') => {
      const relationship = relationships.find((one) => one.status === status);
      if (relationship === undefined) throw new Error(`no relationship is ${status}`);
      const names = {
        customerName: 'Contoso',
        providerName: 'Nordwind Distribution',
        billTo: undefined,
        today: '2026-10-14',
      };
      return relationshipView(
        { id: 'relationship:x:y', relationship, agreement, ...names },
        camille,
        contextFor(camille, { local }),
      );
    };
    expect(named(card('extended'))).toBe('List provider');
    expect(named(card('verified'))).toBe('Customer accepts agreement');
    expect(named(card('verified', true, 'direct'))).toBeUndefined();
    expect(named(card('extended', false))).toBeUndefined();
  });

  test('MCA-3: the provider’s card about an agreement that waits', () => {
    const card = (status: string, local = true) => {
      const request = agreementRequests.find((one) => one.status === status);
      if (request === undefined) throw new Error(`no agreement request is ${status}`);
      const input = { id: 'agreement:x', request, portal: false, today: '2026-10-14' };
      return agreementView(input, tom, contextFor(tom, { local }));
    };
    expect(named(card('open'))).toBe('Customer accepts agreement');
    expect(named(card('satisfied'))).toBeUndefined();
    expect(named(card('open', false))).toBeUndefined();
  });
});

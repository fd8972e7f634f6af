import type { Who } from './people';
import type { Story } from './stories';

/** Who sees the thing at all: everybody of a side that it is of, whatever their role. */
export function sees(who: Who, { kind, state }: Story): boolean {
  if (who.side === undefined) return false;
  if (kind === 'enrollment' || kind === 'incentives') return who.side === 'partner';
  if (!who.involved) return false;
  const shared = kind === 'transfer' || kind === 'request';
  if (who.side === 'provider')
    // What was never created was never shown to the provider.
    return kind === 'agreement' || (shared && !(kind === 'transfer' && ['creating', 'notCreated'].includes(state)));
  if (kind === 'agreement') return false;
  if (kind === 'newCustomer') return ['requested', 'appeared'].includes(state);
  return !(kind === 'partnership' && state === 'none') && !(kind === 'checklist' && state === 'empty');
}

import type { CustomerLight, Light } from '../domain/customer/light';
import type { CustomerStatusInput } from './customerInputs';
import type { Color } from './frame';
import type { Phrase, Words } from './words';

const tones: Readonly<Record<Light, Color>> = {
  ready: 'Good',
  you: 'Accent',
  provider: 'Warning',
  customer: 'Warning',
  cannotMove: 'Attention',
  nothing: 'Default',
};

export const toneOf = ({ light }: CustomerLight): Color => tones[light];

/** Whose turn it is and what for: "Your turn: extend the relationship". The color only repeats it. */
export function lightPhrase(
  words: Words,
  { light, act, n }: CustomerLight,
  names: { readonly customer: string; readonly provider: string | undefined },
): Phrase {
  const { customer } = names;
  const provider = names.provider ?? words.raw('light.someProvider');
  const name = n === undefined ? '' : words.raw('transfer.name', { customer, n: String(n) });
  const args = { provider, customer, name };
  return { key: `light.${light}`, args: { ...args, act: words.raw(`light.act.${act}`, args) } };
}

/** The provider that a customer's light is about, or the only one there is. */
export function providerOf({ light, relationships, transfers }: CustomerStatusInput): string | undefined {
  const named = relationships.find((one) => one.provider === light.provider)?.providerName;
  const [only, ...others] = relationships;
  return (
    named ??
    transfers.find((row) => row.transfer.provider === light.provider)?.transfer.providerName ??
    (others.length === 0 ? only?.providerName : undefined)
  );
}

/** Head of a card about one customer: the light, then kind and domain (DUR-3, MGT-11). */
export function customerHead(words: Words, input: CustomerStatusInput) {
  const { customer, light } = input;
  const names = { customer: customer.name, provider: providerOf(input) };
  return {
    status: lightPhrase(words, light, names),
    tone: toneOf(light),
    place: { key: `customerStatus.${customer.kind}`, args: { domain: customer.domain } },
    rules: true,
  } as const;
}

import type { SubscriptionKind } from '../domain/customer/subscriptionLine';
import type { Ineligibility } from '../partnerCenter/partnerCenter';
import type { Words } from './words';

/** What a line of a card needs of a subscription. */
export interface NamedLine {
  readonly name: string;
  readonly kind: SubscriptionKind;
  readonly quantity: number;
  readonly addons: readonly { readonly name: string; readonly quantity: number }[];
}

/** Name and quantity: "Microsoft 365 E3 ×40"; pay-as-you-go has no quantity. Not escaped. */
export function baseText(words: Words, line: Omit<NamedLine, 'addons'>): string {
  const { name, kind, quantity } = line;
  if (kind === 'azurePayg') return words.raw('line.azure', { name });
  if (kind === 'azurePlan') return name;
  return words.raw('line.licenses', { name, count: quantity });
}

/** With what moves along (CON-4): "Microsoft 365 E3 ×40 (+ Audio Conferencing ×40, moves with it)". Not escaped. */
export function lineText(words: Words, line: NamedLine): string {
  const base = baseText(words, line);
  if (line.addons.length === 0) return base;
  const addons = line.addons
    .map((addon) => words.raw('line.addon', { name: addon.name, count: addon.quantity }))
    .join(' + ');
  return words.raw(line.addons.length === 1 ? 'line.withAddons' : 'line.withAddonsMany', { base, addons });
}

/** Why a subscription cannot move, in words (CON-9, CON-10). */
export function reasonText(words: Words, reason: Ineligibility): string {
  switch (reason.kind) {
    case 'unsupported':
      return words.raw(`cannotMove.${reason.what}`);
    case 'state':
      return words.raw(`cannotMove.${stateKeys[reason.state.toLowerCase()] ?? 'inactive'}`);
    case 'inTransfer':
      return words.raw('cannotMove.inTransfer');
    case 'addon':
      return words.raw('cannotMove.addon');
    case 'other':
      return words.raw('cannotMove.other');
    default: {
      const never: never = reason;
      return never;
    }
  }
}

const stateKeys: Readonly<Record<string, string>> = {
  suspended: 'suspended',
  deleted: 'deleted',
  expired: 'expired',
};

/** Reasons whose way out is to order anew from the provider (CON-11). */
export const needsNewOrder = (reason: Ineligibility): boolean => reason.kind === 'unsupported';

/** The first lines of a long list, and how many more there are; a card must stay small. */
export function capped(words: Words, lines: readonly string[], most: number): readonly string[] {
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most), words.say('common.andMore', { count: lines.length - most })];
}

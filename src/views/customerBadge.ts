import type { Frame } from './frame';

/** DUR-3, MGT-11: direct or indirect, under the title of a card about one customer. */
export const badgeOf = ({
  customerKind: kind,
}: {
  readonly customerKind?: 'direct' | 'indirect';
}): Pick<Frame, 'place'> => (kind === undefined ? {} : { place: { key: 'customers.badge', args: { kind } } });

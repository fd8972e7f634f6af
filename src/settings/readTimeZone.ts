import { IANAZone } from 'luxon';
import { foldName } from '../foldName';

/**
 * The IANA time zone that was typed: by its name (`Europe/Paris`), however it is spelled, or by its city (`Paris`,
 * `new york`). Undefined: there is none, or more than one.
 */
export function readTimeZone(typed: string): string | undefined {
  const wanted = fold(typed);
  const [only, ...others] = Intl.supportedValuesOf('timeZone').filter(
    (zone) => fold(zone) === wanted || fold(zone.slice(zone.lastIndexOf('/') + 1)) === wanted,
  );
  if (only !== undefined) return others.length === 0 ? only : undefined;
  const named = typed.trim();
  // Older names and UTC are not listed, but are known.
  return /^[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)*$/.test(named) && IANAZone.isValidZone(named) ? named : undefined;
}

const fold = (name: string): string => foldName(name.replaceAll('_', ' '));

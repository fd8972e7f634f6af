/** One entry of the organizations file as it stands there, with what it is called in a message. */
interface Entry {
  readonly entry: unknown;
  readonly name: string;
}

/** A place in the file that names a secret, and what the secret is for. */
interface Use {
  readonly secret: string;
  readonly purpose: string;
  readonly place: string;
}

/**
 * A secret's name that stands for two things: a refresh token beside anything else, whose renewal would overwrite it, or
 * one credential for two applications. One application may prove itself by the same credential wherever it is named, as
 * in several tenants. Messages name places and never the secret, in whose place a person may have written its value.
 */
export function sharedSecrets(entries: readonly Entry[]): readonly string[] {
  const uses = entries.flatMap(usesOf);
  return uses.flatMap((use, index) => {
    const earlier = uses
      .slice(0, index)
      .find(({ secret, purpose }) => secret === use.secret && purpose !== use.purpose);
    return earlier === undefined
      ? []
      : [`${use.place} has the name of another secret: ${earlier.place}; give each a name of its own`];
  });
}

function usesOf({ entry, name }: Entry): readonly Use[] {
  return (['connection', 'directory'] as const).flatMap((part) => {
    const given = field(entry, part);
    const clientId = String(field(given, 'clientId')).toLowerCase();
    return (['clientSecret', 'certificate', 'refreshToken'] as const).flatMap((what) => {
      const secret = field(field(given, what), 'secret');
      if (typeof secret !== 'string') return [];
      const owner = what === 'refreshToken' ? `${name} ${part}` : clientId;
      // Names that differ in case only, or by `-` and `_`, are one in some store.
      const folded = secret.toLowerCase();
      return [{ secret: folded, purpose: `${what} ${owner}`, place: `${name}: ${part} ${what}` }];
    });
  });
}

const field = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;

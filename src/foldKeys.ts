/** Lower-cases every property name: the service writes camelCase, PascalCase and, once, all lower case. */
export function foldKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(foldKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toLowerCase(), foldKeys(inner)]));
}

/** The query of a request; names are read in any case, as the service reads those of the body. */
export class Query extends URLSearchParams {
  override get(name: string): string | null {
    const wanted = name.toLowerCase();
    return [...this].find(([given]) => given.toLowerCase() === wanted)?.[1] ?? null;
  }
}

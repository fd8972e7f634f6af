import { z } from 'zod';
import type { Caller, PartnerCenterHttp } from './http';

/** The `links.next` of a collection: its address with or without `/v1`, and headers to send with it. */
const nextLink = z
  .object({
    uri: z.string().nullish(),
    headers: z.array(z.object({ key: z.string(), value: z.string().nullish() })).nullish(),
  })
  .nullish();

const envelope = <T>(item: z.ZodType<T>) =>
  z.object({
    items: z.array(item),
    continuationtoken: z.string().nullish(),
    links: z.object({ next: nextLink }).nullish().catch(undefined),
  });

interface PageOf<T> {
  readonly items: readonly T[];
  readonly continuationtoken?: string | null | undefined;
  readonly links?: { readonly next?: z.infer<typeof nextLink> } | null | undefined;
}

interface Next {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

const tokenHeader = 'MS-ContinuationToken';

/**
 * The items of a collection, page after page, as they are asked for. The token of the next page stands in the body, in
 * the headers of `links.next`, or in both; a link without a token is followed as it is (section 1.7). A bare array is one
 * page. It ends on a missing or empty token, and on one that was used before: a service that repeats itself would never end.
 */
export async function* itemsOf<T>(
  http: PartnerCenterHttp,
  path: string,
  item: z.ZodType<T>,
  query: Readonly<Record<string, string>> = {},
  as?: Caller,
): AsyncGenerator<T> {
  const list: z.ZodType<T[]> = z.array(item);
  const schema: z.ZodType<PageOf<T>> = z.union([list.transform((items) => ({ items })), envelope(item)]);
  const seen = new Set<string>();
  const search = new URLSearchParams(query).toString();
  let next: Next | undefined = { path: search === '' ? path : `${path}?${search}`, headers: {} };
  while (next !== undefined) {
    const page: PageOf<T> = await http.get(next.path, { schema, headers: next.headers, as });
    yield* page.items;
    next = following(page, path);
    const mark: string = JSON.stringify(next);
    if (seen.has(mark)) return;
    seen.add(mark);
  }
}

function following(page: PageOf<unknown>, path: string): Next | undefined {
  const link = page.links?.next;
  const linked = link?.headers?.find((header) => header.key.toLowerCase() === tokenHeader.toLowerCase())?.value;
  const token = page.continuationtoken || linked;
  const uri = link?.uri ? pathOfLink(link.uri) : undefined;
  if (token) {
    // What the SDK sends whatever the link says; a link that seeks by itself may carry more.
    const seeking = uri !== undefined && /[?&]seekOperation=/iu.test(uri) ? uri : `${path}?seekOperation=Next`;
    return { path: seeking, headers: { [tokenHeader]: token } };
  }
  return uri === undefined ? undefined : { path: uri, headers: {} };
}

/**
 * The path to call for a link in a body: most samples leave out `/v1`, some have it. Undefined for anything that is not
 * a path on the same host: the token must not travel elsewhere.
 */
export function pathOfLink(uri: string): string | undefined {
  if (!/^\/(?![/\\])/u.test(uri)) return undefined;
  return /^\/v\d+\//iu.test(uri) ? uri : `/v1${uri}`;
}

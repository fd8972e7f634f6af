import type { Route } from './call';

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the route of a request, or says that the path exists for other methods only. */
export function createRouting(
  routes: readonly Route[],
): (method: string, path: string) => Match | 'wrongMethod' | undefined {
  const compiled = routes.map((route) => ({ route, segments: route.path.split('/') }));
  return (method, path) => {
    const given = path.replace(/\/+$/u, '').split('/');
    let pathExists = false;
    for (const { route, segments } of compiled) {
      const params = matchSegments(segments, given);
      if (!params) continue;
      if (route.method === method) return { route, params };
      pathExists = true;
    }
    return pathExists ? 'wrongMethod' : undefined;
  };
}

function matchSegments(pattern: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== given.length && !(pattern.join('/') === '/' && given.length === 1)) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of pattern.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith(':')) {
      const decoded = decode(value);
      if (!decoded) return undefined;
      params[segment.slice(1)] = decoded.toLowerCase();
    } else if (segment.toLowerCase() !== value.toLowerCase()) {
      return undefined;
    }
  }
  return params;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

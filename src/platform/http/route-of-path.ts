/** Which declared route answers a path: `/category/sea/a-whale` is one of `/category/:section/:segment`. */
import type { DeclaredRoute } from './declared-exits.ts';

/** The route's address with its parameters; the path itself where none is known. */
export function routeOfPath(routes: readonly DeclaredRoute[]): (path: string) => string {
  const forms = new Map<string, RegExp>();
  return (path) => {
    if (forms.size === 0) for (const { url } of routes) forms.set(url, formOf(url));
    // The one with the fewest parameters is the one that says most.
    const found = [...forms].filter(([, form]) => form.test(path)).map(([url]) => url);
    return found.toSorted((a, b) => parameters(a) - parameters(b))[0] ?? path;
  };
}

function formOf(url: string): RegExp {
  const parts = url.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : part.replaceAll('.', String.raw`\.`)));
  return new RegExp(`^${parts.join('/')}$`);
}

function parameters(url: string): number {
  return url.split('/').filter((part) => part.startsWith(':')).length;
}

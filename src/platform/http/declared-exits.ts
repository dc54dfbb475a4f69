/**
 * Every route says whether a story's words or pictures can leave by it. One that does not say stops the boot, so that
 * no exit can be forgotten by the guard's test, which drives all that carry stories.
 */
import type { FastifyInstance } from 'fastify';

export type Carries = 'stories' | 'none';

declare module 'fastify' {
  interface FastifyContextConfig {
    carries?: Carries;
    /** The file that answers, for `kawaraban routes`. */
    file?: string;
  }
}

export interface DeclaredRoute {
  method: string;
  url: string;
  carries: Carries;
  file: string;
  /** The action that it lets somebody do. */
  policy: string;
}

/** Call before the first route is added; the list fills as routes are. */
export function requireDeclaredExits(server: FastifyInstance): readonly DeclaredRoute[] {
  const declared: DeclaredRoute[] = [];
  server.addHook('onRoute', (route) => {
    const { carries, file } = route.config ?? {};
    if (carries !== 'stories' && carries !== 'none') {
      throw new Error(
        `The route ${String(route.method)} ${route.url} does not declare what it carries (config.carries: 'stories' or 'none').`,
      );
    }
    if (file === undefined)
      throw new Error(`The route ${String(route.method)} ${route.url} does not name its file (config.file).`);
    for (const method of [route.method].flat())
      declared.push({ method, url: route.url, carries, file, policy: route.config?.policy ?? '' });
  });
  return declared;
}

/** Renders for tests of the page cache alone: one that answers at once, one that waits until the test lets it go. */
import { createPageCache } from '../../src/platform/page-cache/page-cache.ts';
import type { PageCache, PageCacheOptions, Render } from '../../src/platform/page-cache/page-cache.ts';
import type { Rendered } from '../../src/platform/page-cache/page.ts';

export function loneCache(options: Partial<PageCacheOptions> = {}): PageCache {
  return createPageCache({
    now: () => 0,
    maxBytes: 1_000_000,
    commonHeaders: () => ({}),
    tombstones: { covers: () => false, add: () => undefined },
    ...options,
  });
}

export function html(body: string, status = 200): Rendered {
  return { status, contentType: 'text/html', body };
}

/** A page with these tags. */
export function page(body: string, tags: readonly string[] = [], status = 200): Render {
  return async (reading) => {
    reading.take({ value: null, tags });
    return html(body, status);
  };
}

export interface HeldRender {
  render: Render;
  /** How many times it has begun. */
  readonly begun: number;
  /** Ends every render that is under way, with this body. */
  letGo(body: string): void;
}

/** Reads its tags at the start, as a query does, and then takes as long as the test wants. */
export function heldRender(tags: readonly string[] = []): HeldRender {
  const waiting: ((body: string) => void)[] = [];
  let begun = 0;
  return {
    get begun() {
      return begun;
    },
    async render(reading) {
      begun += 1;
      reading.take({ value: null, tags });
      return html(await new Promise<string>((resolve) => waiting.push(resolve)));
    },
    letGo(body) {
      for (const resolve of waiting.splice(0)) resolve(body);
    },
  };
}

/** As `pg` says it when the server is not there. */
export function databaseDown(): Error {
  return Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
}

export function bodyOf(served: { page: { rendered: Rendered } }): string {
  return String(served.page.rendered.body);
}

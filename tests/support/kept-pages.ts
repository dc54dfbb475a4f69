/** Looks into a node's cache: has it heard what was announced, and is what it keeps right? */
import { announce } from '../../src/platform/db/announce.ts';
import type { Db } from '../../src/platform/db/database.ts';
import type { PageCache, Render } from '../../src/platform/page-cache/page-cache.ts';
import { until } from './until.ts';

let announcements = 0;

/** Resolves when the node has heard all that was committed before: announcements come in the order of commits. */
export async function hasHeard(cache: PageCache, db: Db): Promise<void> {
  announcements += 1;
  const key = `announcement ${announcements}`;
  await cache.get(key, async (reading) => {
    reading.take({ value: null, tags: [key] });
    return { status: 200, contentType: 'text/plain', body: key };
  });
  await announce(db, [key]);
  await until('the announcement to be heard', () => cache.peek(key) === undefined);
  cache.settle();
}

export interface KeptPages {
  /** Renders every page that the node would answer from its cache, and names those that differ. */
  differing(): Promise<string[]>;
  /** How many pages the last look compared. */
  readonly compared: number;
}

/** Remembers the renders that go through the cache from now on. */
export function keptPages(cache: PageCache): KeptPages {
  const renders = new Map<string, Render>();
  const get = cache.get.bind(cache);
  cache.get = (key, render) => {
    renders.set(key, render);
    return get(key, render);
  };
  let compared = 0;
  return {
    get compared() {
      return compared;
    },
    async differing() {
      const different: string[] = [];
      compared = 0;
      for (const [key, render] of renders) {
        const page = cache.peek(key);
        if (page === undefined) continue;
        const fresh = await cache.renderFresh(render);
        compared += 1;
        if (fresh.status === page.status && String(fresh.body) === String(page.rendered.body)) continue;
        different.push(`${key}: ${firstDifference(String(page.rendered.body), String(fresh.body))}`);
      }
      return different;
    },
  };
}

function firstDifference(kept: string, fresh: string): string {
  let at = 0;
  while (at < kept.length && kept[at] === fresh[at]) at += 1;
  const around = (text: string): string => text.slice(Math.max(0, at - 60), at + 60);
  return `kept “${around(kept)}”, fresh “${around(fresh)}”`;
}

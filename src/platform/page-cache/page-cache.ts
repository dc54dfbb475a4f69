/**
 * Finished responses, kept until one of the tags they read is purged. One render per key at a time, four at most over
 * all readers; a render overtaken by a purge is not kept; with the database down the last good copy is shown, never one
 * that was withdrawn or killed.
 */
import { isDatabaseDown, isSlowStatement } from '../db/database.ts';
import { pressHard, toSendable } from './compress.ts';
import type { CommonHeaders } from './compress.ts';
import { createCalmPurges } from './calm-purges.ts';
import { createFragments } from './fragments.ts';
import { createGate } from './gate.ts';
import type { KeptPage, Rendered } from './page.ts';
import { createPurgeClock } from './purge-clock.ts';
import { collector } from './reading.ts';
import type { Reading } from './reading.ts';
import { createTagIndex } from './tag-index.ts';
import type { Tombstones } from './tombstones.ts';

export type Render = (reading: Reading) => Promise<Rendered>;

/** How a page came about; `stale` says that the database could not be asked. */
export interface Served {
  page: KeptPage;
  from: 'cache' | 'render' | 'stale';
}

export interface PageCacheOptions {
  now: () => number;
  maxBytes: number;
  commonHeaders: CommonHeaders;
  tombstones: Tombstones;
  /** Tags that may be purged a little later when they are purged many times a second; what is gone never waits. */
  mayWait?: (tag: string) => boolean;
}

export interface PageCache {
  readonly stats: PageCacheStats;
  /** The page if it is kept and right; costs one look-up. */
  peek(key: string): KeptPage | undefined;
  get(key: string, render: Render): Promise<Served>;
  /** Renders anew beside the cache, keeping nothing: what the differential check compares with. */
  renderFresh(render: Render): Promise<Rendered>;
  /** The parts that all readers share, for a page that is one reader's and is not kept. */
  sharedParts(): Reading;
  /** The keys of what was kept of `gone`, and is not any more. */
  purge(tags: readonly string[], gone: readonly string[]): string[];
  /** Purges at once what was put off. */
  settle(): void;
  /** From now on announcements may be missed. */
  stopTrusting(): void;
  /** Announcements are heard again; what is kept is from before and must be made anew. */
  startTrusting(): void;
  /** Whether the page is still kept and right; not a reader's look. */
  holds(page: KeptPage): boolean;
  /** It was found wrong: it is made anew, and so is every part that it may have shared. */
  distrust(page: KeptPage): void;
  /** A page that is kept and right, with its render: for the check in production. */
  sample(): { page: KeptPage; render: Render } | undefined;
  /** Makes one long-lived page as small as brotli can. */
  pressOne(stableMs: number): Promise<void>;
  readonly keys: Iterable<string>;
}

export interface PageCacheStats {
  hits: number;
  renders: number;
  stale: number;
  overtaken: number;
  purges: number;
  bytes: number;
  pages: number;
}

const concurrentRenders = 4;
/** Of the bytes allowed, how many are left in use when room has to be made. */
const roomKept = 0.96;
/** Readers of a page from whom on its last few bytes are worth 200 ms of a core. */
const manyHits = 50;
/** What a tag takes here and in the index, where few pages share it: a sitemap has a thousand. */
const tagBytes = 200;
/** After a failure the database is not asked again for so long. */
const circuitMs = 1_000;
/** No attempt takes longer than the pool's and the statement's patience together. */
const probeMs = 5_000;

export function createPageCache(options: PageCacheOptions): PageCache {
  const { now, tombstones } = options;
  const purgeClock = createPurgeClock();
  let trusting = true;
  /** What the database last said while it was down, and when it is asked again. */
  let outage: { error: unknown; askAgainAt: number } | null = null;
  const fragments = createFragments({ purgeClock, now, maxCharacters: options.maxBytes / 4, mayKeep: () => trusting });
  const kept = new Map<string, KeptPage>();
  /** The clock of last uses. Moving a page to the end of the map instead would cost every hit, not every eviction. */
  let uses = 0;
  const renders = new Map<string, Render>();
  const byTag = createTagIndex<KeptPage>();
  const underWay = new Map<string, { since: number; served: Promise<Served> }>();
  const gate = createGate(concurrentRenders);
  const stats: PageCacheStats = { hits: 0, renders: 0, stale: 0, overtaken: 0, purges: 0, bytes: 0, pages: 0 };

  function peek(key: string): KeptPage | undefined {
    const page = kept.get(key);
    if (page === undefined || page.stale || page.expiresAt <= now()) return undefined;
    stats.hits += 1;
    page.lastUse = ++uses;
    page.hits += 1;
    return page;
  }

  async function get(key: string, render: Render): Promise<Served> {
    const page = peek(key);
    if (page) return { page, from: 'cache' };
    const joined = underWay.get(key);
    // A render from before a purge may show what the purge was about.
    if (joined && joined.since === purgeClock.count) return joined.served;
    const entry = { since: purgeClock.count, served: renderOrStale(key, render) };
    underWay.set(key, entry);
    try {
      return await entry.served;
    } finally {
      if (underWay.get(key) === entry) underWay.delete(key);
    }
  }

  async function renderOrStale(key: string, render: Render): Promise<Served> {
    const former = kept.get(key);
    // One slow query is not an outage: without a copy to show, only a node that hears nothing gives up at once.
    if (outage && now() < outage.askAgainAt && (former || !trusting)) return lastGoodCopy(former, outage.error);
    // Whoever asks now asks for all: the others need not wait for the same answer.
    if (outage) outage.askAgainAt = now() + probeMs;
    try {
      const page = await gate(() => renderAndKeep(key, render));
      outage = null;
      return { page, from: 'render' };
    } catch (error) {
      if (!isDatabaseDown(error)) {
        // It answered.
        outage = null;
        throw error;
      }
      // A node that hears the database has met a slow statement, and that is this page's affair alone.
      if (!isSlowStatement(error) || !trusting) outage = { error, askAgainAt: now() + circuitMs };
      return lastGoodCopy(former, error);
    }
  }

  function lastGoodCopy(page: KeptPage | undefined, error: unknown): Served {
    if (page === undefined || kept.get(page.key) !== page) throw error;
    // A page that says that something is gone may always be shown.
    if (page.status !== 410 && tombstones.covers(page.tags)) throw error;
    stats.stale += 1;
    return { page, from: 'stale' };
  }

  async function renderAndKeep(key: string, render: Render): Promise<KeptPage> {
    stats.renders += 1;
    const collected = collector(purgeClock.count);
    const rendered = await render(fragments.reading(collected));
    const sendable = toSendable(rendered, options.commonHeaders(rendered, collected.tags));
    // The compressed forms may come yet; text takes a third to a fifth in each.
    const sizeBytes = Math.ceil(1.6 * sendable.identity.bytes.length) + 2_048 + collected.tags.size * tagBytes;
    const page: KeptPage = {
      ...collected,
      key,
      status: rendered.status,
      sendable,
      sizeBytes,
      stale: !trusting,
      renderedAt: now(),
      lastUse: ++uses,
      hits: 0,
      pressedHard: false,
      // The string would take up to twice the room of the bytes, which are there already.
      rendered: { ...rendered, body: sendable.identity.bytes },
    };
    if (purgeClock.isSuspect(page.tags, page.since)) stats.overtaken += 1;
    // What is not there is not kept: anyone can invent addresses.
    else if (page.status === 200 || page.status === 410) keep(page, render);
    return page;
  }

  function keep(page: KeptPage, render: Render): void {
    const former = kept.get(page.key);
    if (former) drop(former);
    kept.set(page.key, page);
    renders.set(page.key, render);
    byTag.add(page, page.tags);
    stats.bytes += page.sizeBytes;
    if (stats.bytes > options.maxBytes) dropLeastRecent();
    stats.pages = kept.size;
  }

  /** Some more than need be, so that not every new page has to look for the oldest. */
  function dropLeastRecent(): void {
    for (const page of [...kept.values()].toSorted((a, b) => a.lastUse - b.lastUse)) {
      if (stats.bytes <= options.maxBytes * roomKept) return;
      drop(page);
    }
  }

  function drop(page: KeptPage): void {
    kept.delete(page.key);
    renders.delete(page.key);
    byTag.remove(page, page.tags);
    stats.bytes -= page.sizeBytes;
    stats.pages = kept.size;
  }

  const calm = createCalmPurges(options.mayWait ?? (() => false), now, purgeNow);

  function purgeNow(tags: readonly string[]): void {
    purgeClock.purged(tags);
    fragments.purge(tags);
    for (const page of byTag.withAny(tags)) page.stale = true;
  }

  return {
    stats,
    peek,
    get,
    settle: calm.settle,
    async renderFresh(render) {
      const alone = createFragments({ purgeClock, now, maxCharacters: 0, mayKeep: () => false });
      return render(alone.reading(collector(purgeClock.count)));
    },
    sharedParts: () => fragments.reading(collector(purgeClock.count)),
    purge(tags, gone) {
      stats.purges += 1;
      purgeNow(gone.length > 0 ? tags : calm.passing(tags));
      const withdrawn = [...byTag.withAny(gone)];
      for (const page of withdrawn) drop(page);
      return withdrawn.map(({ key }) => key);
    },
    stopTrusting() {
      trusting = false;
      purgeClock.purgedAll();
      fragments.clear();
      for (const page of kept.values()) page.stale = true;
    },
    startTrusting() {
      if (!trusting) purgeClock.purgedAll();
      trusting = true;
      outage = null;
    },
    holds: (page) => kept.get(page.key) === page && !page.stale && page.expiresAt > now(),
    distrust(page) {
      page.stale = true;
      fragments.clear();
    },
    sample() {
      const right = [...kept.values()].filter((page) => !page.stale && page.expiresAt > now());
      const page = right[Math.floor(Math.random() * right.length)];
      const render = page && renders.get(page.key);
      return page && render ? { page, render } : undefined;
    },
    async pressOne(stableMs) {
      for (const page of kept.values()) {
        const due =
          !page.pressedHard &&
          page.hits >= manyHits &&
          !page.stale &&
          page.sendable.br !== page.sendable.identity &&
          now() - page.renderedAt >= stableMs;
        if (!due) continue;
        page.pressedHard = true;
        const common = options.commonHeaders(page.rendered, page.tags);
        page.sendable.br = await pressHard(page.rendered, common, page.sendable.br);
        return;
      }
    },
    get keys() {
      return kept.keys();
    },
  };
}

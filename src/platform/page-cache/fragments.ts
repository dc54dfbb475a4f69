/** Parts of pages, kept by key until one of their tags is purged or their time is over. */
import type { Html } from '../html/raw.ts';
import { collector, merge } from './reading.ts';
import type { Collected, Reading } from './reading.ts';
import type { PurgeClock } from './purge-clock.ts';
import { createTagIndex } from './tag-index.ts';

interface Fragment extends Collected {
  key: string;
  html: Html;
}

export interface Fragments {
  /** A reading whose fragments come from here. What it collects is in `collected`. */
  reading(collected: Collected): Reading;
  purge(tags: Iterable<string>): void;
  clear(): void;
}

export interface FragmentOptions {
  purgeClock: PurgeClock;
  now: () => number;
  maxCharacters: number;
  /** False while announcements may be missed: nothing is kept then. */
  mayKeep: () => boolean;
}

export function createFragments(options: FragmentOptions): Fragments {
  const { purgeClock, now } = options;
  /** In order of last use. */
  const kept = new Map<string, Fragment>();
  const making = new Map<string, { since: number; fragment: Promise<Fragment> }>();
  const byTag = createTagIndex<Fragment>();
  let characters = 0;

  function drop(fragment: Fragment): void {
    if (kept.get(fragment.key) !== fragment) return;
    kept.delete(fragment.key);
    byTag.remove(fragment, fragment.tags);
    characters -= fragment.html.length;
  }

  function keep(fragment: Fragment): void {
    const former = kept.get(fragment.key);
    if (former) drop(former);
    kept.set(fragment.key, fragment);
    byTag.add(fragment, fragment.tags);
    characters += fragment.html.length;
    for (const oldest of kept.values()) {
      if (characters <= options.maxCharacters) break;
      drop(oldest);
    }
  }

  async function make(key: string, maker: (reading: Reading) => Promise<Html>): Promise<Fragment> {
    const collected = collector(purgeClock.count);
    const html = inOnePiece(await maker(reading(collected)));
    const fragment: Fragment = { ...collected, key, html };
    if (options.mayKeep() && !purgeClock.isSuspect(fragment.tags, fragment.since)) keep(fragment);
    return fragment;
  }

  /** One at a time per key; but a render that began after a purge does not wait for one from before it. */
  async function obtain(key: string, maker: (reading: Reading) => Promise<Html>): Promise<Fragment> {
    const held = kept.get(key);
    if (held && held.expiresAt > now()) {
      kept.delete(key);
      kept.set(key, held);
      return { ...held, since: purgeClock.count };
    }
    const underWay = making.get(key);
    if (underWay && underWay.since === purgeClock.count) return underWay.fragment;
    const entry = { since: purgeClock.count, fragment: make(key, maker) };
    making.set(key, entry);
    try {
      return await entry.fragment;
    } finally {
      if (making.get(key) === entry) making.delete(key);
    }
  }

  function reading(collected: Collected): Reading {
    return {
      take(tagged) {
        for (const tag of tagged.tags) collected.tags.add(tag);
        if (tagged.expiresAt) collected.expiresAt = Math.min(collected.expiresAt, tagged.expiresAt.getTime());
        return tagged.value;
      },
      expireAt(moment) {
        collected.expiresAt = Math.min(collected.expiresAt, moment.getTime());
      },
      async fragment(key, maker) {
        const fragment = await obtain(key, maker);
        merge(collected, fragment);
        return fragment.html;
      },
    };
  }

  return {
    reading,
    purge(tags) {
      for (const fragment of byTag.withAny(tags)) drop(fragment);
    },
    clear() {
      for (const fragment of kept.values()) drop(fragment);
    },
  };
}

/** A template's string is a tree of a thousand pieces that takes several times the room of its text. */
function inOnePiece(html: Html): Html {
  return Buffer.from(html).toString() as Html;
}

/** What a render has read: the tags to purge it by and the moment when the clock alone makes it wrong. */
import type { Html } from '../html/raw.ts';

/** A value together with what it depends on; query functions return these. */
export interface Tagged<T> {
  value: T;
  tags: readonly string[];
  /** When the value changes without a write; undefined or null if it does not. */
  expiresAt?: Date | null;
}

export interface Reading {
  /** Unwraps a tagged value and remembers what it depends on. */
  take<T>(tagged: Tagged<T>): T;
  expireAt(moment: Date): void;
  /** A part with a key of its own, made once and used by every page that shows it. */
  fragment(key: string, make: (reading: Reading) => Promise<Html>): Promise<Html>;
}

/** For what is made once and kept nowhere. */
export const unkept: Reading = {
  take: ({ value }) => value,
  expireAt: () => undefined,
  fragment: (_key, make) => make(unkept),
};

export interface Collected {
  tags: Set<string>;
  /** ms since the epoch; Infinity when only a write changes it. */
  expiresAt: number;
  /** The count of purges from which on a purge of one of the tags makes this too old to keep. */
  since: number;
}

export function collector(since: number): Collected {
  return { tags: new Set(), expiresAt: Number.POSITIVE_INFINITY, since };
}

export function merge(into: Collected, part: Collected): void {
  for (const tag of part.tags) into.tags.add(tag);
  into.expiresAt = Math.min(into.expiresAt, part.expiresAt);
  into.since = Math.min(into.since, part.since);
}

/**
 * The race guard. A render notes the count at its start; if one of its tags was purged after that, what it read may
 * be older than the purge, and it is not kept.
 */
const maxRemembered = 50_000;

export interface PurgeClock {
  readonly count: number;
  purged(tags: Iterable<string>): void;
  /** After announcements may have been missed: every render under way is suspect. */
  purgedAll(): void;
  isSuspect(tags: Iterable<string>, since: number): boolean;
}

export function createPurgeClock(): PurgeClock {
  const lastPurge = new Map<string, number>();
  let count = 0;
  /** Renders that began before this cannot be judged any more. */
  let floor = 0;

  return {
    get count() {
      return count;
    },
    purged(tags) {
      count += 1;
      if (lastPurge.size > maxRemembered) {
        lastPurge.clear();
        floor = count;
      }
      for (const tag of tags) lastPurge.set(tag, count);
    },
    purgedAll() {
      count += 1;
      floor = count;
      lastPurge.clear();
    },
    isSuspect(tags, since) {
      if (since < floor) return true;
      for (const tag of tags) if ((lastPurge.get(tag) ?? 0) > since) return true;
      return false;
    },
  };
}

/**
 * How much of a story's readers of a day one network may be: a few, and a tenth of all beyond them. A machine that makes up browsers can
 * raise no story by itself, while the many who share a carrier's address count where many others read, too. Where many
 * more come between two writes than may, it was a machine: then the few that could be written are none either.
 */

const mostBySelf = 3;
const shareOfAll = 0.1;
/** Refused since the last write: no office opens a story so often within seconds. */
const mostRefused = 5;
/** Networks on stories of a day, some hundred bytes each; beyond, all begin anew. */
const mostKept = 200_000;
/** The machine itself: somebody who tries the program out, or all readers of a proxy that is not trusted. */
const loopback = /^(127\.|0:0:0::)/;

interface Readers {
  all: number;
  byNetwork: Map<string, Set<string>>;
}

export interface StoryShare {
  allows(story: string, network: string, visitor: string, ms: number): boolean;
  /** Whether what it has allowed since the last write was a machine's. */
  isStorm(story: string, network: string): boolean;
  /** What was allowed until now is being written. */
  written(): void;
}

export function createStoryShare(): StoryShare {
  let day = 0;
  let stories = new Map<string, Readers>();
  let kept = 0;
  const refused = new Map<string, number>();

  function readersOf(story: string, ms: number): Readers {
    const current = Math.floor(ms / 86_400_000);
    if (current !== day || kept >= mostKept) [day, stories, kept] = [current, new Map(), 0];
    const readers = stories.get(story) ?? { all: 0, byNetwork: new Map() };
    stories.set(story, readers);
    return readers;
  }

  return {
    allows(story, network, visitor, ms) {
      if (loopback.test(network)) return true;
      const readers = readersOf(story, ms);
      const own = readers.byNetwork.get(network) ?? new Set();
      if (own.has(visitor)) return true;
      // Of all the others: by its own numbers it would raise what it may.
      if (own.size >= mostBySelf + shareOfAll * (readers.all - own.size)) {
        const key = `${story} ${network}`;
        refused.set(key, (refused.get(key) ?? 0) + 1);
        return false;
      }
      if (own.size === 0) kept += 1;
      readers.byNetwork.set(network, own);
      own.add(visitor);
      readers.all += 1;
      return true;
    },
    isStorm: (story, network) => (refused.get(`${story} ${network}`) ?? 0) > mostRefused,
    written: () => refused.clear(),
  };
}

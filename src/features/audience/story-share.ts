/**
 * How much of a story's readers of a day one network may be: a few, and a tenth of all beyond them. A machine that makes up browsers can
 * raise no story by itself, while the many who share a carrier's address count where many others read, too.
 */

const mostBySelf = 3;
const shareOfAll = 0.1;
/** Stories of a day; beyond, none is judged, as there is more than a machine makes. */
const mostKept = 50_000;
/** The machine itself: somebody who tries the program out, or all readers of a proxy that is not trusted. */
const loopback = /^(127\.|0:0:0::)/;

interface Readers {
  all: number;
  byNetwork: Map<string, Set<string>>;
}

export interface StoryShare {
  allows(story: string, network: string, visitor: string, ms: number): boolean;
}

export function createStoryShare(): StoryShare {
  let day = 0;
  let stories = new Map<string, Readers>();
  return {
    allows(story, network, visitor, ms) {
      if (loopback.test(network)) return true;
      const current = Math.floor(ms / 86_400_000);
      if (current !== day) [day, stories] = [current, new Map()];
      let readers = stories.get(story);
      if (!readers) {
        if (stories.size >= mostKept) return true;
        readers = { all: 0, byNetwork: new Map() };
        stories.set(story, readers);
      }
      const own = readers.byNetwork.get(network) ?? new Set();
      readers.byNetwork.set(network, own);
      if (own.has(visitor)) return true;
      // Of all the others: by its own numbers it would raise what it may.
      if (own.size >= mostBySelf + shareOfAll * (readers.all - own.size)) return false;
      own.add(visitor);
      readers.all += 1;
      return true;
    },
  };
}

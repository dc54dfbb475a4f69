/** What is asked again and again is worked out once; all of it is forgotten when there is much, and with its day. */
import { storyOfMark, visitorOf } from './read-mark.ts';
import type { Salt } from './read-mark.ts';
import { isRobot } from './told-read.ts';

export interface Visitor {
  bytes: Buffer;
  /** The same, for maps. */
  key: string;
}

export interface ReadMemory {
  /** Null for a mark that is none of ours. */
  storyOf(siteId: number, mark: string): number | null;
  visitorOf(salt: Salt, siteId: number, network: string, userAgent: string): Visitor;
  isRobot(userAgent: string | undefined): boolean;
}

const mostRemembered = 20_000;

export function createReadMemory(salts: readonly Salt[]): ReadMemory {
  const stories = createShelf<number>();
  const visitors = createShelf<Visitor>();
  const robots = createShelf<boolean>();
  return {
    storyOf(siteId, mark) {
      const key = `${siteId} ${mark}`;
      const known = stories.get(key);
      if (known !== undefined) return known;
      const story = storyOfMark(salts, siteId, mark);
      // What is no good is not kept: anyone can make up more of it.
      return story === undefined ? null : stories.put(key, story);
    },
    visitorOf(salt, siteId, network, userAgent) {
      const key = `${salt.day} ${siteId} ${network} ${userAgent}`;
      const known = visitors.get(key);
      if (known !== undefined) return known;
      const bytes = visitorOf(salt, siteId, network, userAgent);
      return visitors.put(key, { bytes, key: bytes.toString('latin1') });
    },
    isRobot(userAgent = '') {
      return robots.get(userAgent) ?? robots.put(userAgent, isRobot(userAgent));
    },
  };
}

function createShelf<Known>(): { get(key: string): Known | undefined; put(key: string, value: Known): Known } {
  let known = new Map<string, Known>();
  return {
    get: (key) => known.get(key),
    put(key, value) {
      if (known.size >= mostRemembered) known = new Map();
      known.set(key, value);
      return value;
    },
  };
}

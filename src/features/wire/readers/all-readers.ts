/** Every dialect that is read. What says most plainly what it is, is asked first. */
import { ap } from './ap.ts';
import { atom } from './atom.ts';
import { jsonFeed } from './json-feed.ts';
import { newsml1 } from './newsml-1.ts';
import { newsmlG2 } from './newsml-g2.ts';
import { ninjs1 } from './ninjs-1.ts';
import { ninjs2, ninjs3 } from './ninjs-2.ts';
import { nitf } from './nitf.ts';
import type { Reader } from './reader.ts';
import { rss1, rss2 } from './rss.ts';

export const allReaders: readonly Reader[] = [
  jsonFeed,
  ap,
  ninjs3,
  ninjs2,
  ninjs1,
  newsmlG2,
  newsml1,
  nitf,
  rss2,
  rss1,
  atom,
];

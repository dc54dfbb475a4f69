/** Every dialect that is read. What says most plainly what it is, is asked first. */
import { ninjs1 } from './ninjs-1.ts';
import { ninjs2, ninjs3 } from './ninjs-2.ts';
import { newsmlG2 } from './newsml-g2.ts';
import { nitf } from './nitf.ts';
import type { Reader } from './reader.ts';

export const allReaders: readonly Reader[] = [ninjs3, ninjs2, ninjs1, newsmlG2, nitf];

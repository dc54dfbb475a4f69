import { randomBytes } from 'node:crypto';

/** Short, since every block of every page carries one; unique within a story, which is all that is asked of it. */
export function randomBlockId(): string {
  return `b${randomBytes(4).toString('hex')}`;
}

/**
 * What is kept of the items of a story that was taken down: of each a tombstone with the hash of its key, so that it is known
 * when it is sent again, and nothing that can be read.
 */
import { createHash } from 'node:crypto';
import { opendir, readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Db, Tx } from '../../platform/db/database.ts';
import { insertTombstone } from '../stories/stories.ts';
import { dropChain, itemsOfStory, namedElsewhere, tombstoneThere } from './erase-item-queries.ts';
import type { ErasedItem } from './erase-item-queries.ts';
import { maxWireBytes, readWireFile } from './read-wire-file.ts';
import { profileOf } from './profile-queries.ts';
import type { WireProfile } from './wire-profile.ts';

/** A tag like any other, so that restores keep it as they keep those of stories. */
export function itemTombstone(provider: string, itemKey: string): string {
  return `wire:${provider}:${createHash('sha256').update(itemKey).digest('hex')}`;
}

/** Whether an item's story was taken down: then nothing of it is taken in. */
export async function isItemGone(db: Db, provider: string, itemKey: string): Promise<boolean> {
  return tombstoneThere(db, itemTombstone(provider, itemKey));
}

/** The items of a story, which from now on are taken in no more; and their tombstones, for the local file. */
export async function barItems(db: Db, storyId: number): Promise<{ items: ErasedItem[]; tombstones: string[] }> {
  const items = await itemsOfStory(db, storyId);
  const tombstones = items.map(({ provider, itemKey }) => itemTombstone(provider, itemKey));
  for (const tag of tombstones) await insertTombstone(db, 'takedown', tag);
  return { items, tombstones };
}

export async function dropItemsWithin(tx: Tx, items: readonly ErasedItem[]): Promise<void> {
  for (const item of items) await dropChain(tx, item);
}

/**
 * `root`: DATA_DIR/wire. Files in done/ and failed/ that hold an item go, whatever else they hold: each of the others is kept
 * with its own bytes. So do pictures beside that no other item names. Returns the files, below the root.
 */
export async function eraseItemFiles(db: Db, root: string, items: readonly ErasedItem[]): Promise<string[]> {
  const removed: string[] = [];
  for (const item of items) {
    const profile = await profileOf(db, item.providerId);
    for (const folder of ['done', 'failed'])
      for await (const file of filesIn(join(root, item.provider, folder)))
        if (await holds(file, item.itemKey, profile)) {
          await rm(file, { force: true });
          await rm(`${file}.reason.txt`, { force: true });
          removed.push(join(item.provider, folder, basename(file)));
        }
    for (const href of item.pictures) {
      if (href !== basename(href) || href.startsWith('.') || (await namedElsewhere(db, item, href))) continue;
      const file = join(root, item.provider, href);
      if (!(await stat(file).catch(() => undefined))?.isFile()) continue;
      await rm(file, { force: true });
      removed.push(join(item.provider, href));
    }
  }
  return removed;
}

async function* filesIn(folder: string): AsyncGenerator<string> {
  const entries = await opendir(folder).catch(() => undefined);
  if (entries === undefined) return;
  for await (const entry of entries)
    if (entry.isFile() && !entry.name.endsWith('.reason.txt')) yield join(folder, entry.name);
}

async function holds(file: string, itemKey: string, profile: WireProfile): Promise<boolean> {
  const size = (await stat(file).catch(() => undefined))?.size ?? 0;
  if (size === 0 || size > maxWireBytes) return false;
  const bytes = await readFile(file);
  if (!mayHold(bytes, itemKey)) return false;
  try {
    return readWireFile(bytes, profile).some((one) => 'item' in one && one.item.itemKey === itemKey);
  } catch {
    // Half a file, or one of no dialect, that has the key in it: better gone than left.
    return true;
  }
}

/** Most files are told apart without being parsed: however a key is written, its longest word stands there as it is. */
function mayHold(bytes: Buffer, itemKey: string): boolean {
  const [longest = ''] = (itemKey.match(/[A-Za-z0-9]+/g) ?? []).toSorted((a, b) => b.length - a.length);
  try {
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: maxWireBytes }) : bytes;
    return plain.toString('latin1').replaceAll('\0', '').includes(longest);
  } catch {
    return false;
  }
}

/** Cards as files in DATA_DIR/cards, drawn when they are first asked for: a few at a time, and not without end. */
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeWhole } from '../../platform/storage/files.ts';
import { startDrawingProcess } from '../media/media.ts';
import { cardName, storyOfCardName } from './card.ts';
import type { Card } from './card.ts';
import { drawingOf } from './draw-card.ts';

export interface CardStore {
  /** Null when so many are being drawn that whoever asks had better come again, and of what is gone meanwhile. */
  get(card: Card): Promise<Buffer | null>;
  /** What is gone for good has no card any more. */
  forget(storyIds: readonly number[]): Promise<void>;
  close(): void;
}

export interface CardStoreOptions {
  /** DATA_DIR/cards */
  folder: string;
  /** The configuration of their faces, with a list of the characters that those have beside it. */
  fonts: string;
  /** How many files there may be: some 20 kB each. */
  most?: number;
}

/** One is drawn, one waits: a page that waits for a third would keep others from being made. */
const mostWaiting = 2;
const usualMost = 2_000;
/** How often it is looked whether there are too many. */
const drawnBetween = 50;

export function openCards({ folder, fonts, most = usualMost }: CardStoreOptions): CardStore {
  const process = startDrawingProcess(fonts);
  const can = new Set(readFileSync(join(dirname(fonts), 'characters.txt'), 'utf8'));
  /** Whoever has read a story before it went may ask for its card afterwards. */
  const gone = new Set<number>();
  let waiting = 0;
  let drawn = 0;

  async function draw(card: Card, file: string): Promise<Buffer | null> {
    const [result] = await process.ask({ kind: 'drawing', ...drawingOf(card, can) });
    if (!result) throw new Error('The drawing process has drawn nothing.');
    await mkdir(folder, { recursive: true });
    await writeWhole(file, result.bytes);
    if (gone.has(card.storyId)) {
      await rm(file, { force: true });
      return null;
    }
    if (drawn++ % drawnBetween === 0) await dropOldest(folder, most);
    return result.bytes;
  }

  return {
    async get(card) {
      if (gone.has(card.storyId)) return null;
      const file = join(folder, cardName(card));
      const kept = await readFile(file).catch(() => null);
      if (kept) return kept;
      if (waiting >= mostWaiting) return null;
      waiting += 1;
      try {
        return await draw(card, file);
      } finally {
        waiting -= 1;
      }
    },
    async forget(storyIds) {
      const going = new Set(storyIds);
      for (const id of going) gone.add(id);
      for (const name of await namesIn(folder))
        if (going.has(storyOfCardName(name) ?? 0)) await rm(join(folder, name), { force: true });
    },
    close: () => process.close(),
  };
}

async function dropOldest(folder: string, most: number): Promise<void> {
  const names = await namesIn(folder);
  if (names.length <= most) return;
  const dated = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(folder, name)).catch(() => null))?.mtimeMs ?? 0 })),
  );
  const oldest = dated.toSorted((a, b) => a.at - b.at).slice(0, names.length - most);
  for (const { name } of oldest) await rm(join(folder, name), { force: true });
}

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => storyOfCardName(name) !== undefined);
}

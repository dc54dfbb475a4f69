/** The samples of demo/wire/dialects, as they are and changed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWireFile } from '../../src/features/wire/read-wire-file.ts';
import type { WireFileResult } from '../../src/features/wire/read-wire-file.ts';
import type { WireItem } from '../../src/features/wire/wire-item.ts';
import { toWireLine, wireLine } from '../../src/features/wire/wire-line.ts';
import { noProfile } from '../../src/features/wire/wire-profile.ts';
import type { WireProfile } from '../../src/features/wire/wire-profile.ts';
import { projectRoot } from './demo-network.ts';

const folder = join(projectRoot, 'demo/wire/dialects');

export function dialectFiles(): string[] {
  return readdirSync(folder).toSorted();
}

export type Change = [before: string | RegExp, after: string];

/** A sample's text, with each of the first texts replaced by the second; what is not there cannot be replaced. */
export function sample(file: string, ...changes: Change[]): string {
  let text = readFileSync(join(folder, file), 'utf8');
  for (const [before, after] of changes) {
    if (text.search(before) < 0 && !text.includes(String(before))) throw new Error(`${file} has no ${String(before)}.`);
    text = text.replace(before, () => after);
  }
  return text;
}

export function readText(text: string, profile: WireProfile = noProfile): WireFileResult {
  return readWireFile(Buffer.from(text), profile);
}

/** Every item of a file that must hold no other; each makes a line that keeps to the schema. */
export function itemsOf(content: string | Buffer, profile: WireProfile = noProfile): WireItem[] {
  return readWireFile(Buffer.from(content), profile).map((found) => {
    if ('error' in found) throw found.error;
    wireLine.parse(toWireLine('sample', found.item, found.fields()));
    return found.item;
  });
}

export function itemOf(content: string | Buffer, profile: WireProfile = noProfile): WireItem {
  const [item, ...others] = itemsOf(content, profile);
  if (!item || others.length > 0) throw new Error(`There are ${others.length + (item ? 1 : 0)} items.`);
  return item;
}

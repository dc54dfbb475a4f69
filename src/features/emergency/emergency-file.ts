/** The word as a file of DATA_DIR: read when no database answers. */
import { readFile, stat } from 'node:fs/promises';
import { writeWhole } from '../../platform/storage/files.ts';
import { emergencyWord } from './emergency-word.ts';
import type { EmergencyWord } from './emergency-word.ts';

/** In DATA_DIR. */
export const emergencyFile = 'emergency.json';
const maxBytes = 10_000;

/** Null where there is none. Throws where there is one that nobody can read. */
export async function readEmergencyFile(file: string): Promise<EmergencyWord | null> {
  const size = await stat(file).then(
    (found) => found.size,
    () => null,
  );
  if (size === null) return null;
  if (size > maxBytes) throw new Error(`${file} has more than ${maxBytes} bytes.`);
  return emergencyWord.parse(JSON.parse(await readFile(file, 'utf8')));
}

export function writeEmergencyFile(file: string, word: EmergencyWord): Promise<void> {
  return writeWhole(file, Buffer.from(`${JSON.stringify(word)}\n`));
}

/**
 * What a node knows of an emergency: from the database, which tells all nodes, and from its own DATA_DIR, which is there
 * without it. Each learns from the other.
 */
import type { Db } from '../../platform/db/database.ts';
import { newest } from './emergency-word.ts';
import type { EmergencyNotice, EmergencyWord } from './emergency-word.ts';
import { readEmergencyFile, writeEmergencyFile } from './emergency-file.ts';
import { emergencyOf } from './emergency-queries.ts';
import { sayEmergency } from './say-emergency.ts';

/** How long a word in the file may go unseen. */
const everyMs = 1_000;

export interface EmergencyWatch {
  /** Null in ordinary times. */
  readonly notice: EmergencyNotice | null;
  /** Somebody has said something in the database. */
  hear(): Promise<void>;
  stop(): void;
}

export interface WatchOptions {
  db: Db;
  file: string;
  /** It has begun, or its words are others. */
  begun: () => void;
  report: (error: unknown, what: string) => void;
}

export async function watchEmergency({ db, file, begun, report }: WatchOptions): Promise<EmergencyWatch> {
  let held: EmergencyWord | null = null;
  let unread: string | null = null;

  function take(word: EmergencyWord | null): boolean {
    const now = newest(held, word);
    if (now === held) return false;
    held = now;
    if (now?.words) begun();
    return true;
  }

  async function look(): Promise<void> {
    try {
      const word = await readEmergencyFile(file);
      unread = null;
      // Other nodes hear of it as soon as there is a database.
      if (take(word) && held) await sayEmergency(db, held, 'system:emergency').catch(() => false);
    } catch (error) {
      // Said once and not every second.
      if (String(error) !== unread) report(error, 'the file of an emergency cannot be read');
      unread = String(error);
    }
  }

  async function hear(): Promise<void> {
    try {
      if (take(await emergencyOf(db)) && held) await writeEmergencyFile(file, held);
    } catch (error) {
      report(error, 'the word of an emergency could not be read from the database');
    }
  }

  await hear();
  await look();
  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  return {
    get notice() {
      return held?.words ?? null;
    },
    hear,
    stop: () => clearInterval(timer),
  };
}

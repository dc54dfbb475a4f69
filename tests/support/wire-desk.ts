/** The wire as the worker runs it: folders that are watched, the real take-in, a media store; with a node that serves. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll } from 'vitest';
import { startImageProcess } from '../../src/features/media/media.ts';
import { loadNetwork, storyPath } from '../../src/features/network/network.ts';
import type { Language, Network } from '../../src/features/network/network.ts';
import { appearancesOf } from '../../src/features/stories/stories.ts';
import {
  allProviders,
  mayTakeAway,
  takeLatePicture,
  takeWireFile,
  watchWireFolders,
} from '../../src/features/wire/wire.ts';
import type { TakenFile, WireDeps, WireWatch } from '../../src/features/wire/wire.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { openTombstones } from '../../src/platform/page-cache/tombstones.ts';
import { until } from './until.ts';

interface WireDesk {
  folder(provider: string): string;
  /** Puts a file there as most senders do: under another name first, then renamed. */
  drop(provider: string, name: string, content: string | Buffer | object): string;
  /** What became of a file of that name: its place in `done/` or `failed/`. */
  settled(provider: string, name: string): Promise<'done' | 'failed'>;
  /** Dropped, and settled. */
  take(name: string, content: string | Buffer | object, provider?: string): Promise<'done' | 'failed'>;
  /** What lies beside a file in `failed/`. */
  reasonOf(name: string, provider?: string): Promise<string>;
  /** Every file that was taken, in order. */
  taken: TakenFile[];
  /** Every time that a file was tried, also in vain. */
  attempts: string[];
  start(): Promise<void>;
  stop(): Promise<void>;
}

export async function wireDesk(options: {
  db: Db;
  network: Network;
  dataDir: string;
  now?: () => Date;
}): Promise<WireDesk> {
  const { db, network, dataDir, now = () => new Date() } = options;
  const images = startImageProcess();
  const deps: WireDeps = {
    db,
    network,
    now,
    media: { db, folder: join(dataDir, 'media'), images },
    tombstones: openTombstones(join(dataDir, 'tombstones.log')),
  };
  const root = join(dataDir, 'wire');
  const taken: TakenFile[] = [];
  const attempts: string[] = [];
  let watching: WireWatch | undefined;
  const folder = (provider: string): string => join(root, provider);
  const stop = async (): Promise<void> => {
    await watching?.close();
    watching = undefined;
  };
  afterAll(async () => {
    await stop();
    images.close();
  });
  const drop: WireDesk['drop'] = (provider, name, content) => {
    const file = join(folder(provider), name);
    mkdirSync(folder(provider), { recursive: true });
    const bytes = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content);
    writeFileSync(`${file}.part`, bytes);
    renameSync(`${file}.part`, file);
    return file;
  };
  const settled: WireDesk['settled'] = (provider, name) =>
    until(`${name} to be in done/ or failed/`, () =>
      (['done', 'failed'] as const).find((end) => existsSync(join(folder(provider), end, name))),
    );
  return {
    taken,
    attempts,
    folder,
    stop,
    drop,
    settled,
    async take(name, content, provider = 'kaikyo') {
      const before = taken.length;
      drop(provider, name, content);
      const end = await settled(provider, name);
      // The file is moved a moment before it is said what became of it.
      await until(`what became of ${name}`, () => taken.length > before);
      return end;
    },
    reasonOf(name, provider = 'kaikyo') {
      const file = join(folder(provider), 'failed', `${name}.reason.txt`);
      return until(`the reason of ${name}`, () => existsSync(file) && readFileSync(file, 'utf8'));
    },
    async start() {
      watching = watchWireFolders(root, await allProviders(db), {
        isUrgent: (provider, file) => mayTakeAway(db, provider, file),
        async item(provider, file, pause) {
          attempts.push(file);
          taken.push(await takeWireFile({ ...deps, network: await loadNetwork(db) }, provider, file, pause));
        },
        async picture(provider, file) {
          await takeLatePicture({ ...deps, network: await loadNetwork(db) }, provider, file);
        },
      });
    },
  };
}

/** Everything below a provider's folder that was moved there, oldest name first. */
export function filesIn(folder: string, end: 'done' | 'failed'): string[] {
  return readdirSync(join(folder, end)).toSorted();
}

export async function chainOf(db: Db, itemKey: string) {
  const { rows } = await sql<{ id: number; state: string; storyId: number | null; versions: number }>`
    select c.id, c.state, c.story_id as "storyId", (select count(*) from wire_version v where v.chain_id = c.id) as versions
    from wire_chain c where item_key = ${itemKey}
  `.execute(db);
  return rows[0];
}

/** The story that an item has become. */
export async function storyOf(db: Db, itemKey: string) {
  const chain = await chainOf(db, itemKey);
  if (chain?.storyId == null) return undefined;
  const { rows } = await sql<{ state: string }>`select state from story where id = ${chain.storyId}`.execute(db);
  return { id: chain.storyId, state: rows[0]?.state };
}

/** The path of the story that an item has become. */
export async function addressOf(db: Db, itemKey: string): Promise<string> {
  const network = await loadNetwork(db);
  const [place] = await appearancesOf(db, (await storyOf(db, itemKey))?.id ?? 0);
  const section = place && network.sectionById(place.sectionId);
  const on = place && network.siteById(place.siteId);
  if (!place || !section || !on) throw new Error(`${itemKey} has no story with a place.`);
  return storyPath(on, section, place.slug, place.language as Language);
}

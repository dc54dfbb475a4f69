import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { ChainStatus } from './wire-queries.ts';

export interface ChainRow extends Omit<ChainStatus, 'standing' | 'reason' | 'revivable'> {
  id: number;
  providerId: number;
  embargoUntil: Date | null;
  embargoOpen: boolean | null;
  expiresAt: Date | null;
  /** When the right to show its picture ends. */
  pictureEnd: Date | null;
  waitsFor: string | null;
  killedBy: string | null;
}

const columns: RawBuilder<unknown> = sql`
  c.id, c.provider_id as "providerId", provider.key as provider, c.item_key as "itemKey", c.state, decides.version, c.story_id as "storyId",
  (select count(*) from wire_version v where v.chain_id = c.id) as versions,
  story.state as "storyState", story.embargo_until as "embargoUntil", story.embargo_open as "embargoOpen", story.expires_at as "expiresAt",
  story.killed_by as "killedBy", c.waits_for as "waitsFor", words.picture_problem as "pictureProblem",
  least(file.expires_at, (words.picture ->> 'expires')::timestamptz) as "pictureEnd"`;
const tables: RawBuilder<unknown> = sql`
  wire_chain c join provider on provider.id = c.provider_id
  left join wire_version decides on decides.id = c.version_id
  left join wire_version words on words.id = c.words_version_id
  left join picture file on file.id = (words.picture ->> 'id')::int
  left join story on story.id = c.story_id`;

export async function newestChainRows(db: Db, limit: number): Promise<ChainRow[]> {
  const { rows } = await sql<ChainRow>`
    select ${columns} from ${tables} order by c.version_id desc nulls last, c.id desc limit ${limit}
  `.execute(db);
  return rows;
}

/** Index: wire_chain_story. */
export async function chainsOfStory(db: Db, storyId: number): Promise<ChainRow[]> {
  const { rows } = await sql<ChainRow>`select ${columns} from ${tables} where c.story_id = ${storyId}`.execute(db);
  return rows;
}

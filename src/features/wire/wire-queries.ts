import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { ChainDecision, ChainState } from './chain.ts';
import type { NamedPicture } from './picture-use.ts';
import type { StoryState } from '../stories/stories.ts';

export interface Provider {
  id: number;
  key: string;
  sourceId: number;
  sourceName: string;
  /** Of the secret by which it pushes; null where it may not. */
  pushVersion: number | null;
  /** Only what carries the signal `newscontent` is for publication. */
  newscontentOnly: boolean;
  /** Whose rights an item's are that names nobody's. */
  /** What readers see of an item's own notice: it alone, beside the source's, or the source's alone. */
  notice: 'own' | 'both' | 'source';
  rights: string | null;
  /** It sends something at least so often; null: nobody has said. */
  rhythmSeconds: number | null;
  /** For so long the bytes of its items are kept; null: for good. */
  keepRawDays: number | null;
  /** Its files in done/, and pictures beside, stay so long, those in failed/ three times as long; null: for good. */
  keepFilesDays: number | null;
  /** Files of failed/ that are gone by that, ever since, and when some went last. */
  failedForgotten: number;
  failedForgottenAt: Date | null;
}

export async function allProviders(db: Db): Promise<Provider[]> {
  const { rows } = await sql<Provider>`
    select provider.id, provider.key, provider.source_id as "sourceId", source.name as "sourceName",
      case when provider.push_version > 0 then provider.push_version end as "pushVersion", provider.newscontent_only as "newscontentOnly",
      provider.rights, provider.notice, provider.rhythm_seconds as "rhythmSeconds", provider.keep_raw_days as "keepRawDays",
      provider.keep_files_days as "keepFilesDays", provider.failed_forgotten as "failedForgotten", provider.failed_forgotten_at as "failedForgottenAt"
    from provider join source on source.id = provider.source_id order by provider.key
  `.execute(db);
  return rows;
}

export async function insertProvider(db: Db, key: string, sourceId: number): Promise<number> {
  const row = await db
    .insertInto('provider')
    .values({ key, source_id: sourceId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export type ProviderChange = Partial<
  Pick<Provider, 'newscontentOnly' | 'rights' | 'notice' | 'rhythmSeconds' | 'keepRawDays' | 'keepFilesDays'>
>;

export async function updateProvider(db: Db, id: number, change: ProviderChange): Promise<void> {
  const { newscontentOnly, rights, notice, rhythmSeconds, keepRawDays, keepFilesDays } = change;
  const columns = {
    ...{ newscontent_only: newscontentOnly, rights, notice },
    ...{ awaited_since: rhythmSeconds === undefined ? undefined : sql<Date>`now()` },
    ...{ rhythm_seconds: rhythmSeconds, keep_raw_days: keepRawDays, keep_files_days: keepFilesDays },
  };
  const named = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
  if (Object.keys(named).length > 0) await db.updateTable('provider').set(named).where('id', '=', id).execute();
}

export interface NamingItem {
  itemKey: string;
  versionId: number;
  /** Why it has no picture, as far as that has been said. */
  problem: string | null;
  /** As JSON gives it: without dates. */
  item: { pictures: NamedPicture[] };
}

/** Items of the last day whose words a story has, and that name a picture's file. Index: wire_version_received. */
export async function itemsNaming(db: Db, providerId: number, file: string): Promise<NamingItem[]> {
  const { rows } = await sql<NamingItem>`
    select c.item_key as "itemKey", v.id as "versionId", v.picture_problem as problem, v.item
    from wire_version v join wire_chain c on c.id = v.chain_id and c.words_version_id = v.id
    where v.received_at > now() - interval '1 day' and c.provider_id = ${providerId} and c.story_id is not null
      and v.item -> 'pictures' -> 0 ->> 'href' = ${file}
    order by v.id desc limit 20
  `.execute(db);
  return rows;
}

export interface ChainStatus {
  provider: string;
  itemKey: string;
  state: ChainState;
  /** By the clock. */
  standing: ChainDecision['standing'];
  /** The one that decides. */
  version: string | null;
  versions: number;
  storyId: number | null;
  storyState: StoryState | null;
  /** Why the story waits for a person, does not come, or does not come back; null where nothing is to be said. */
  reason: string | null;
  /** After a cancel: the version by which a person may let it live again (`wire revive`). */
  revivable: string | null;
  /** Why the picture that its words name is not shown. */
  pictureProblem: string | null;
}

import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { usualPolicy } from './crawlers.ts';
import type { CrawlerPolicy } from './crawlers.ts';
import type { FeedText, Language, NetworkSettings, Section, Site, Theme, Words } from './site.ts';

export async function allSites(db: Db): Promise<Site[]> {
  const { rows } = await sql<Omit<Site, 'crawlers'> & { crawlers: Partial<CrawlerPolicy> }>`
    select id, key, host, name, label, tagline, description, languages, time_zone as "timeZone", territory, publisher, theme,
      feed_text as "feedText", crawlers
    from site order by position, id
  `.execute(db);
  return rows.map((row) => ({ ...row, crawlers: { ...usualPolicy, ...row.crawlers } }));
}

/** Parents before their sub-sections, both in the order that the site gives them. */
export async function allSections(db: Db): Promise<Section[]> {
  const { rows } = await sql<Section>`
    select id, site_id as "siteId", parent_id as "parentId", segment, path, name, description
    from section order by site_id, parent_id nulls first, position, id
  `.execute(db);
  return rows;
}

/** Agencies and partners, as readers know them. */
export async function sourceNames(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('source').select('name').orderBy('key').execute();
  return rows.map((row) => row.name);
}

/** Undefined in a database that holds no network yet. */
export async function networkSettings(db: Db): Promise<NetworkSettings | undefined> {
  const { rows } = await sql<NetworkSettings>`
    select name, hub_host as "hubHost", newsroom_host as "newsroomHost" from network_setting
  `.execute(db);
  return rows[0];
}

export async function insertNetworkSettings(db: Db, settings: NetworkSettings): Promise<void> {
  await db
    .insertInto('network_setting')
    .values({ name: settings.name, hub_host: settings.hubHost, newsroom_host: settings.newsroomHost })
    .execute();
}

export interface NewSite {
  key: string;
  host: string;
  name: string;
  label: Words;
  tagline: Words;
  description: Words;
  languages: readonly Language[];
  timeZone: string;
  territory: string | null;
  publisher: string;
  theme: Theme;
  feedText: FeedText;
  crawlers: CrawlerPolicy;
}

export async function insertSite(db: Db, site: NewSite): Promise<number> {
  const row = await db
    .insertInto('site')
    .values((values) => ({
      key: site.key,
      host: site.host,
      position: values.selectFrom('site').select(sql<number>`coalesce(max(position), 0) + 1`.as('next')),
      name: site.name,
      label: JSON.stringify(site.label),
      tagline: JSON.stringify(site.tagline),
      description: JSON.stringify(site.description),
      languages: [...site.languages],
      time_zone: site.timeZone,
      // A site for everyone needs no word of it.
      ...(site.territory === null ? {} : { territory: site.territory }),
      publisher: site.publisher,
      theme: JSON.stringify(site.theme),
      feed_text: site.feedText,
      crawlers: JSON.stringify(site.crawlers),
    }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function updateFeedText(db: Db, siteId: number, text: FeedText): Promise<void> {
  await sql`update site set feed_text = ${text} where id = ${siteId}`.execute(db);
}

/** As it was said, and held until the transaction ends. */
export async function lockCrawlers(tx: Db, siteId: number): Promise<Partial<CrawlerPolicy>> {
  const { rows } = await sql<{ crawlers: Partial<CrawlerPolicy> }>`
    select crawlers from site where id = ${siteId} for update
  `.execute(tx);
  return rows[0]?.crawlers ?? {};
}

export async function updateCrawlers(tx: Db, siteId: number, policy: Partial<CrawlerPolicy>): Promise<void> {
  await sql`update site set crawlers = ${JSON.stringify(policy)}::jsonb where id = ${siteId}`.execute(tx);
}

export interface NewSection {
  siteId: number;
  parent: { id: number; path: string } | null;
  position: number;
  segment: string;
  name: Words;
  description: Words;
}

/** A sub-section takes its segment in the section above, so that no slug can have the same address. */
export async function insertSection(db: Db, section: NewSection): Promise<{ id: number; path: string }> {
  const path = section.parent ? `${section.parent.path}/${section.segment}` : section.segment;
  const row = await db
    .insertInto('section')
    .values({
      site_id: section.siteId,
      parent_id: section.parent?.id ?? null,
      position: section.position,
      segment: section.segment,
      path,
      name: JSON.stringify(section.name),
      description: JSON.stringify(section.description),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (section.parent)
    await db.insertInto('segment').values({ section_id: section.parent.id, segment: section.segment }).execute();
  return { id: row.id, path };
}

export async function insertSource(
  db: Db,
  source: { key: string; name: string; notice: Partial<Record<Language, string>> },
): Promise<number> {
  const row = await db
    .insertInto('source')
    .values({ key: source.key, name: source.name, notice: JSON.stringify(source.notice) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function sourceByKey(db: Db, key: string): Promise<{ id: number; name: string } | undefined> {
  return db.selectFrom('source').select(['id', 'name']).where('key', '=', key).executeTakeFirst();
}

export async function sourceKeys(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('source').select('key').orderBy('key').execute();
  return rows.map((row) => row.key);
}

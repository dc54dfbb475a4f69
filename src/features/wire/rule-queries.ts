import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { OwnVersion } from './chain.ts';
import type { ProviderRule } from './choose-rule.ts';
import type { RoutedVersion } from './route-chain.ts';

export async function rulesOf(db: Db, providerId: number): Promise<ProviderRule[]> {
  const { rows } = await sql<ProviderRule>`
    select r.match, r.site_id as "siteId", site.time_zone as "timeZone", r.section_id as "sectionId", r.action
    from provider_rule r join site on site.id = r.site_id where r.provider_id = ${providerId} order by r.position
  `.execute(db);
  return rows;
}

/** Two at once go one after the other. */
export async function replaceRules(tx: Tx, providerId: number, rules: readonly ProviderRule[]): Promise<void> {
  await sql`select 1 from provider where id = ${providerId} for update`.execute(tx);
  await tx.deleteFrom('provider_rule').where('provider_id', '=', providerId).execute();
  await insertRules(tx, providerId, rules);
}

export async function insertRules(
  db: Db,
  providerId: number,
  rules: readonly Omit<ProviderRule, 'timeZone'>[],
): Promise<void> {
  for (const [position, rule] of rules.entries())
    await db
      .insertInto('provider_rule')
      .values({
        ...{ provider_id: providerId, position, match: JSON.stringify(rule.match), action: rule.action },
        ...{ site_id: rule.siteId, section_id: rule.sectionId },
      })
      .execute();
}

/** What rules ask of some versions, in the order in which they are named. */
export async function routedVersions(db: Db, versionIds: readonly number[]): Promise<RoutedVersion[]> {
  const { rows } = await sql<RoutedVersion>`
    select v.complete, v.received_at as "receivedAt", v.item -> 'subjects' as subjects, v.item ->> 'language' as language,
      (v.item ->> 'urgency')::int as urgency
    from unnest(${versionIds}::bigint[]) with ordinality as named (id, place) join wire_version v on v.id = named.id
    order by named.place
  `.execute(db);
  return rows;
}

export type TriedVersion = OwnVersion & RoutedVersion & { headline: string | null };

/** Chains of which something came since, with all of their versions; newest first. Index: wire_version_received. */
export async function chainsSince(
  db: Db,
  providerId: number,
  since: Date,
): Promise<{ itemKey: string; storyId: number | null; versions: TriedVersion[] }[]> {
  const { rows } = await sql<TriedVersion & { chainId: number; itemKey: string; storyId: number | null }>`
    select c.id as "chainId", c.item_key as "itemKey", c.story_id as "storyId", 'version' as kind, encode(v.sha256, 'hex') as hash,
      v.version, v.version_created as "versionCreated", v.etag, v.status, v.advisory, v.complete, v.received_at as "receivedAt",
      v.item -> 'subjects' as subjects, v.item ->> 'language' as language, (v.item ->> 'urgency')::int as urgency,
      v.item ->> 'headline' as headline, null as embargo, null as expires
    from wire_chain c join wire_version v on v.chain_id = c.id
    where c.provider_id = ${providerId} and c.state <> 'canceled'
      and c.id in (select chain_id from wire_version where received_at > ${since})
    order by c.id desc
  `.execute(db);
  return [...Map.groupBy(rows, ({ chainId }) => chainId).values()].flatMap((versions) => {
    const [first] = versions;
    return first ? [{ itemKey: first.itemKey, storyId: first.storyId, versions }] : [];
  });
}

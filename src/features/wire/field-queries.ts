import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { FieldRead } from './fields-read.ts';

/** Of one provider; an item in which many are new may bring some more. */
const mostPaths = 500;

/** What one item's source held, and when it came. */
export interface ItemFields {
  fields: readonly FieldRead[];
  at: Date;
}

/**
 * Once in a transaction, as the last that it does, in the order of the paths: those that go on side by side wait for each
 * other in a row and never in a circle.
 */
export async function countFields(tx: Tx, providerId: number, items: readonly ItemFields[]): Promise<void> {
  const all = items.flatMap(({ fields, at }) => fields.map((field) => ({ ...field, at })));
  if (all.length === 0) return;
  await sql`
    insert into wire_field as f (provider_id, path, had, lost, words, first_at, last_at, lost_at)
    select ${providerId}::int, path, count(*), count(words), max(words), min(at), max(at), max(at) filter (where words is not null)
    from unnest(
      ${all.map(({ path }) => path)}::text[], ${all.map(({ lost }) => lost)}::text[], ${all.map(({ at }) => at)}::timestamptz[]
    ) given (path, words, at)
    where (select count(*) from wire_field known where known.provider_id = ${providerId}) < ${mostPaths}
      or exists (select from wire_field known where known.provider_id = ${providerId} and known.path = given.path)
    group by path order by path
    on conflict (provider_id, path) do update set had = f.had + excluded.had, lost = f.lost + excluded.lost,
      words = coalesce(excluded.words, f.words), first_at = least(f.first_at, excluded.first_at),
      last_at = greatest(f.last_at, excluded.last_at), lost_at = greatest(f.lost_at, excluded.lost_at)
  `.execute(tx);
}

/** What was counted was read by another profile, or is counted once more; when a path was seen first stays. */
export async function beginFieldsAnew(tx: Tx, providerId: number): Promise<void> {
  await sql`
    update wire_field set had = 0, lost = 0, words = null, lost_at = null where provider_id = ${providerId}
  `.execute(tx);
}

export async function forgetFields(db: Db): Promise<void> {
  await sql`delete from wire_field where last_at < now() - interval '1 year'`.execute(db);
}

export interface FieldCounts {
  path: string;
  had: number;
  lost: number;
  /** Words that were lost last. */
  words: string | null;
  firstAt: Date;
  lastAt: Date;
  lostAt: Date | null;
  /** Seen for the first time in the last days, from a provider that has sent for long: its format has changed. */
  isNew: boolean;
}

/** Those of the last month, what is lost most often first; a provider that has sent nothing since has none. */
export async function fieldsOf(db: Db): Promise<Map<string, FieldCounts[]>> {
  const { rows } = await sql<FieldCounts & { provider: string }>`
    select p.key as provider, f.path, f.had, case when f.lost_at > now() - interval '30 days' then f.lost else 0 end as lost,
      f.words, f.first_at as "firstAt", f.last_at as "lastAt", f.lost_at as "lostAt",
      f.first_at > now() - interval '7 days' and f.first_at > began.at + interval '14 days' as "isNew"
    from wire_field f join provider p on p.id = f.provider_id
    join (select provider_id, min(first_at) as at from wire_field group by provider_id) began on began.provider_id = p.id
    where f.had > 0 and f.last_at > now() - interval '30 days'
    order by p.key, 4 desc, f.had desc, f.path
  `.execute(db);
  const byProvider = new Map<string, FieldCounts[]>();
  for (const { provider, ...field } of rows) byProvider.set(provider, [...(byProvider.get(provider) ?? []), field]);
  return byProvider;
}

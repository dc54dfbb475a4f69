/** The processes that serve, and what each says of things that are gone. */
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

export interface NodeName {
  /** Machine and process number, as `web1:4242`. */
  name: string;
  version: string;
}

export async function sayHere(db: Db, id: string, { name, version }: NodeName): Promise<void> {
  await sql`
    insert into node (id, name, version) values (${id}, ${name}, ${version})
    on conflict (id) do update set seen_at = clock_timestamp()
  `.execute(db);
}

export async function sayEnded(db: Db, id: string): Promise<void> {
  await sql`update node set ended_at = clock_timestamp() where id = ${id}`.execute(db);
}

/** Pages by route. */
export type DroppedPages = Readonly<Record<string, number>>;

export async function acknowledge(db: Db, id: string, tags: readonly string[], dropped: DroppedPages): Promise<void> {
  await sql`
    insert into gone_ack (tag, node_id, dropped)
    select tag, ${id}, ${JSON.stringify(dropped)}::jsonb from unnest(${tags}::text[]) as gone (tag) on conflict do nothing
  `.execute(db);
}

/** All that went while this node was there and could not hear it: it keeps nothing of that time. */
export async function acknowledgeMissed(db: Db, id: string): Promise<void> {
  await sql`
    insert into gone_ack (tag, node_id, dropped)
    select distinct t.tag, n.id, '{}'::jsonb from node n join tombstone t on t.at > n.started_at where n.id = ${id}
    on conflict do nothing
  `.execute(db);
}

export interface NodeAnswer extends NodeName {
  /** Milliseconds from the write to its answer; null while it has not given one. */
  afterMs: number | null;
  dropped: DroppedPages;
  /** Since when nothing was heard of it; null for one that is there. */
  silentSince: Date | null;
}

/** Longer than a node goes without a word while it is well. */
const silentSeconds = 15;

/** Every node that was there when something went, and what it says of it. Index: node_seen. */
export async function answersOf(db: Db, tag: string, goneAt: Date): Promise<NodeAnswer[]> {
  const { rows } = await sql<NodeAnswer>`
    select n.name, n.version, (extract(epoch from a.at - ${goneAt}) * 1000)::float8 as "afterMs", coalesce(a.dropped, '{}') as dropped,
      case when n.seen_at < clock_timestamp() - make_interval(secs => ${silentSeconds}) then n.seen_at end as "silentSince"
    from node n left join gone_ack a on a.node_id = n.id and a.tag = ${tag}
    where n.started_at <= ${goneAt} and n.seen_at > ${goneAt}::timestamptz - make_interval(secs => ${silentSeconds})
      and (n.ended_at is null or n.ended_at > ${goneAt} or a.node_id is not null)
    order by n.started_at, n.name
  `.execute(db);
  return rows;
}

/** A month of them is for looking back. */
export async function forgetOldNodes(db: Db): Promise<void> {
  await sql`delete from node where seen_at < now() - interval '30 days'`.execute(db);
}

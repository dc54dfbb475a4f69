/** Figures of the database and of what waits in it. Each is asked alone: one that fails says so, and hides no other. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export interface ServerFigures {
  version: string;
  versionNumber: number;
  bytes: number;
  /** Transactions since the oldest that is not frozen; at 2.1 billion the server stops writing. */
  frozenAge: number;
  connections: number;
  maxConnections: number;
  /** Of the longest transaction, in seconds; 0 if there is none. */
  longest: number;
  /** The names of our own sessions that live as long as their process. */
  sessions: string[];
  /** Whether other roles' sessions can be seen: by pg_read_all_stats, or as a superuser. */
  seesAll: boolean;
}

export async function serverFigures(db: Db): Promise<ServerFigures> {
  const { rows } = await sql<ServerFigures>`
    select current_setting('server_version') as version, current_setting('server_version_num')::int as "versionNumber",
      pg_database_size(current_database())::float8 as bytes,
      (select max(age(datfrozenxid))::float8 from pg_database) as "frozenAge",
      (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as connections,
      current_setting('max_connections')::int as "maxConnections",
      coalesce((select max(extract(epoch from clock_timestamp() - xact_start))::float8 from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null), 0) as longest,
      array(select distinct application_name from pg_stat_activity
        where datname = current_database() and application_name ~ '^kawaraban (listener|worker) ' order by 1) as sessions,
      pg_has_role('pg_read_all_stats', 'member') as "seesAll"
  `.execute(db);
  return rows[0] as ServerFigures;
}

export interface QueueFigures {
  /** Due and not begun. */
  ready: number;
  /** Of the one that has waited longest, in seconds. */
  oldest: number;
  /** Tried as often as they may be. */
  dead: number;
  deadToday: number;
  lastError: string | null;
  /** Seconds since a worker was last heard of; null if none ever was. */
  workerSilent: number | null;
}

export async function queueFigures(db: Db): Promise<QueueFigures> {
  const { rows } = await sql<QueueFigures>`
    select count(*) filter (where run_at <= now() and locked_at is null and attempts < max_attempts)::int as ready,
      coalesce(extract(epoch from now() - min(run_at) filter (where run_at <= now() and locked_at is null and attempts < max_attempts))::float8, 0) as oldest,
      count(*) filter (where attempts >= max_attempts and locked_at is null)::int as dead,
      count(*) filter (where attempts >= max_attempts and locked_at is null and updated_at > now() - interval '1 day')::int as "deadToday",
      (select left(task_identifier || ': ' || split_part(last_error, E'\n', 1), 200) from graphile_worker.jobs where attempts >= max_attempts and locked_at is null order by updated_at desc limit 1) as "lastError",
      (select extract(epoch from now() - max(at))::float8 from worker_heartbeat) as "workerSilent"
    from graphile_worker.jobs
  `.execute(db);
  return rows[0] as QueueFigures;
}

export interface LetterFigures {
  /** Due for more than an hour. */
  late: number;
  /** Nobody knows whether they arrived, of the last day. */
  uncertain: number;
}

export async function letterFigures(db: Db): Promise<LetterFigures> {
  const { rows } = await sql<LetterFigures>`
    select count(*) filter (where state in ('queued', 'deferred') and next_at < now() - interval '1 hour')::int as late,
      count(*) filter (where state = 'uncertain' and claimed_at > now() - interval '1 day')::int as uncertain
    from delivery where state in ('queued', 'deferred', 'uncertain')
  `.execute(db);
  return rows[0] as LetterFigures;
}

/** Of stories that are not gone for good; seconds since the oldest was queued. Index: wire_conflict_open. */
export async function conflictFigures(db: Db): Promise<{ waiting: number; oldest: number }> {
  const { rows } = await sql<{ waiting: number; oldest: number }>`
    select count(*)::int as waiting, coalesce(extract(epoch from now() - min(queued_at))::float8, 0) as oldest
    from wire_conflict w join story on story.id = w.story_id and story.state not in ('killed', 'taken-down')
    where w.settled_at is null
  `.execute(db);
  return rows[0] ?? { waiting: 0, oldest: 0 };
}

/** How often something of the kind was noted since, and when last. */
export async function noted(db: Db, action: string, since: Date): Promise<{ times: number; last: Date | null }> {
  const { rows } = await sql<{ times: number; last: Date | null }>`
    select count(*)::int as times, max(at) as last from audit where action = ${action} and at > ${since}
  `.execute(db);
  return rows[0] ?? { times: 0, last: null };
}

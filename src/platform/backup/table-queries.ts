/** All rows of all tables out of a database and into one, by COPY: works with any server, and needs no superuser. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';

export interface TableOf {
  name: string;
  /** In the order of what is copied; generated ones are not. */
  columns: string[];
}

const mark = 'restore_unfinished';
/** Pieces end with a row. */
const pieceBytes = 4 * 1_048_576;

/** A connection of its own, without the patience of pages: tables may be large. */
export async function withClient<Result>(
  databaseUrl: string,
  name: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: name });
  // Whoever waits for an answer hears of it; unheard, the event would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** All that is read is of one moment, and nothing is written. */
export async function atOneMoment(client: pg.ClientBase, read: () => Promise<void>): Promise<void> {
  await client.query('begin isolation level repeatable read read only');
  await read();
  await client.query('commit');
}

/** Whole or not at all: a connection that ends before the end has changed nothing. */
export async function allOrNothing(client: pg.ClientBase, write: () => Promise<void>): Promise<void> {
  await client.query('begin');
  await write();
  await client.query('commit');
}

/** Of our schema, a partitioned table as one; not what only keeps the migrations. */
export async function allTables(client: pg.ClientBase): Promise<TableOf[]> {
  const { rows } = await client.query<TableOf>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname not like 'kysely\\_%' and c.relname <> '${mark}'
    group by c.relname order by c.relname`);
  return rows;
}

export async function appliedMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('public.kysely_migration') is not null as there`,
  );
  if (found[0]?.there !== true) return [];
  const { rows } = await client.query<{ name: string }>('select name from kysely_migration order by name');
  return rows.map(({ name }) => name);
}

/** Tables of somebody else's: of this program there are all or none, and its migrations say so. */
export async function foreignTables(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')
      and (to_regclass('public.kysely_migration') is null or to_regclass('public.appearance') is null) and relname not like 'kysely\\_%'
      and relname <> '${mark}' and not exists (select from pg_depend d where d.objid = pg_class.oid and d.deptype = 'e')
    order by 1 limit 5`);
  return rows.map(({ name }) => name);
}

/** The next number that each counter gives, by table and column. */
export async function counters(client: pg.ClientBase): Promise<Record<string, number>> {
  const { rows } = await client.query<{ place: string; sequence: string }>(`
    select c.relname || '.' || a.attname as place, pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attidentity <> ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`);
  const next: Record<string, number> = {};
  for (const { place, sequence } of rows) {
    const { rows: values } = await client.query<{ next: string }>(
      `select (last_value + case when is_called then 1 else 0 end)::text as next from ${sequence}`,
    );
    next[place] = Number(values[0]?.next ?? 1);
  }
  return next;
}

/** Never back: a number that was given once is not given again. */
export async function setCounters(client: pg.ClientBase, next: Readonly<Record<string, number>>): Promise<void> {
  for (const [place, value] of Object.entries(next)) {
    const [table = '', column = ''] = place.split('.');
    await client.query(`select setval(pg_get_serial_sequence(quote_ident($1), $2), $3, false)`, [table, column, value]);
  }
}

/** Each piece in turn; whole rows in COPY's text form. */
export async function copyOut(
  client: pg.ClientBase,
  table: TableOf,
  take: (piece: Buffer) => Promise<void>,
): Promise<void> {
  const stream = client.query(to(`copy (select ${list(table)} from ${quoted(table.name)}) to stdout`));
  let parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    parts.push(chunk);
    bytes += chunk.length;
    if (bytes < pieceBytes) continue;
    const all = Buffer.concat(parts);
    const end = all.lastIndexOf(10) + 1;
    if (end === 0) continue;
    await take(all.subarray(0, end));
    parts = [all.subarray(end)];
    bytes = all.length - end;
  }
  if (bytes > 0) await take(Buffer.concat(parts));
}

export async function copyIn(client: pg.ClientBase, table: TableOf, piece: Buffer): Promise<void> {
  await pipeline(Readable.from([piece]), client.query(from(`copy ${quoted(table.name)} (${list(table)}) from stdin`)));
}

/** Without references and triggers, so that tables may come in any order; all references are checked when they are put back. */
export async function withoutReferences(client: pg.ClientBase, load: () => Promise<void>): Promise<void> {
  const { rows: references } = await client.query<{ table: string; name: string; definition: string }>(`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`);
  const { rows: triggered } = await client.query<{ table: string }>(`
    select distinct tgrelid::regclass::text as table from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not tgisinternal and c.relnamespace = 'public'::regnamespace`);
  for (const { table, name } of references) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { table } of triggered) await client.query(`alter table ${table} disable trigger user`);
  await load();
  for (const { table } of triggered) await client.query(`alter table ${table} enable trigger user`);
  for (const { table, name, definition } of references)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
}

/** What comes into an index of words is put in order in lots: one by one takes three times as long. */
export async function inLots(client: pg.ClientBase, load: () => Promise<void>): Promise<void> {
  const { rows: indexes } = await client.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c join pg_am m on m.oid = c.relam
    where c.relkind = 'i' and m.amname = 'gin' and c.relnamespace = 'public'::regnamespace and 'fastupdate=off' = any (c.reloptions)`);
  await client.query(`set local gin_pending_list_limit = '64MB'`);
  for (const { name } of indexes) await client.query(`alter index ${name} set (fastupdate = on)`);
  await load();
  for (const { name } of indexes) {
    await client.query(`alter index ${name} set (fastupdate = off)`);
    await client.query(`select gin_clean_pending_list('${name.replaceAll("'", "''")}'::regclass)`);
  }
}

export async function emptyTables(client: pg.ClientBase, tables: readonly TableOf[]): Promise<void> {
  if (tables.length === 0) return;
  await client.query(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')} restart identity`);
}

/** Everything that migrations have made goes; the mark is there at every moment. */
export async function dropSchema(client: pg.ClientBase): Promise<void> {
  await client.query('begin');
  await client.query('drop schema if exists public cascade');
  await client.query('create schema public');
  await client.query('drop schema if exists graphile_worker cascade');
  await markUnfinished(client);
  await client.query('commit');
}

/** Our processes that are connected, but for this one. */
export async function connectedProcesses(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select distinct application_name as name from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and application_name ~ '^kawaraban (serve|worker|listen)'`);
  return rows.map(({ name }) => name);
}

/** While it is there, nothing of ours starts: half a restore is no network. */
export async function markUnfinished(client: pg.ClientBase): Promise<void> {
  await client.query(`create table if not exists ${mark} (one boolean)`);
}

export async function markFinished(client: pg.ClientBase): Promise<void> {
  await client.query(`drop table if exists ${mark}`);
}

export async function isUnfinished(client: Pick<pg.ClientBase, 'query'>): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('public.${mark}') is not null as there`);
  return rows[0]?.there ?? false;
}

function list({ columns }: TableOf): string {
  return columns.map(quoted).join(', ');
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

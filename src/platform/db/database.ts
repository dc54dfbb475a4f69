/** The connection to PostgreSQL: a pool, typed by the schema, whose statements are prepared by name. */
import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import type { Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from './schema.gen.ts';

/** A pool or a transaction: query functions take either. */
export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;

export interface Database {
  db: Db;
  pool: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  url: string;
  name: string;
  maxConnections?: number;
  /** A statement that takes longer is given up; pages have little patience, tasks have more. */
  statementTimeoutMs?: number;
}

const int8 = 20;
const maxNamedStatements = 500;

export function openDatabase(options: DatabaseOptions): Database {
  const statementTimeoutMs = options.statementTimeoutMs ?? 5_000;
  const pool = new pg.Pool({
    connectionString: options.url,
    application_name: options.name,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: 2_000,
    statement_timeout: statementTimeoutMs,
    // The server's own timeout cannot fire in a server that is stopped.
    query_timeout: statementTimeoutMs + 1_000,
    idle_in_transaction_session_timeout: 30_000,
    types: { getTypeParser: typeParser },
  });
  // A connection that dies while idle is replaced by the pool; unheard, the event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    nameStatements(client);
  });
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    pool,
    async close() {
      await db.destroy();
      // Kysely ends only a pool that it has used; an idle connection would keep the process for ten seconds.
      if (!pool.ending) await pool.end();
    },
  };
}

/** Ids and counts stay below 2^53, so a number holds them; pg's default is a string. */
function typeParser(oid: number, format?: string): (value: string) => unknown {
  if (oid === int8) return Number;
  return pg.types.getTypeParser(oid, format as 'text') as (value: string) => unknown;
}

const statementNames = new Map<string, string>();

/** Prepared once per connection, a statement costs about half (docs/adr/0002). */
function nameStatements(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const named = (...args: unknown[]): unknown => {
    const [text, values] = args;
    if (typeof text !== 'string' || !Array.isArray(values) || args.length > 2) return query(...args);
    // Several statements in one text, as in a migration, cannot be prepared.
    if (values.length === 0 && text.includes(';')) return query(text);
    const name = statementName(text);
    return name === undefined ? query(text, values) : query({ name, text, values });
  };
  client.query = named as typeof client.query;
}

/** Undefined for statements that are too long or too many to be worth keeping. */
function statementName(text: string): string | undefined {
  const known = statementNames.get(text);
  if (known !== undefined) return known;
  if (text.length > 8_192 || statementNames.size >= maxNamedStatements) return undefined;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 20);
  statementNames.set(text, name);
  return name;
}

/** A row that may be there only once was there already (23505): the constraint has decided a race. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === '23505';
}

/** Whether an error means that the database cannot be reached or does not answer, rather than that it said no. */
export function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  // A socket that is not there, and not a file.
  if (code === 'ENOENT') return syscall === 'connect';
  if (typeof code === 'string') {
    // Class 08: connection exception; 57P0x: shutting down; 57014: given up for its time; 53300: too many connections
    // (PostgreSQL, appendix A).
    return (
      /^(08|57P0)/.test(code) ||
      code === '57014' ||
      code === '53300' ||
      /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)/.test(code)
    );
  }
  return /Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable/.test(
    error.message,
  );
}

/** Given up for its time (57014): the database is there. */
export function isSlowStatement(error: unknown): boolean {
  return error instanceof Error && (error as { code?: unknown }).code === '57014';
}

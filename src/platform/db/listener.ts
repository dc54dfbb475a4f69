/** One connection that hears what other processes announce, and knows when it has stopped hearing. */
import { sql } from 'kysely';
import pg from 'pg';
import { purgeChannel } from './announce.ts';
import type { PurgePayload } from './announce.ts';
import type { Db } from './database.ts';

const heartbeatMs = 1_000;
const patienceMs = 2_000;
const retryMs = 300;

/** See `PurgePayload`. */
export type Purged = Pick<PurgePayload, 'tags' | 'withdrawn' | 'gone'>;

export interface ListenerEvents {
  purged(purge: Purged): void;
  /** From now on announcements may be missed. */
  lost(): void;
  /** Hearing again; whatever was announced meanwhile has been missed. */
  back(): void;
}

export interface Listener {
  readonly hearing: boolean;
  /** Resolves when all that was committed before the call has been announced; rejects when nothing is heard. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
}

/** Resolves when the first connection stands, or failed. */
export async function listen(url: string, db: Db, name: string, events: ListenerEvents): Promise<Listener> {
  let client: pg.Client | undefined;
  let hearing = false;
  const underWay = new Set<Promise<void>>();
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    if (closed) return;
    const fresh = new pg.Client({
      connectionString: url,
      application_name: name,
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
    });
    fresh.on('error', () => drop(fresh));
    fresh.on('end', () => drop(fresh));
    fresh.on('notification', (message) => {
      // What it was about is unknown: as good as not having heard.
      const done = heard(message.payload ?? '')
        .catch(() => drop(fresh))
        .finally(() => underWay.delete(done));
      underWay.add(done);
    });
    client = fresh;
    try {
      await fresh.connect();
      await fresh.query(`listen ${purgeChannel}`);
      hearing = true;
      events.back();
      timer = setTimeout(() => void beat(fresh), heartbeatMs);
    } catch {
      drop(fresh);
    }
  }

  async function beat(current: pg.Client): Promise<void> {
    try {
      await current.query('select 1');
      if (!closed && client === current) timer = setTimeout(() => void beat(current), heartbeatMs);
    } catch {
      drop(current);
    }
  }

  function drop(dead: pg.Client): void {
    if (client !== dead) return;
    client = undefined;
    clearTimeout(timer);
    dead.end().catch(() => undefined);
    if (hearing) {
      hearing = false;
      events.lost();
    }
    if (!closed) timer = setTimeout(() => void connect(), retryMs);
  }

  async function heard(text: string): Promise<void> {
    const payload = JSON.parse(text) as PurgePayload;
    if (payload.row === undefined) return events.purged(payload);
    const { rows } = await sql<Purged>`select tags, withdrawn, gone from purge where id = ${payload.row}`.execute(db);
    if (!rows[0]) throw new Error(`The purge ${payload.row} is not there.`);
    events.purged(rows[0]);
  }

  await connect();
  return {
    get hearing() {
      return hearing;
    },
    async caughtUp() {
      if (client === undefined || !hearing) throw new Error('Announcements are not heard.');
      // The server hands over what is waiting before it answers.
      await client.query('select 1');
      await Promise.all(underWay);
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      const last = client;
      client = undefined;
      await last?.end().catch(() => undefined);
    },
  };
}

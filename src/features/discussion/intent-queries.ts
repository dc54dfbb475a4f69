import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export type IntentKind = 'vote' | 'comment' | 'quote' | 'edit' | 'report' | 'poll';

export async function insertIntent(
  db: Db,
  intent: { siteId: number; storyId: number; secret: Buffer; kind: IntentKind; payload: unknown },
): Promise<void> {
  await sql`
    insert into intent (secret, site_id, story_id, kind, payload, expires_at)
    values (${intent.secret}, ${intent.siteId}, ${intent.storyId}, ${intent.kind}, ${JSON.stringify(intent.payload)}::jsonb, now() + interval '24 hours')
  `.execute(db);
}

export async function intentBySecret(db: Db, secret: Buffer): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    select id from intent where secret = ${secret} and done_at is null and expires_at > now()
  `.execute(db);
  return rows[0]?.id;
}

export async function intentById(
  db: Db,
  id: number,
): Promise<
  { intentId: number; siteId: number; storyId: number; kind: IntentKind; payload: unknown; done: boolean } | undefined
> {
  const { rows } = await sql<{
    intentId: number;
    siteId: number;
    storyId: number;
    kind: IntentKind;
    payload: unknown;
    done: boolean;
  }>`
    select id as "intentId", site_id as "siteId", story_id as "storyId", kind, payload, done_at is not null as done
    from intent where id = ${id} and expires_at > now()
  `.execute(db);
  return rows[0];
}

export async function markIntentDone(tx: Db, id: number): Promise<boolean> {
  const { rows } = await sql`
    update intent set done_at = now() where id = ${id} and done_at is null and expires_at > now() returning id
  `.execute(tx);
  return rows.length > 0;
}

/** Who did what to what: one append-only row, written in the transaction of the deed. */
import type { Db } from '../db/database.ts';

/** `desk:cli`, `wire:kaikyo`, `system:clock`, later `member:12`. */
export type Actor = `${'desk' | 'wire' | 'system' | 'member'}:${string}`;

export async function record(
  tx: Db,
  actor: Actor,
  action: string,
  object: string,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await tx
    .insertInto('audit')
    .values({ actor, action, object, detail: JSON.stringify(detail) })
    .execute();
}

export async function isRecorded(db: Db, action: string): Promise<boolean> {
  const row = await db.selectFrom('audit').select('id').where('action', '=', action).limit(1).executeTakeFirst();
  return row !== undefined;
}

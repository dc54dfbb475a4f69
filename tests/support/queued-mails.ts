/** Mails that wait in the queue, as no worker runs in most tests. */
import { sql } from 'kysely';
import type { Db } from '../../src/platform/db/database.ts';
import type { Mail } from '../../src/platform/mail/queue-mail.ts';

/** To an address, newest last. */
export async function mailsTo(db: Db, address: string): Promise<Mail[]> {
  const { rows } = await sql<{ payload: Mail }>`
    select j.payload from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'mail.send' order by j.id
  `.execute(db);
  return rows.map((row) => row.payload).filter((mail) => mail.to === address);
}

/** The path of the newest mail's link. */
export async function linkTo(db: Db, address: string): Promise<string> {
  const mail = (await mailsTo(db, address)).at(-1);
  const href = /https?:\/\/[^\s"]+/.exec(mail?.text ?? '')?.[0];
  if (href === undefined) throw new Error(`No mail with a link to ${address}.`);
  return new URL(href).pathname;
}

/** Puts a mail into the queue inside the writing transaction: it is sent if the write holds, at least once. */
import type { Db } from '../db/database.ts';
import { enqueue } from '../tasks/task-queries.ts';

export interface Mail {
  from: { name: string; address: string };
  to: string;
  subject: string;
  text: string;
  html: string;
  headers?: Readonly<Record<string, string>>;
}

export async function queueMail(tx: Db, mail: Mail): Promise<void> {
  await enqueue(tx, 'mail.send', { ...mail });
}

/** What a provider sends by itself: believed by its signature, kept before it is acknowledged, put into the folder by the worker. */
import type { Db } from '../../../platform/db/database.ts';
import { KnownError } from '../../../platform/http/errors.ts';
import { enqueue } from '../../../platform/tasks/task-queries.ts';
import { forgetPushed, insertPushed, pushedWaiting, pushVersion } from './delivery-queries.ts';
import { isSigned, pushSecret } from './push-secret.ts';
import type { SignedMessage } from './push-secret.ts';
import { putIntoFolder } from './put-into-folder.ts';

const atATime = 50;

/** Throws `wire-unsigned`, also for a provider that is none: who may push is nobody’s business. */
export async function takePushed(
  db: Db,
  key: Buffer,
  provider: string,
  message: SignedMessage,
  now: Date,
): Promise<{ repeated: boolean }> {
  const found = await pushVersion(db, provider);
  // Always worked out, so that the answer takes as long for a name that is none.
  const fits = isSigned(pushSecret(key, provider, found?.version ?? 0), message, now);
  if (!found || found.version === null || !fits) throw new KnownError('wire-unsigned');
  return db.transaction().execute(async (tx) => {
    const id = await insertPushed(tx, { providerId: found.id, message: message.id, bytes: message.body });
    if (id !== undefined) await enqueue(tx, 'wire.inbox', {}, { key: 'wire.inbox', first: true });
    return { repeated: id === undefined };
  });
}

/** The task `wire.inbox`. A file that was written and not forgotten is written again, and taken for what it is: a repetition. */
export async function emptyInbox(db: Db, root: string): Promise<number> {
  let put = 0;
  for (;;) {
    const waiting = await pushedWaiting(db, atATime);
    for (const { id, provider, bytes, at } of waiting) {
      await putIntoFolder(root, { provider, by: 'push', at, bytes });
      await forgetPushed(db, id);
      put += 1;
    }
    if (waiting.length < atATime) return put;
  }
}

/** Whose session a cookie is. */
import type { Db } from '../../platform/db/database.ts';
import { secretHash } from './session-cookie.ts';
import { sessionViewer, touchSession } from './session-queries.ts';
import { anyone } from './viewer.ts';
import type { Viewer } from './viewer.ts';

/** `client`: 'hub', 'newsroom' or a site's key; a session of another opens nothing here. */
export async function findViewer(db: Db, secret: string | undefined, client: string): Promise<Viewer> {
  const session = secretHash(secret);
  if (session === undefined) return anyone;
  const row = await sessionViewer(db, session, client);
  if (row === undefined) return anyone;
  if (row.quiet) await touchSession(db, session);
  const { quiet: _, ...member } = row;
  return { kind: 'member', session, ...member };
}

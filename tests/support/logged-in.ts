/** A browser in which a member is logged in on a site, without the way through the hub. */
import { newSecret } from '../../src/features/members/session-cookie.ts';
import { insertSession } from '../../src/features/members/session-queries.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { readerClient } from './reader-client.ts';
import type { ReaderClient } from './reader-client.ts';

/** `host`: a site's, the hub's or the newsroom's. */
export async function loggedInReader(db: Db, port: number, host: string, memberId: number): Promise<ReaderClient> {
  const [hub, own] = [newSecret(), newSecret()];
  const device = { memberId, userAgent: 'test', network: '127.0.0.0/24' };
  await insertSession(db, { ...device, hash: hub.hash, client: 'hub', parent: null });
  const client = await clientOf(db, host);
  const reader = readerClient(port);
  if (client !== 'hub') await insertSession(db, { ...device, hash: own.hash, client, parent: hub.hash });
  reader.cookies.set(host, new Map([['__Host-s', client === 'hub' ? hub.value : own.value]]));
  return reader;
}

async function clientOf(db: Db, host: string): Promise<string> {
  const site = await db.selectFrom('site').select('key').where('host', '=', host).executeTakeFirst();
  return site?.key ?? (host.startsWith('newsroom.') ? 'newsroom' : 'hub');
}

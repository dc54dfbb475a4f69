/** A network with its stand-in for Facebook beside it, and people who come by it. */
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Db } from '../../src/platform/db/database.ts';
import { testDataDir } from './data-folder.ts';
import { comeByFacebook, demoFacebook } from './demo-facebook.ts';
import type { DemoFacebook } from './demo-facebook.ts';
import type { ClientReply, ReaderClient } from './reader-client.ts';
import { servingNode } from './serving-node.ts';
import { testDesk } from './test-desk.ts';
import type { TestDesk } from './test-desk.ts';

export const hub = 'account.localhost';
export const site = 'harbour.localhost';

/** Who is known at Demo Facebook. */
export const sayo = '7301180042211';
export const jonas = '7301180042212';
export const kenji = '7301180042213';
export const priya = '7301180042214';
export const admin = '7301180042215';

export interface SocialDesk {
  db: Db;
  port: number;
  publishNew: TestDesk['publishNew'];
  demo: DemoFacebook;
  forgetTries(): Promise<unknown>;
  /** By the log-in page’s button, with what is chosen at the dialog and sent with the button. */
  come(reader: ReaderClient, chosen?: Record<string, string>, form?: Record<string, string>): Promise<ClientReply>;
  /** Through the form for whoever is new. */
  join(reader: ReaderClient, person: string, typed?: Record<string, string>): Promise<ClientReply>;
  me(reader: ReaderClient): Promise<{ name: string; proven: boolean } | null>;
  nameAtHub(reader: ReaderClient): Promise<string | null>;
  identitiesOf(memberId: number): Promise<string[]>;
}

export async function socialDesk(databaseUrl: string, options: { ported?: boolean } = {}): Promise<SocialDesk> {
  const dataDir = testDataDir();
  const { db, publishNew } = await testDesk({ databaseUrl, dataDir });
  const { port } = await servingNode({ databaseUrl, dataDir, ...options });
  const demo = await demoFacebook(dataDir);
  const forgetTries = (): Promise<unknown> => sql`delete from throttle`.execute(db);
  const come: SocialDesk['come'] = (reader, chosen = {}, form = {}) => comeByFacebook(demo, reader, chosen, form);
  return {
    ...{ db, port, publishNew, demo, forgetTries, come },
    async join(reader, person, typed = {}) {
      await forgetTries();
      const back = await come(reader, { person });
      expect(back.location?.path).toBe('/connect/new');
      const shown = await reader.get(hub, '/connect/new');
      const name = /name="name"[^>]*value="([^"]*)"/.exec(shown.text)?.[1] ?? '';
      return reader.post(hub, '/connect/new', { name, email: '', 'of-age': '1', ...typed });
    },
    async me(reader) {
      const { member } = JSON.parse((await reader.get(site, '/me')).text) as {
        member: { name: string; proven: boolean } | null;
      };
      return member;
    },
    nameAtHub: async (reader) =>
      /<h1>Your account<\/h1><p>([^<·]+?)(?: ·|<)/.exec((await reader.get(hub, '/account')).text)?.[1] ?? null,
    async identitiesOf(memberId) {
      const rows = await db.selectFrom('member_identity').select('subject').where('member_id', '=', memberId).execute();
      return rows.map(({ subject }) => subject);
    },
  };
}

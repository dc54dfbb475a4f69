/** Stories with a thread, two members at their browsers, and a node that serves them. */
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Network } from '../../src/features/network/network.ts';
import { loadNetwork } from '../../src/features/network/network.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { testDataDir } from './data-folder.ts';
import { hasHeard } from './kept-pages.ts';
import { loggedInReader } from './logged-in.ts';
import { addMember } from './members.ts';
import type { ReaderClient } from './reader-client.ts';
import { servingNode } from './serving-node.ts';
import type { ServingNode } from './serving-node.ts';
import { testDesk } from './test-desk.ts';
import type { TestDesk } from './test-desk.ts';

export const hub = 'account.localhost';
export const site = 'harbour.localhost';

export interface DiscussionDesk extends ServingNode {
  db: Db;
  desk: TestDesk;
  network: Network;
  dataDir: string;
  mio: { id: number; email: string };
  aki: { id: number; email: string };
  asMio: ReaderClient;
  asAki: ReaderClient;
  newStory(body?: string[]): Promise<{ id: number; path: string }>;
  /** Posts and returns the comment's number. */
  say(reader: ReaderClient, storyId: number, text: string, more?: Record<string, string>): Promise<number>;
  /** The page as everyone gets it, once the node has heard of all that was written. */
  page(path: string): Promise<string>;
  pathOf(storyId: number): Promise<string>;
  /** `1 ( +1 / -0 )`, as printed. */
  countsOf(storyId: number, id: number): Promise<string>;
  /** Three seconds between two comments are a rule for people, not for tests. */
  letTimePass(): Promise<void>;
}

export async function discussionDesk(databaseUrl: string, options: { ported?: boolean } = {}): Promise<DiscussionDesk> {
  const dataDir = testDataDir();
  const desk = await testDesk({ databaseUrl, dataDir });
  const { db } = desk;
  const serving = await servingNode({ databaseUrl, dataDir, ...options });
  const { port, node, get } = serving;
  const network = await loadNetwork(db);
  const [mio, aki] = [await addMember(db, 'Mio'), await addMember(db, 'Aki')];
  const letTimePass = async (): Promise<void> => {
    await sql`update comment set created_at = created_at - interval '4 seconds'`.execute(db);
  };
  const page = async (path: string): Promise<string> => {
    await hasHeard(node.cache, db);
    return (await get(site, path)).text;
  };
  const pathOf = async (storyId: number): Promise<string> => {
    const { rows } = await sql<{ path: string }>`
      select '/category/' || section.path || '/' || a.slug as path from appearance a
      join section on section.id = a.section_id where a.story_id = ${storyId}`.execute(db);
    return rows[0]?.path ?? '';
  };
  return {
    ...serving,
    ...{ db, desk, network, dataDir, mio, aki, letTimePass, page, pathOf },
    asMio: await loggedInReader(db, port, site, mio.id),
    asAki: await loggedInReader(db, port, site, aki.id),
    newStory: (body = ['It waited for the fog.', 'The fog came late.']) => desk.publishNew({ body }),
    async say(reader, storyId, text, more = {}) {
      await letTimePass();
      const form = { story: String(storyId), text, ...more };
      const reply = await reader.post(site, '/c/new', form, { accept: 'application/json' });
      expect(reply.status, reply.text).toBe(200);
      return Number((JSON.parse(reply.text) as { id: string }).id.split('-')[1]);
    },
    async countsOf(storyId, id) {
      const after = (await page(await pathOf(storyId))).split(`id="c${id}"`)[1] ?? '';
      return /<b>-?\d+<\/b> \( \+\d+ \/ -\d+ \)/.exec(after)?.[0].replaceAll(/<\/?b>/g, '') ?? '';
    },
  };
}

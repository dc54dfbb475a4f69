/** Each kind that has a place of its own on a front keeps it, however many stories of another come out. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { hasHeard } from './support/kept-pages.ts';
import { kindDesk } from './support/kind-desk.ts';
import { servingNode } from './support/serving-node.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
const { get, node } = await servingNode({ databaseUrl: database.url, dataDir });
const { publish, sampleOf } = kindDesk({ db, databaseUrl: database.url, network, dataDir });

test('the picture and the question stay where thirteen quotations are newer, and what is paid for takes no place', async () => {
  const { host, path: quote } = await publish(sampleOf('quote'));
  const { key, ...site } = network.siteByHost(host)!;
  const there = { site: key, section: network.sections(network.siteByKey(key)!)[0]!.path };
  const [picture, question] = [
    await publish({ ...sampleOf('picture'), ...there }),
    await publish({ ...sampleOf('question'), ...there }),
  ];
  expect([picture.host, question.host]).toEqual([site.host, site.host]);
  const front = async (path: string): Promise<string> => {
    await hasHeard(node.cache, db);
    return (await get(host, path)).text;
  };
  let newest = quote;
  for (let at = 0; at < 13; at += 1) newest = (await publish({ ...sampleOf('quote'), slug: `quote-${at}` })).path;
  for (let at = 0; at < 5; at += 1) {
    const paid = await publish({ ...sampleOf('quote'), slug: `paid-${at}` });
    await sql`update story set sponsor = 'Somebody' where id = ${paid.id}`.execute(db);
  }
  for (const path of ['/', '/home.lite']) {
    const html = await front(path);
    const stands = [picture.path, question.path, newest].map((one) => html.includes(one));
    expect([path, ...stands]).toEqual([path, true, true, true]);
  }
});

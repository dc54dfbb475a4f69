/** Nodes hold no state: what one of them is told, all show; and what a node cannot know, it does not claim. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command } from './support/admin-command.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { monthSitemap } from './support/month-sitemap.ts';
import { servingNode } from './support/serving-node.ts';
import type { ServingNode } from './support/serving-node.ts';
import { tcpProxy } from './support/tcp-proxy.ts';
import { testDesk } from './support/test-desk.ts';
import { until } from './support/until.ts';

const { url: databaseUrl } = await testDatabase();
/** The desk's. A node that hears of a kill writes its own file, so only one of them shares this. */
const dataDir = testDataDir();
const desk = await testDesk({ databaseUrl, dataDir });
const host = 'harbour.localhost';
const listener = 'kawaraban listener ';

/** The answer that every node gives once it has heard. */
async function allShow(nodes: ServingNode[], path: string, status: number, words: string): Promise<void> {
  for (const { get } of nodes)
    await until(`${path} to be ${status} with “${words}”`, async () => {
      const reply = await get(host, path);
      return reply.status === status && reply.text.includes(words);
    });
}

/** From here on `/` and the story are answered from the cache. What is still being announced may overtake a render. */
async function keep({ get, node }: ServingNode, path: string): Promise<void> {
  for (const wanted of ['/', path])
    await until(`${wanted} to be kept`, async () => {
      await get(host, wanted);
      return node.cache.peek(host + wanted);
    });
}

test('a publish, an update and a kill are seen on every node', async () => {
  const nodes = [
    await servingNode({ databaseUrl, dataDir: testDataDir() }),
    await servingNode({ databaseUrl, dataDir: testDataDir() }),
  ];
  const quiet = await desk.publishNew();
  for (const served of nodes) await keep(served, quiet.path);
  const story = await desk.publishNew({ headline: 'Whale in the harbour' });
  await allShow(nodes, '/', 200, 'Whale in the harbour');
  for (const served of nodes) await keep(served, story.path);
  await desk.revise(story.id, { headline: 'Two whales in the harbour' });
  await allShow(nodes, '/', 200, 'Two whales in the harbour');
  await allShow(nodes, story.path, 200, 'Two whales in the harbour');
  for (const served of nodes) await keep(served, story.path);
  await desk.kill(story.id, 'There was no whale.');
  await allShow(nodes, story.path, 410, 'There was no whale.');
  for (const { get, node } of nodes) {
    expect((await get(host, '/')).text).not.toContain('whales');
    // By announcement, that is, and not because the check in production found them wrong.
    expect((await node.metrics.cacheDifferences.get()).values[0]?.value).toBe(0);
  }
});

test('a node whose listener was ended shows nothing outdated, neither while it is deaf nor once it hears again', async () => {
  const served = await servingNode({ databaseUrl, dataDir: testDataDir() });
  const story = await desk.publishNew({ headline: 'Bridge open' });
  await until('the first announcement', async () => (await served.get(host, '/')).text.includes('Bridge open'));
  await keep(served, story.path);
  await command(
    databaseUrl,
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name ~ '^${listener}' and datname = current_database()`,
  );
  await until('the node to notice', () => !served.node.hearing());
  await desk.revise(story.id, { headline: 'Bridge closed' });
  expect((await served.get(host, story.path)).text).toContain('Bridge closed');
  await until('the node to hear again', () => served.node.hearing());
  for (const path of ['/', story.path]) expect((await served.get(host, path)).text).toContain('Bridge closed');
  await keep(served, story.path);
});

test('a node that could not listen from the start trusts nothing that it keeps', async () => {
  const story = await desk.publishNew({ headline: 'Market on Friday' });
  const proxy = await tcpProxy(databaseUrl);
  proxy.cutNamed(listener);
  const served = await servingNode({ databaseUrl: proxy.url, dataDir: testDataDir() });
  expect(served.node.hearing()).toBe(false);
  expect((await served.get(host, '/readyz')).status).toBe(503);
  expect((await served.get(host, story.path)).text).toContain('Market on Friday');
  await desk.revise(story.id, { headline: 'Market on Monday' });
  expect((await served.get(host, story.path)).text).toContain('Market on Monday');
  proxy.mend();
  await until('the node to hear', () => served.node.hearing());
  expect((await served.get(host, story.path)).text).toContain('Market on Monday');
});

test('with the database out of reach the last good copy is shown and says so; what was killed is not', async () => {
  const proxy = await tcpProxy(databaseUrl);
  const served = await servingNode({ databaseUrl: proxy.url, dataDir });
  const kept = await desk.publishNew({ section: 'town', headline: 'Rain all week' });
  const killed = await desk.publishNew({ section: 'sea', headline: 'Slanderous words' });
  await until('both', async () => (await served.get(host, '/')).text.includes('Slanderous words'));
  await keep(served, kept.path);
  await keep(served, killed.path);
  const sitemap = monthSitemap();
  await keep(served, sitemap);
  await keep(served, `${kept.path}.lite`);

  // The node does not hear of the kill: all it has is the file that the desk wrote.
  proxy.cutNamed(listener);
  await until('the node to notice', () => !served.node.hearing());
  await desk.kill(killed.id);
  proxy.cut();

  const lite = await served.get(host, `${kept.path}.lite`);
  expect([lite.status, lite.headers['x-kawaraban-stale']]).toEqual([200, 'database']);
  expect(lite.text).toContain('Rain all week');
  for (const path of [killed.path, '/', sitemap, '/category/town/never-asked-for']) {
    const reply = await served.get(host, path);
    expect([path, reply.status]).toEqual([path, 503]);
    expect(reply.text).not.toContain('Slanderous');
    expect(reply.headers['retry-after']).toBeDefined();
  }
  expect((await served.get(host, '/readyz')).status).toBe(503);
  expect((await served.get(host, '/healthz')).status).toBe(200);

  proxy.mend();
  await until('the node to hear again', () => served.node.hearing());
  const fresh = await until('a fresh page', async () => {
    const reply = await served.get(host, kept.path);
    return reply.headers['x-kawaraban-stale'] === undefined && reply;
  });
  expect(fresh.text).toContain('Rain all week');
  expect((await served.get(host, killed.path)).status).toBe(410);
});

test('what was withheld is not shown stale either', async () => {
  const proxy = await tcpProxy(databaseUrl);
  const served = await servingNode({ databaseUrl: proxy.url, dataDir });
  const story = await desk.publishNew({ section: 'sea', headline: 'Doubtful words' });
  await until('the story', async () => (await served.get(host, '/')).text.includes('Doubtful words'));
  await keep(served, story.path);
  await desk.withhold(story.id);
  await until('the word to come', () => ![...served.node.cache.keys].some((key) => key.endsWith(story.path)));
  proxy.cut();
  for (const path of [story.path, '/']) expect((await served.get(host, path)).text).not.toContain('Doubtful');
});

test('a kill that a node on another machine has missed is read from the ledger when it hears again', async () => {
  const proxy = await tcpProxy(databaseUrl);
  const ownDir = testDataDir();
  const served = await servingNode({ databaseUrl: proxy.url, dataDir: ownDir });
  const story = await desk.publishNew({ headline: 'Slanderous words' });
  await until('it', async () => (await served.get(host, '/')).text.includes('Slanderous words'));
  await keep(served, story.path);
  proxy.cutNamed(listener);
  await until('the node to notice', () => !served.node.hearing());
  await desk.kill(story.id);
  proxy.mend();
  await until('the ledger to be read again', () =>
    readFileSync(join(ownDir, 'tombstones.log'), 'utf8').includes(`story:${story.id} kill\n`),
  );
  proxy.cut();
  const reply = await served.get(host, story.path);
  expect(reply.status).toBe(503);
  expect(reply.text).not.toContain('Slanderous');
});

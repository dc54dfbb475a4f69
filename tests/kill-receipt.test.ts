/** A kill leaves a receipt: where it stood on each node, and when each showed it no more. */
import { expect, test } from 'vitest';
import { awaitReceipt, killReceipt } from '../src/features/stories/stories.ts';
import { routeOfPath } from '../src/platform/http/route-of-path.ts';
import { cliDesk } from './support/cli-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { hasHeard } from './support/kept-pages.ts';
import { servingNode } from './support/serving-node.ts';
import { tcpProxy } from './support/tcp-proxy.ts';
import { testDesk } from './support/test-desk.ts';
import { until } from './support/until.ts';

const { url: databaseUrl } = await testDatabase();
const desk = await testDesk({ databaseUrl, dataDir: testDataDir() });
const host = 'harbour.localhost';

test('every node that serves answers within five seconds, and says what it had kept', async () => {
  const nodes = [
    await servingNode({ databaseUrl, dataDir: testDataDir() }),
    await servingNode({ databaseUrl, dataDir: testDataDir() }),
  ];
  const story = await desk.publishNew({ headline: 'A whale in the harbour' });
  for (const { node } of nodes) await hasHeard(node.cache, desk.db);
  for (const path of ['/', '/feed', '/category/sea', story.path, `${story.path}.lite`])
    expect((await nodes[0]?.get(host, path))?.text).toContain('A whale in the harbour');
  expect(await killReceipt(desk.db, story.id)).toBeUndefined();
  await desk.kill(story.id, 'There was no whale.');
  const receipt = await awaitReceipt(desk.db, story.id);
  expect(receipt).toMatchObject({ kind: 'kill', whole: true });
  expect(receipt?.nodes).toHaveLength(2);
  for (const { afterMs, silentSince } of receipt?.nodes ?? []) {
    expect(afterMs).toBeLessThan(5_000);
    expect(silentSince).toBeNull();
  }
  expect(receipt?.nodes.map(({ dropped }) => dropped)).toEqual([
    {
      '/': 1,
      '/feed': 1,
      '/category/:section': 1,
      '/category/:section/:segment': 2,
    },
    {},
  ]);
});

test('a node that hears nothing is not counted as confirmed, until it has caught up', async () => {
  const proxy = await tcpProxy(databaseUrl);
  const served = await servingNode({ databaseUrl: proxy.url, dataDir: testDataDir() });
  const story = await desk.publishNew();
  proxy.cutNamed('kawaraban listener');
  await until('the node to notice', () => !served.node.hearing());
  await desk.kill(story.id);
  const asked = performance.now();
  const open = await awaitReceipt(desk.db, story.id);
  expect(performance.now() - asked).toBeGreaterThan(4_900);
  expect(open?.whole).toBe(false);
  expect(open?.nodes.filter(({ afterMs }) => afterMs === null)).toHaveLength(1);
  expect((await cliDesk(databaseUrl, testDataDir()).run(['story', 'receipt', String(story.id)])).code).toBe(4);
  // It shows nothing of it all the same: a node that is deaf trusts nothing that it keeps.
  expect((await served.get(host, story.path)).status).toBe(410);
  proxy.mend();
  await until('the receipt to be whole', async () => (await killReceipt(desk.db, story.id))?.whole);
  expect((await cliDesk(databaseUrl, testDataDir()).run(['story', 'receipt', String(story.id)])).code).toBe(0);
});

test('a node that ended before is not waited for', async () => {
  const served = await servingNode({ databaseUrl, dataDir: testDataDir() });
  served.node.server.closeAllConnections();
  await served.node.close();
  const story = await desk.publishNew();
  await desk.kill(story.id);
  expect(await awaitReceipt(desk.db, story.id)).toMatchObject({ whole: true, nodes: [] });
});

test('paths are told apart as the routes are', () => {
  const route = { method: 'GET', carries: 'stories', policy: 'page.read', file: 'x' } as const;
  const urls = ['/', '/feed', '/category/:section', '/category/:section/:segment', '/category/:section/feed'];
  const routeOf = routeOfPath(urls.map((url) => ({ ...route, url })));
  expect(['/', '/feed', '/category/sea', '/category/sea/a-whale', '/category/sea/feed', '/other'].map(routeOf)).toEqual(
    [...['/', '/feed', '/category/:section', '/category/:section/:segment', '/category/:section/feed', '/other']],
  );
});

/** Which crawlers may come, as one that keeps to RFC 9309 reads it; and what none of them may keep. */
import { isDeepStrictEqual } from 'node:util';
import robotsParser from 'robots-parser';
import { describe, expect, test } from 'vitest';
import { networkInput, setCrawlers } from '../src/features/network/network.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { hasHeard } from './support/kept-pages.ts';
import { servingNode } from './support/serving-node.ts';
import { described } from './support/small-network.ts';
import { testDesk } from './support/test-desk.ts';
import { until } from './support/until.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const desk = await testDesk({ databaseUrl, dataDir });
const { node, get } = await servingNode({ databaseUrl, dataDir });
const host = 'harbour.localhost';
const origin = `http://${host}`;
const site = desk.network.siteByKey('harbour')!;
const story = await desk.publishNew();

/** Its types say that it is elsewhere in its module. */
const parse = robotsParser as unknown as typeof robotsParser.default;

type Asked = (agent: string, path?: string) => boolean;

async function rules(): Promise<Asked> {
  await hasHeard(node.cache, desk.db);
  const parsed = parse(`${origin}/robots.txt`, (await get(host, '/robots.txt')).text);
  return (agent, path = story.path) => parsed.isAllowed(origin + path, agent) ?? true;
}

async function set(change: Parameters<typeof setCrawlers>[2]): Promise<Asked> {
  const policy = await setCrawlers(desk.db, site, change, 'desk:test');
  await until('the node to know', () => {
    const { crawlers } = node.network().siteByKey('harbour')!;
    return isDeepStrictEqual(crawlers, policy);
  });
  return rules();
}

describe('unless the site says otherwise', () => {
  test('whoever sends readers or answers them may come, whoever trains models may not', async () => {
    const allowed = await rules();
    for (const agent of ['Googlebot', 'bingbot', 'NobodyKnowsMe', 'OAI-SearchBot', 'PerplexityBot'])
      expect([agent, allowed(agent)]).toEqual([agent, true]);
    for (const agent of [
      'GPTBot',
      'gptbot/1.1',
      'ClaudeBot',
      'Google-Extended',
      'CCBot',
      'Bytespider',
      'Applebot-Extended',
    ])
      expect([agent, allowed(agent)]).toEqual([agent, false]);
  });

  test('pages, their parts and pictures are open; what is one reader’s, counted or asked for is not', async () => {
    const allowed = await rules();
    const open = [
      '/',
      '/ja/',
      '/feed',
      '/sitemap.xml',
      '/prefs.css',
      '/media/a-168.jpg',
      '/member/somebody',
      '/letters',
    ];
    for (const path of [...open, '/readers-write', '/assets/a.css', '/metro'])
      expect([path, allowed('Googlebot', path)]).toEqual([path, true]);
    const closed = [
      '/search',
      '/search?q=fog',
      '/me',
      '/prefs',
      '/go/12',
      '/auth/start?to=x',
      '/c/1-2/report',
      '/websub',
    ];
    for (const path of [
      ...closed,
      '/ja/search?q=x',
      '/ja/go/12',
      '/ja/prefs',
      '/letters/confirm/abc',
      '/read',
      '/picks',
    ])
      expect([path, allowed('Googlebot', path)]).toEqual([path, false]);
  });
});

describe('the site says', () => {
  test('that models may be trained, but not by one', async () => {
    const allowed = await set({ training: 'allow', named: { name: 'CCBot', verdict: 'deny' } });
    expect(['GPTBot', 'ClaudeBot', 'CCBot', 'Googlebot'].map((agent) => allowed(agent))).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect(allowed('GPTBot', '/search')).toBe(false);
    const again = await set({ training: 'deny', named: { name: 'ccbot', verdict: null } });
    expect(['GPTBot', 'CCBot'].map((agent) => again(agent))).toEqual([false, false]);
  });

  test('that nobody may come but those that it names', async () => {
    const allowed = await set({ search: 'deny', answers: 'deny', named: { name: 'Googlebot', verdict: 'allow' } });
    const asked = ['Googlebot', 'bingbot', 'OAI-SearchBot', 'GPTBot'].map((agent) => allowed(agent));
    expect(asked).toEqual([true, false, false, false]);
    expect(allowed('Googlebot', '/go/1')).toBe(false);
    await set({ search: 'allow', answers: 'allow', named: { name: 'Googlebot', verdict: null } });
  });

  test('nothing that has a line of its own in it', async () => {
    for (const name of ['', '*', 'A\nDisallow: /', 'Two Words', `x${'y'.repeat(60)}`])
      await expect(set({ named: { name, verdict: 'allow' } })).rejects.toThrow('cannot be named');
  });
});

test('the file of `init` says it for each site, and is refused where it cannot be meant', () => {
  const withCrawlers = (crawlers: object) =>
    networkInput.safeParse({ ...described, sites: described.sites.map((one) => ({ ...one, crawlers })) });
  expect(withCrawlers({ training: 'allow' }).data?.sites[0]?.crawlers).toEqual({
    ...{ search: 'allow', answers: 'allow', training: 'allow', named: {} },
  });
  for (const wrong of [{ training: 'maybe' }, { trainig: 'allow' }, { named: { 'A B': 'deny' } }])
    expect(withCrawlers(wrong).success).toBe(false);
});

describe('what is not for keeping says so itself', () => {
  test('search and every page of one reader are not indexed; the light edition names the full one', async () => {
    for (const path of ['/search?q=ferry', '/letters', '/prefs']) {
      const { headers, text } = await get(host, path);
      expect([path, headers['x-robots-tag']]).toEqual([path, 'noindex']);
      expect(text).toContain('<meta name="robots" content="noindex"');
    }
    const lite = await get(host, `${story.path}.lite`);
    expect(lite.text).toContain(`<link rel="canonical" href="${origin}${story.path}"`);
    expect((await get(host, story.path)).headers['x-robots-tag']).toBeUndefined();
  });

  test('hosts on which there is nothing to find are closed', async () => {
    for (const closed of ['account.localhost', 'newsroom.localhost', 'mailbox.localhost'])
      expect((await get(closed, '/robots.txt')).text).toBe('User-agent: *\nDisallow: /\n');
  });
});

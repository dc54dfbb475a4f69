/** Stories planted wherever a story can stand, and a look through every exit for what leaves of them. */
import { sql } from 'kysely';
import { pino } from 'pino';
import { expect } from 'vitest';
import { cardName, cardOf } from '../../src/features/cards/cards.ts';
import { cardPath, dayKey, sectionName, setFeedText } from '../../src/features/network/network.ts';
import type { StoryId } from '../../src/features/stories/stories.ts';
import { addAuthor } from '../../src/features/authors/authors.ts';
import { addSeries } from '../../src/features/series/series.ts';
import { addTag } from '../../src/features/tags/tags.ts';
import { feedTasks } from '../../src/feed-tasks.ts';
import { indexStory } from '../../src/features/search/search.ts';
import { ask } from './ask.ts';
import { testDataDir } from './data-folder.ts';
import { addressesOf, memberAsksOf } from './exit-recipes.ts';
import type { Hidden } from './exit-recipes.ts';
import { feedSubscriber } from './feed-subscriber.ts';
import { hasHeard } from './kept-pages.ts';
import { loggedInReader } from './logged-in.ts';
import { addMember } from './members.ts';
import { inBlocks, inCorrections, inEdition, inLists, inPolls, inPromos } from './plant-everywhere.ts';
import { servingNode } from './serving-node.ts';
import type { ServingNode } from './serving-node.ts';
import { hosts } from './small-network.ts';
import { testDesk } from './test-desk.ts';
import type { TestDesk, Wanted } from './test-desk.ts';

export interface Planted {
  ids: number[];
  marker: string;
  /** By host and language. */
  hidden: Map<string, Hidden>;
}

export interface Look {
  place: string;
  found: boolean;
  from: number;
  to: number;
}

export interface ExitDesk {
  desk: TestDesk;
  served: ServingNode;
  /** Stories with one word in every field, in both kinds of section, on every site, in every language. */
  plant(start: (wanted: Wanted) => Promise<{ id: number; slug: string }>): Promise<Planted>;
  /** Where anything of the stories can be had, as `host path`; each answer with when it was asked for and there, in ms of the clock. */
  leaks(planted: Planted, each?: (look: Look) => void): Promise<{ found: Set<string>; asked: number }>;
  /** Every exit shows it, so that its absence later means something. */
  expectEverywhere(planted: Planted): Promise<void>;
  expectNowhere(planted: Planted): Promise<void>;
}

const sites = ['harbour', 'ridge'];
const languages = ['en', 'ja'] as const;
const filed = { tags: ['planted'], authors: ['planted'] };
const toldFeeds = ['', '/ja'].flatMap((at) => [
  `${at}/feed.json`,
  `${at}/category/sea/feed`,
  `${at}/category/town/feed.atom`,
  `${at}/tag/planted/feed.json`,
  `${at}/author/planted/feed.atom`,
]);

/** `now`: the clock of the node. */
export async function exitDesk(databaseUrl: string, now: () => Date = () => new Date()): Promise<ExitDesk> {
  const dataDir = testDataDir();
  const desk = await testDesk({ databaseUrl, dataDir });
  const served = await servingNode({ databaseUrl, dataDir, now });
  const { routes, cache } = served.node;
  // One site gives all of its words to feeds, the other a summary.
  await setFeedText(desk.db, desk.network.siteByKey('harbour')!, 'full', 'desk:test');
  await fileSomething();
  const told = await subscribedToFeeds();
  /** Has said something on each. */
  const witness = await addMember(desk.db, 'Exit Witness');
  const reader = await addMember(desk.db, 'Exit Reader');
  const readers = new Map(
    await Promise.all(
      hosts.map(async (host) => [host, await loggedInReader(desk.db, served.port, host, reader.id)] as const),
    ),
  );
  let plantings = 0;

  const zoneOf = (key: string): string => desk.network.sites.find((site) => site.key === key)?.timeZone ?? 'UTC';

  /** Stories with one word in every field, in both kinds of section, on every site, in every language. */
  async function plant(start: (wanted: Wanted) => Promise<{ id: number; slug: string }>): Promise<Planted> {
    plantings += 1;
    await sql`truncate promo_order cascade`.execute(desk.db);
    const marker = `Xqz${String.fromCharCode(96 + plantings)}word`;
    const planted: Planted = { ids: [], marker, hidden: new Map() };
    for (const [at, site] of sites.entries()) {
      const pictureId = await desk.addPicture({ hue: plantings * 10 + at });
      const inBody = await desk.addPicture({ hue: 100 + plantings * 10 + at });
      const pictures = [...(await desk.renditionsOf(pictureId)), ...(await desk.renditionsOf(inBody))];
      const image = { id: inBody, alt: `alt ${marker}`, caption: `caption ${marker}`, credit: 'Print: test desk' };
      for (const language of languages) {
        const other = language === 'en' ? 'ja' : 'en';
        const neighbour = await desk.publishNew({ site, language: other, section: 'sea' });
        const fields = Object.fromEntries(
          ['kicker', 'headline', 'standfirst', 'dateline', 'byline', 'caption'].map((name) => [
            name,
            `${name} ${marker}`,
          ]),
        );
        const poll = await inPolls(desk.db, marker, reader.id);
        const words = {
          ...fields,
          body: [`Body ${marker}.`, { image }, { poll }],
          site,
          language,
          pictureId,
          ...filed,
        };
        const part = (at: number) => ({ slug: 'planted', part: 2 * plantings + at });
        const top = await start({ ...words, section: 'sea', pairOf: neighbour.id, series: part(0) });
        const sub = await start({ ...words, section: 'town/market', series: part(1) });
        planted.ids.push(top.id, sub.id);
        planted.hidden.set(`${site}.localhost ${language}`, {
          topSlug: top.slug,
          subSlug: sub.slug,
          neighbourPath: neighbour.path,
          storyIds: [top.id, sub.id],
          poll: poll.number,
          pictures,
          cards: [[top, 'sea'] as const, [sub, 'town/market'] as const].map(([{ id }, section]) =>
            cardAt(site, language, id, section, `headline ${marker}`),
          ),
          commentIds: await withComments(top.id, sub.id),
          month: dayKey(new Date(), zoneOf(site)).slice(0, 7).replace('-', '/'),
          creativeIds: await inPromos(desk.db, marker, [top.id, sub.id]),
          editionDay: await inEdition(desk.db, `2020-01-${String(plantings).padStart(2, '0')}`, site, language, [
            top.id,
            sub.id,
          ]),
        });
      }
    }
    await served.node.reloadPromos();
    await inBlocks(desk.db, planted.ids);
    await inLists(desk.db, planted.ids);
    await inCorrections(desk.db, marker, planted.ids);
    for (const id of planted.ids) await indexStory(desk.db, id);
    await hasHeard(cache, desk.db);
    return planted;
  }

  /** What planted stories are filed under has one that stands there for good. */
  async function fileSomething(): Promise<void> {
    await addAuthor(desk.db, desk.network, { slug: 'planted', name: { en: 'P. Lanted' } }, 'desk:test');
    for (const site of desk.network.sites) {
      await addSeries(desk.db, site, { slug: 'planted', title: { en: 'Planted' } }, 'desk:test');
      await addTag(desk.db, site, { slug: 'planted', name: { en: 'Planted', ja: '植えた' } }, 'desk:test');
      for (const language of languages) await desk.publishNew({ site: site.key, language, ...filed });
    }
  }

  /** A program that is told of what is new in a feed of each kind, on every site and in every language. */
  async function subscribedToFeeds(): Promise<(marker: string) => Promise<string[]>> {
    const originOf = (site: { host: string }): string => `http://${site.host}`;
    const log = pino({ level: 'silent' });
    const tasks = feedTasks({ db: desk.db, originOf, stopping: undefined, now, log });
    const subscriber = await feedSubscriber();
    for (const topic of hosts.flatMap((host) => toldFeeds.map((path) => `http://${host}${path}`))) {
      const asked = { mode: 'subscribe', topic, callback: subscriber.callback, leaseSeconds: 86_400, secret: null };
      await tasks['websub.verify']?.(asked, {} as never);
    }
    /** The feeds in which the word is told of now. */
    return async (marker) => {
      subscriber.received.length = 0;
      await sql`update websub_topic set sha256 = ''`.execute(desk.db);
      await tasks['websub.catch-up']?.({}, {} as never);
      await tasks['websub.deliver']?.({}, {} as never);
      expect(subscriber.received).toHaveLength(hosts.length * toldFeeds.length);
      const telling = subscriber.received.filter(({ body }) => body.includes(marker));
      return telling.map(({ headers }) => /<([^>]*)>; rel="self"/.exec(String(headers['link']))?.[1] ?? '');
    };
  }

  /** Where its card is while it may be read, whether or not anybody is told. */
  function cardAt(key: string, language: 'en' | 'ja', id: number, path: string, headline: string): string {
    const { network } = desk;
    const site = network.siteByKey(key)!;
    const section = { name: sectionName(network.sectionByPath(site, path)!, language), href: '' };
    return cardPath(
      site,
      language,
      cardName(cardOf(site, { id: id as StoryId, kind: 'news', section, headline, sponsor: null, language })),
    );
  }

  /** One on each, so that its address leads to the story. */
  async function withComments(...storyIds: number[]): Promise<string[]> {
    for (const storyId of storyIds)
      await sql`
        with opened as (insert into thread (story_id, last_id, visible) values (${storyId}, 1, 1) returning story_id)
        insert into comment (story_id, id, site_id, status, body, html, html_version, submission)
        select story_id, 1, (select site_id from appearance where story_id = ${storyId}), 'NONE', '[]', '<p>Said.</p>', 1, gen_random_uuid()
        from opened`.execute(desk.db);
    await sql`update comment set member_id = ${witness.id} where member_id is null`.execute(desk.db);
    // Their own page may lag a minute behind what they say.
    cache.purge([`member:${witness.slug}`], []);
    return storyIds.map((storyId) => `${storyId}-1`);
  }

  /** Where anything of the stories can be had, as `host path`. */
  async function leaks(
    { marker, hidden }: Planted,
    each: (look: Look) => void = () => undefined,
  ): Promise<{ found: Set<string>; asked: number }> {
    const found = new Set<string>();
    let asked = 0;
    // Whoever asks for all of this is slowed; here it is a test.
    await sql`delete from throttle`.execute(desk.db);
    const slugs = [...hidden.values()].flatMap(({ topSlug, subSlug }) => [topSlug, subSlug]);
    for (const host of hosts)
      for (const [place, wanted] of hidden)
        for (const path of addressesOf(routes, place.endsWith('ja') ? 'ja' : 'en', wanted)) {
          // A site's own pictures, pages and feeds; and those of the others by their addresses.
          for (const headers of [{}, { 'save-data': 'on' }]) {
            const from = Date.now();
            const reply = await served.get(host, path, headers);
            asked += 1;
            const whole = JSON.stringify(reply.headers) + reply.text;
            const picture = /^\/(ja\/)?(media|card)\//.test(path) && reply.status === 200;
            const shows = picture || [marker, ...slugs].some((word) => whole.includes(word));
            if (shows) found.add(`${host} ${path}`);
            each({ place: `${host} ${path}`, found: shows, from, to: Date.now() });
          }
        }
    for (const [host, browser] of readers)
      for (const [place, wanted] of hidden)
        for (const { method, path, form } of memberAsksOf(routes, place.endsWith('ja') ? 'ja' : 'en', wanted)) {
          const from = Date.now();
          const headers = path.includes('/polls/') ? { accept: 'application/json' } : {};
          const reply = await (method === 'GET' ? browser.get(host, path) : browser.post(host, path, form, headers));
          asked += 1;
          const whole = JSON.stringify(reply.headers) + reply.text;
          const shows = [marker, ...slugs].some((word) => whole.includes(word));
          const at = `${host} ${method} ${path} ${form['story'] ?? ''}`;
          if (shows) found.add(at);
          each({ place: at, found: shows, from, to: Date.now() });
        }
    for (const host of hosts)
      for (const language of languages) {
        const headers = { 'sec-fetch-site': 'same-origin' };
        const body = `${language} strip.card /`;
        const picks = await ask(served.port, { method: 'POST', host, path: '/picks', headers, body });
        if (picks.text.includes(marker)) found.add(`${host} /picks ${language}`);
      }
    const from = Date.now();
    const telling = await told(marker);
    for (const topic of telling) found.add(`told ${topic}`);
    each({ place: 'told', found: telling.length > 0, from, to: Date.now() });
    return { found, asked };
  }

  /** Every exit shows it, so that its absence later means something. */
  async function expectEverywhere(planted: Planted): Promise<void> {
    const { found } = await leaks(planted);
    for (const [place, hidden] of planted.hidden) {
      const [host = '', language] = place.split(' ');
      for (const path of addressesOf(routes, language === 'ja' ? 'ja' : 'en', hidden))
        expect(found, `${host} ${path} shows it`).toContain(`${host} ${path}`);
      for (const { method, path, form } of memberAsksOf(routes, language === 'ja' ? 'ja' : 'en', hidden))
        expect(found, `${host} ${method} ${path} shows it`).toContain(
          `${host} ${method} ${path} ${form['story'] ?? ''}`,
        );
      const other = hosts.find((one) => one !== host);
      const front = language === 'ja' ? '/ja/' : '/';
      for (const path of toldFeeds.filter((one) => one.startsWith('/ja/') === (language === 'ja')))
        expect(found, `${host} tells of it in ${path}`).toContain(`told http://${host}${path}`);
      expect(found, `promos on ${host}`).toContain(`${host} /picks ${language}`);
      expect(found, `the block on ${other} shows what ${host} has`).toContain(`${other} ${front}`);
    }
  }

  async function expectNowhere(planted: Planted): Promise<void> {
    const { found, asked } = await leaks(planted);
    expect([...found]).toEqual([]);
    expect(asked).toBeGreaterThan(100);
  }

  return { desk, served, plant, leaks, expectEverywhere, expectNowhere };
}

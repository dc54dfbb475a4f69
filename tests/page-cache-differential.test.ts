/** Whatever the desk does, in whatever order: what a node keeps is what it would make now. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { testClock } from './support/clock.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { hasHeard, keptPages } from './support/kept-pages.ts';
import { monthSitemap } from './support/month-sitemap.ts';
import { authorSlugs, randomDesk, seriesSlug, tagSlugs, verb } from './support/random-desk.ts';
import type { Drawn } from './support/random-desk.ts';
import { servingNode } from './support/serving-node.ts';
import type { ServingNode } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const clock = testClock();
const desk = await testDesk({ databaseUrl, dataDir, now: clock.now });
const pictures = [await desk.addPicture({ hue: 10 }), await desk.addPicture({ hue: 200 })];
const random = randomDesk(desk, clock, dataDir, pictures);

const sections = ['town', 'town/market', 'town/school', 'sea'];
const onEverySite = ['', '/ja'].flatMap((prefix) => [
  `${prefix}/`,
  `${prefix}/home.lite`,
  `${prefix}/feed`,
  `${prefix}/feed.atom`,
  `${prefix}/feed.json`,
  ...['', '.lite'].map((form) => `${prefix}/series/${seriesSlug}${form}`),
  `${prefix}/sitemap.xml`,
  `${prefix}/sitemap-pages.xml`,
  prefix + monthSitemap(clock.now()),
  `${prefix}/news-sitemap.xml`,
  ...sections.flatMap((section) =>
    ['', '.lite', '/feed', '/feed.atom', '?page=2', '.lite?page=2'].map((end) => `${prefix}/category/${section}${end}`),
  ),
  ...tagSlugs.flatMap((tag) => ['', '/feed', '?page=2'].map((end) => `${prefix}/tag/${tag}${end}`)),
  ...authorSlugs.flatMap((author) => ['', '.lite', '/feed.atom'].map((end) => `${prefix}/author/${author}${end}`)),
]);

/** Reads every page once, so that it is kept. */
async function fill(served: ServingNode): Promise<void> {
  const stories = random.newest.flatMap(({ site, path }) => [[site, path] as const, [site, `${path}.lite`] as const]);
  const fronts = ['harbour', 'ridge'].flatMap((site) => onEverySite.map((path) => [site, path] as const));
  const read = async ([site, path]: readonly [string, string]): Promise<void> => {
    const { status } = await served.get(`${site}.localhost`, path);
    expect([200, 404, 410], path).toContain(status);
  };
  await Promise.all([...fronts, ...stories].map(read));
}

beforeAll(async () => {
  await random.makeFiles();
  // One short of a second page, so that the next verbs go over the edge and back.
  const place = { site: 'harbour', section: 'town/market', language: 'en' } as const;
  for (let n = 0; n < 15; n += 1)
    await random.perform({
      do: 'publish new',
      place,
      kind: 'news',
      picture: n % 3 === 0,
      names: n,
      tags: ['ferries'],
      authors: ['mio'],
    });
});

test(
  'every kept page is what a fresh render of it is, after any verbs in any order',
  { timeout: 180_000 },
  async () => {
    const served = await servingNode({ databaseUrl, dataDir, now: clock.now });
    const kept = keptPages(served.node.cache);
    const done: Drawn[] = [];
    let compared = 0;
    const property = fc.asyncProperty(fc.array(verb, { minLength: 6, maxLength: 8 }), async (drawn) => {
      for (const next of drawn) {
        await fill(served);
        done.push(next);
        await random.perform(next);
        await hasHeard(served.node.cache, desk.db);
        expect(await kept.differing(), `after ${JSON.stringify(done.slice(-4))}`).toEqual([]);
        compared += kept.compared;
      }
    });
    // Each sequence goes on where the last one ended, so a shorter one would not be the same.
    await fc.assert(property, { numRuns: 4, endOnFailure: true });
    // It would also hold for a cache that keeps nothing.
    expect(compared).toBeGreaterThan(300);
  },
);

const hill = { site: 'ridge', section: 'town/school', language: 'en' } as const;
const publish: Drawn = {
  do: 'publish new',
  place: hill,
  kind: 'news',
  picture: false,
  names: 0,
  tags: ['prices'],
  authors: ['jun'],
};

test.each([
  ['front:', [publish], publish],
  ['section:', [publish], publish],
  // The pair stands in another section, so that only the story itself leads to it.
  ['story:', [publish, { do: 'publish pair', which: 0 }], { do: 'withhold', which: 1 }],
  // The second newest of the other site goes to the top of the block.
  ['poll:', [publish], { do: 'vote', place: 1 }],
  // A story that no list of the tag has shown comes into it.
  ['tag:', [publish, { ...publish, tags: [] }], { do: 'file', which: 0, tags: ['prices'], authors: ['jun'], part: 0 }],
  [
    'author:',
    [publish, { ...publish, authors: [] }],
    { do: 'file', which: 0, tags: ['prices'], authors: ['jun'], part: 0 },
  ],
  // The first part learns of the second.
  [
    'series:',
    [publish, publish, { do: 'file', which: 1, tags: [], authors: [], part: 1 }],
    { do: 'file', which: 0, tags: [], authors: [], part: 2 },
  ],
  ['author-name:', [publish], { do: 'rename author', author: 'jun', name: 1 }],
  ['tag-name:', [{ ...publish, place: { ...hill, site: 'harbour' } }], { do: 'rename tag', tag: 'prices', name: 1 }],
  ['trending:', [publish, publish, { do: 'read', which: 0, heat: 0 }], { do: 'read', which: 1, heat: 300 }],
] satisfies [string, Drawn[], Drawn][])(
  'a node that forgets the tags %s is found out',
  async (forgotten, before, next) => {
    const served = await servingNode({ databaseUrl, dataDir, now: clock.now });
    const { cache } = served.node;
    const purge = cache.purge.bind(cache);
    const known = (tags: readonly string[]): string[] => tags.filter((tag) => !tag.startsWith(forgotten));
    cache.purge = (tags, gone) => purge(known(tags), known(gone));
    const kept = keptPages(cache);
    for (const drawn of before) await random.perform(drawn);
    await hasHeard(cache, desk.db);
    await fill(served);
    await random.perform(next);
    await hasHeard(cache, desk.db);
    expect(await kept.differing()).not.toEqual([]);
  },
);

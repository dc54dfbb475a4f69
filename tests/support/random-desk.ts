/** A desk that does anything, in any order: what fast-check draws, done by the product's verbs. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { makeMissingRenditions, startImageProcess } from '../../src/features/media/media.ts';
import { openPollWithin } from '../../src/features/polls/open-poll.ts';
import { closePoll, pollTag } from '../../src/features/polls/polls.ts';
import { fileStory, publishDueStories, reviseStoryWithin, tagsOfPicture } from '../../src/features/stories/stories.ts';
import { addAuthor, allAuthors, changeAuthor } from '../../src/features/authors/authors.ts';
import { addSeries, allSeries, changeSeries } from '../../src/features/series/series.ts';
import { addTag, allTags, changeTag, mergeTags } from '../../src/features/tags/tags.ts';
import { recomputeTrending } from '../../src/features/trending/trending.ts';
import { announce } from '../../src/platform/db/announce.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { KnownError } from '../../src/platform/http/errors.ts';
import type { TestClock } from './clock.ts';
import { heatStory } from './heat.ts';
import type { TestDesk, Wanted } from './test-desk.ts';

const actor = 'desk:random';
const places = ['town', 'town/market', 'town/school', 'sea'] as const;
/** Most of it in one section, so that its pages fill and empty. */
const place = fc.record({
  site: fc.constantFrom('harbour', 'harbour', 'harbour', 'ridge'),
  section: fc.constantFrom(...places),
  language: fc.constantFrom('en' as const, 'en' as const, 'ja' as const),
});
const kind = fc.constantFrom(...(['news', 'news', 'guide', 'question', 'contest'] as const));

/** A contest that closes when the first day of the test's clock ends: its cards then say something else. */
const closingTonight = {
  ...{ theme: 'The harbour', opens: '2026-11-20', closes: '2026-11-24' },
  ...{ channels: [{ by: 'post', how: 'A drawing' }], prizes: [{ place: '1st', what: 'A boat' }] },
};
/** What stories are filed under: one tag, two, or none. */
export const tagSlugs = ['ferries', 'prices'] as const;
const filed = fc.subarray([...tagSlugs]);
/** Who has written them: one, both, or nobody. */
export const authorSlugs = ['mio', 'jun'] as const;
const written = fc.subarray([...authorSlugs]);
/** Which part of the one series of its site; 0: none. */
export const seriesSlug = 'one-by-one';
const part = fc.integer({ min: 0, max: 5 });
/** Which of the stories there are, newest first: the newest are on all the fronts. */
const which = fc.nat({ max: 24 });

export const verb = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      ...{ do: fc.constant('publish new' as const), place, kind, picture: fc.boolean(), names: which },
      ...{ tags: filed, authors: written },
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('publish pair' as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('revise' as const), which, picture: fc.boolean(), names: which }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('file' as const), which, tags: filed, authors: written, part }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('rename tag' as const), tag: fc.constantFrom(...tagSlugs), name: fc.nat() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...{ do: fc.constant('rename author' as const), author: fc.constantFrom(...authorSlugs), name: fc.nat() },
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rename series' as const), name: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge tags' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('vote' as const), place: fc.integer({ min: 1, max: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close poll' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('schedule' as const), place }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('withhold' as const), which }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('release' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('kill' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('embargo' as const), which, open: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('expire' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('add renditions' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('read' as const), which, heat: fc.constantFrom(0, 20, 300) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 900 }) }) },
);
export type Drawn = typeof verb extends fc.Arbitrary<infer Value> ? Value : never;

export interface RandomDesk {
  /** What its stories may be filed under; before the first verb. */
  makeFiles(): Promise<void>;
  perform(drawn: Drawn): Promise<void>;
  /** Site key and path of the newest stories. */
  readonly newest: readonly { site: string; path: string }[];
}

export function randomDesk(desk: TestDesk, clock: TestClock, dataDir: string, pictures: number[]): RandomDesk {
  const stories: { id: number; site: string; path: string; wanted: Wanted }[] = [];
  let written = 0;
  const words = (): Wanted => ({ headline: `Headline ${(written += 1)}`, body: [`Paragraph ${written}.`] });
  let poll: number | undefined;
  const harbour = desk.network.siteByKey('harbour')!;

  /** Those that are not there, on every site. */
  async function makeFiles(): Promise<void> {
    const known = new Set((await allAuthors(desk.db)).map(({ slug }) => slug));
    for (const slug of authorSlugs.filter((one) => !known.has(one)))
      await addAuthor(desk.db, desk.network, { slug, name: { en: slug } }, actor);
    for (const site of desk.network.sites) {
      if ((await allSeries(desk.db, site.id)).length === 0)
        await addSeries(desk.db, site, { slug: seriesSlug, title: { en: 'One by one' } }, actor);
      const there = new Set((await allTags(desk.db, site.id)).map(({ slug }) => slug));
      for (const slug of tagSlugs.filter((one) => !there.has(one)))
        await addTag(desk.db, site, { slug, name: { en: slug } }, actor);
    }
  }

  /** A body that names a picture, another story and, now and then, a poll. */
  async function naming(names: number): Promise<Wanted> {
    const said = words();
    const picture = { id: pictures[names % pictures.length]!, alt: 'A.', caption: `Caption ${written}.`, credit: 'C.' };
    const other = stories[names % Math.max(1, stories.length)];
    if (poll === undefined || names % 3 === 0) poll = await openPoll();
    const blocks = [
      { image: picture },
      ...(other ? [{ story: other.id }] : []),
      ...(names % 2 === 0 ? [{ poll: { number: poll, question: 'Well?', answers: ['Yes', 'No'] } }] : []),
    ];
    return { ...said, body: [...(said.body ?? []), ...blocks] };
  }

  const openPoll = (): Promise<number> => {
    const closesAt = new Date(clock.now().getTime() + 40_000_000);
    return openPollWithin(
      desk.db,
      { question: 'Well?', answers: ['Yes', 'No'], closesAt, hidden: false },
      actor,
      clock.now(),
    );
  };
  const pictureOf = (has: boolean): Wanted => (has ? { pictureId: pictures[written % pictures.length]! } : {});

  async function start(wanted: Wanted, how: 'publish' | 'draft'): Promise<number> {
    const { id, path } = how === 'publish' ? await desk.publishNew(wanted) : await desk.write(wanted);
    stories.unshift({ id, path, site: wanted.site ?? 'harbour', wanted });
    return id;
  }

  /** New words for a story, which stays of its kind. */
  const wordsFor = ({ wanted: { kind: own, fields } }: { wanted: Wanted }): Wanted => ({
    ...words(),
    kind: own,
    fields,
  });

  async function release(id: number, change: Parameters<typeof reviseStoryWithin>[3]): Promise<void> {
    const { copy } = await desk.draftOf(wordsFor(stories.find((story) => story.id === id)!));
    await desk.db.transaction().execute((tx) => reviseStoryWithin(tx, id, copy, change, actor, clock.now()));
  }

  async function act(drawn: Drawn): Promise<unknown> {
    const story = 'which' in drawn ? stories[drawn.which % stories.length]! : undefined;
    switch (drawn.do) {
      case 'publish new':
        return start(
          {
            ...{ ...(await naming(drawn.names)), ...drawn.place, kind: drawn.kind, ...pictureOf(drawn.picture) },
            ...{ tags: drawn.tags, authors: drawn.authors },
            ...(drawn.kind === 'contest' ? { fields: closingTonight } : {}),
          },
          'publish',
        );
      case 'publish pair': {
        const language = story!.wanted.language === 'ja' ? 'en' : 'ja';
        return start({ ...words(), site: story!.site, language, pairOf: story!.id }, 'publish');
      }
      case 'schedule':
        await desk.schedule(await start({ ...words(), ...drawn.place }, 'draft'), clock.now());
        return publishDueStories(desk.db, clock.now());
      case 'revise':
        return desk.revise(story!.id, {
          ...wordsFor(story!),
          ...(await naming(drawn.names)),
          ...pictureOf(drawn.picture),
        });
      case 'file': {
        const { filing } = await desk.draftOf({
          ...{ site: story!.site, tags: drawn.tags, authors: drawn.authors },
          series: drawn.part === 0 ? null : { slug: seriesSlug, part: drawn.part },
        });
        return fileStory(desk.db, story!.id, filing ?? {}, actor);
      }
      case 'rename tag':
        return changeTag(desk.db, harbour, drawn.tag, { name: { en: `${drawn.tag} ${drawn.name}` } }, actor);
      case 'rename author':
        return changeAuthor(desk.db, desk.network, drawn.author, { name: { en: `A. ${drawn.name}` } }, actor);
      case 'rename series':
        return changeSeries(desk.db, harbour, seriesSlug, { title: { en: `Title ${drawn.name}` } }, actor);
      case 'merge tags':
        await mergeTags(desk.db, harbour, { from: 'prices', into: 'ferries' }, actor);
        return makeFiles();
      case 'vote':
        if (poll !== undefined) await addVote(desk.db, poll, drawn.place);
        return undefined;
      case 'close poll':
        return poll === undefined ? undefined : closePoll(desk.db, poll, clock.now(), actor);
      case 'withhold':
        return desk.withhold(story!.id);
      case 'release':
        return desk.publish(story!.id);
      case 'kill':
        return desk.kill(story!.id, 'Withdrawn by its agency.');
      case 'embargo':
        return release(story!.id, { embargoOpen: drawn.open });
      case 'expire':
        return release(story!.id, { expiresAt: new Date(Date.now() - 1_000) });
      case 'add renditions': {
        const images = startImageProcess();
        const media = { db: desk.db, folder: `${dataDir}/media`, images };
        await makeMissingRenditions(media, pictures[0]!, (id) => tagsOfPicture(desk.db, id));
        return images.close();
      }
      case 'read':
        await heatStory(desk.db, story!.id, story!.site, drawn.heat, clock.now());
        return recomputeTrending(
          desk.db,
          desk.network.sites.map(({ id }) => id),
          clock.now(),
        );
      case 'wait':
        return clock.advance(drawn.minutes * 60_000);
    }
  }

  return {
    makeFiles,
    async perform(drawn) {
      try {
        await act(drawn);
      } catch (error) {
        // What the desk may not do with this story, it does not do.
        if (!(error instanceof KnownError)) throw error;
      }
    },
    get newest() {
      return stories.slice(0, 12).map(({ site, path }) => ({ site, path }));
    },
  };
}

/** As a member's vote leaves it. */
async function addVote(db: Db, poll: number, place: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`update poll_answer set votes = votes + 1 where poll_id = ${poll} and place = ${place}`.execute(tx);
    await announce(tx, [pollTag(poll)]);
  });
}

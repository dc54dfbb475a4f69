/** What a story's times decide: schedule, embargo, expiry; by the node's clock and by the database's. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import {
  announceClock,
  killStory,
  publishDueStories,
  publishStory,
  reviseStory,
  scheduleStory,
  withholdStory,
} from '../src/features/stories/stories.ts';
import { testClock } from './support/clock.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { monthSitemap } from './support/month-sitemap.ts';
import { sampleCopy } from './support/sample-stories.ts';
import { servingNode } from './support/serving-node.ts';
import { storyDesk } from './support/story-desk.ts';
import { until } from './support/until.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
/** Beside the database's own clock, which is the real one. */
const clock = testClock(new Date().toISOString());
const { get } = await servingNode({ databaseUrl: database.url, dataDir, now: clock.now });
const { draft, statusOf, becomes, auditOf, tombstones } = storyDesk(db, network, get, dataDir);
const hour = 3_600_000;
const desk = 'desk:test';

describe('a scheduled story', () => {
  test('goes out when its time has come, once, also when the task runs late and twice', async () => {
    const { storyId, address } = await draft({ slug: 'scheduled' });
    const at = new Date(clock.now().getTime() + hour);
    await scheduleStory(db, storyId, at, desk);
    const { rows } = await sql<{
      run_at: Date;
    }>`select run_at from graphile_worker.jobs where key = ${`publish-due:${storyId}`}`.execute(db);
    expect(rows).toEqual([{ run_at: at }]);
    expect(await publishDueStories(db, new Date(at.getTime() - 1))).toEqual({ published: [], failed: [] });
    expect(await statusOf(address)).toBe(404);
    const late = new Date(at.getTime() + 26 * hour);
    const [one, other] = await Promise.all([publishDueStories(db, late), publishDueStories(db, late)]);
    expect([...one.published, ...other.published]).toEqual([storyId]);
    expect(await publishDueStories(db, late)).toEqual({ published: [], failed: [] });
    await becomes(address, 200);
    expect((await auditOf(storyId)).filter((action) => action === 'story.publish')).toHaveLength(1);
  });

  test('moved to another time goes out at that one', async () => {
    const { storyId } = await draft({ slug: 'moved' });
    const first = new Date(clock.now().getTime() + hour);
    await scheduleStory(db, storyId, first, desk);
    await scheduleStory(db, storyId, new Date(first.getTime() + hour), desk);
    expect((await publishDueStories(db, first)).published).toEqual([]);
    expect((await publishDueStories(db, new Date(first.getTime() + hour))).published).toEqual([storyId]);
  });

  test('one that cannot go out is named and does not hold up the next', async () => {
    const bad = await draft({ slug: 'bad-scheduled' });
    const good = await draft({ slug: 'good-scheduled' });
    const at = new Date(clock.now().getTime() + hour);
    await scheduleStory(db, bad.storyId, at, desk);
    await scheduleStory(db, good.storyId, at, desk);
    await reviseStory(db, bad.storyId, sampleCopy({ headline: ' ' }), desk, clock.now());
    const { published, failed } = await publishDueStories(db, at);
    expect(published).toEqual([good.storyId]);
    expect(failed).toEqual([{ storyId: bad.storyId, error: expect.objectContaining({ code: 'story-incomplete' }) }]);
    await withholdStory(db, bad.storyId, desk, clock.now());
    expect((await publishDueStories(db, at)).failed).toEqual([]);
  });
});

test('a scheduled story that is killed does not come out', async () => {
  const { storyId } = await draft({ slug: 'killed-before' });
  await scheduleStory(db, storyId, clock.now(), desk);
  await killStory(db, tombstones, storyId, null, desk, clock.now());
  expect(await publishDueStories(db, new Date(clock.now().getTime() + hour))).toEqual({ published: [], failed: [] });
});

describe('what the clock decides', () => {
  test('an expired story is gone, by the node’s clock as by the database’s', async () => {
    const expiresAt = new Date(clock.now().getTime() + hour);
    const { storyId, address } = await draft({ slug: 'expires', expiresAt });
    await publishStory(db, storyId, desk, clock.now());
    await becomes(address, 200);
    await until('the home page', async () => (await get('news.localhost', '/')).text.includes(address));
    clock.advance(hour);
    expect(await statusOf(address)).toBe(404);
    for (const list of ['/', '/feed', monthSitemap(clock.now()), '/category/national'])
      expect((await get('news.localhost', list)).text, list).not.toContain(address);
  });

  test('an embargo ends when both clocks say so, and the task shows it', async () => {
    const { rows } = await sql<{ now: Date }>`select now() as now`.execute(db);
    const databaseNow = rows[0]?.now ?? new Date();
    const ahead = new Date(databaseNow.getTime() + 5 * hour);
    const early = await draft({ slug: 'embargo-ahead', embargoUntil: ahead });
    await publishStory(db, early.storyId, desk, clock.now());
    // A node whose clock runs ahead of the database's opens nothing.
    while (clock.now() <= ahead) clock.advance(hour);
    await announceClock(db, { storyId: early.storyId });
    expect(await statusOf(early.address)).toBe(404);
    expect((await get('news.localhost', monthSitemap(clock.now()))).text).not.toContain(early.address);

    // A node whose clock runs behind opens nothing either, until its own time has come.
    const past = new Date(databaseNow.getTime() - 1);
    const late = await draft({ slug: 'embargo-past', embargoUntil: past });
    await publishStory(db, late.storyId, desk, clock.now());
    clock.advance(past.getTime() - hour - clock.now().getTime());
    expect((await get('news.localhost', '/')).text).not.toContain(late.address);
    // The task runs by the database's clock, so this node hears of it too early.
    await announceClock(db, { storyId: late.storyId });
    await announceClock(db, { since: new Date(past.getTime() - 1), until: past });
    expect(await statusOf(late.address)).toBe(404);
    for (const list of ['/', monthSitemap(clock.now())])
      expect((await get('news.localhost', list)).text, list).not.toContain(late.address);
    clock.advance(hour);
    expect(await statusOf(late.address)).toBe(200);
    for (const list of ['/', monthSitemap(clock.now())])
      expect((await get('news.localhost', list)).text, list).toContain(late.address);
  });
});
